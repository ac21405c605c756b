"""Addresses of group dates in a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.companionship.gatherings.views import hosts, seats

urlpatterns = [
    path(_("group-dates/"), hosts.dates, name="space_group_dates"),
    path(_("group-dates/open/<int:pk>/"), hosts.open_one, name="space_group_open"),
    path(_("group-dates/<int:pk>/"), hosts.date, name="space_group_date"),
    path(_("group-dates/<int:pk>/guests/"), hosts.guests, name="space_group_guests"),
    path(_("group-dates/<int:pk>/change/"), hosts.change, name="space_group_change"),
    path(_("group-dates/<int:pk>/cancel/"), hosts.cancel, name="space_group_cancel"),
    path(_("group-dates/<int:pk>/write/"), hosts.write, name="space_group_write"),
    path(_("group-dates/place/<int:pk>/"), seats.by_member, name="space_group_place"),
    path(_("group-dates/place/<int:pk>/leave/"), seats.leave_by_member, name="space_group_leave"),
]
