"""Addresses of matching in a member's space."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.matching import views

urlpatterns = [path(_("peers/"), views.peers, name="space_peers")]
