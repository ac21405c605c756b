"""Addresses of what organisations say of barriers, under a language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from knowledgebase.meeting import views

urlpatterns = [path(_("barriers-met/<uuid:key>/"), views.meet_barrier, name="meet_barrier")]
