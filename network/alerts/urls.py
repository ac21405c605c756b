"""Addresses at which one begins to follow, and stops."""

from django.urls import path

from .views import alerts_stop, follow

urlpatterns = [
    path("", follow, name="follow"),
    path("<str:token>/", alerts_stop, name="alerts_stop"),
]
