"""The addresses of a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path("", views.start, name="space"),
    path(_("account/"), views.account, name="space_account"),
]
