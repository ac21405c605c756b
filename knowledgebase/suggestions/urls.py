"""Addresses of the form by which barriers are suggested, under a language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from knowledgebase.suggestions import views

urlpatterns = [
    path(_("suggest-a-barrier/"), views.suggest_barrier, name="suggest_barrier"),
    path(_("suggest-a-barrier/thanks/"), views.suggested, name="barrier_suggested"),
]
