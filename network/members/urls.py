"""The addresses of a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path("", views.start, name="space"),
    path(_("account/"), views.account, name="space_account"),
    path(_("organisations/"), views.organisations, name="space_organisations"),
    path(_("organisations/<int:pk>/"), views.organisation, name="space_organisation"),
    path(_("organisations/<int:pk>/sheet/"), views.sheet, name="space_sheet"),
    path(_("organisations/<int:pk>/invite/"), views.invite, name="space_invite"),
    path(_("organisations/<int:pk>/join/"), views.join, name="space_join"),
    path(_("memberships/<int:pk>/<slug:verb>/"), views.decide, name="space_decide"),
    path(_("invitation/<str:token>/"), views.invitation, name="space_invitation"),
]
