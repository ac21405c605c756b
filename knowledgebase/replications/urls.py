"""Addresses of répliques, under a language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from knowledgebase.replications import views

urlpatterns = [
    path(_("visits/<int:pk>/replication/"), views.by_member, name="replicate"),
    path(_("visits/<int:pk>/learned/"), views.learn, name="learn"),
    path(_("visits/replication/<str:token>/"), views.by_link, name="replicate_by_link"),
]
