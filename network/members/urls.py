"""The addresses of a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path("", views.start, name="space"),
    path(_("account/"), views.account, name="space_account"),
    path(_("my-data/"), views.data, name="space_data"),
    path(_("my-data/all/"), views.all_data, name="space_all_data"),
    path(_("my-data/file/"), views.data_file, name="space_data_file"),
    path(_("my-data/erase/"), views.erase, name="space_erase"),
    path(_("organisations/"), views.organisations, name="space_organisations"),
    path(_("organisations/<int:pk>/"), views.organisation, name="space_organisation"),
    path(_("organisations/<int:pk>/sheet/"), views.sheet, name="space_sheet"),
    path(_("organisations/<int:pk>/invite/"), views.invite, name="space_invite"),
    path(_("organisations/<int:pk>/join/"), views.join, name="space_join"),
    path(_("memberships/<int:pk>/<slug:verb>/"), views.decide, name="space_decide"),
    path(_("invitation/<str:token>/"), views.invitation, name="space_invitation"),
]
