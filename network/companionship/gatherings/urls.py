"""Addresses of group dates, under a language, for whoever has no account."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.companionship.gatherings.views import public, seats

urlpatterns = [
    path(_("visits/group/"), public.dates, name="group_dates"),
    path(_("visits/group/asked/"), public.asked, name="group_asked"),
    path(_("visits/group/<int:pk>/"), public.date, name="group_date"),
    path(_("visits/group/<int:pk>/join/"), public.join, name="group_join"),
    path(_("visits/group/place/<str:token>/"), seats.by_link, name="group_place"),
    path(_("visits/group/place/<str:token>/leave/"), seats.leave_by_link, name="group_leave"),
]
