"""Addresses of requests in a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.companionship.views import space

urlpatterns = [
    path(_("requests/"), space.requests, name="space_requests"),
    path(_("requests/<int:pk>/"), space.request_page, name="space_request"),
    path(_("requests/<int:pk>/<slug:name>/"), space.act, name="space_act"),
    path(_("requests/<int:pk>/messages/<int:message>/"), space.report_message, name="space_report_message"),
]
