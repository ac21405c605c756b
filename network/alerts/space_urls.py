"""Addresses of alerts in a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from .views import alerts

urlpatterns = [path(_("alerts/"), alerts, name="space_alerts")]
