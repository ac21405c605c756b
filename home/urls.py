"""Addresses under a language that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home import views

urlpatterns = [
    path(_("not-translated/<uuid:key>/"), views.not_translated, name="not_translated"),
    path(_("components/"), views.gallery, name="gallery"),
]
