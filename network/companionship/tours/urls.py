"""Addresses of tours in a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.companionship.tours.views import composing, following

urlpatterns = [
    path(_("tours/"), composing.tours, name="space_tours"),
    path(_("tours/add/<uuid:key>/"), composing.add, name="space_tour_add"),
    path(_("tours/<int:pk>/"), following.tour, name="space_tour"),
    path(_("tours/<int:pk>/compose/"), composing.compose, name="space_tour_compose"),
    path(_("tours/<int:pk>/ask/"), following.ask, name="space_tour_ask"),
    path(_("tours/<int:pk>/replace/<int:stop>/"), following.replace, name="space_tour_replace"),
    path(_("tours/<int:pk>/sheet/"), following.sheet, name="space_tour_sheet"),
    path(_("tours/<int:pk>/calendar/"), following.calendar_file, name="space_tour_calendar"),
    path(_("tours/<int:pk>/delete/"), following.delete, name="space_tour_delete"),
]
