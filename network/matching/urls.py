"""Addresses of matching, under a language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.matching import views

urlpatterns = [path(_("visits/hosts/"), views.hosts, name="visit_hosts")]
