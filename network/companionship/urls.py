"""Addresses of requests for visits, under a language, for whoever has no account."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from network.companionship.views import asking, following, links

urlpatterns = [
    path(_("visits/ask/<uuid:key>/"), asking.ask, name="visit_ask"),
    path(_("visits/asked/"), asking.asked, name="visit_asked"),
    path(_("visits/link/<str:token>/"), links.link, name="visit_link"),
    path(_("visits/request/<str:token>/"), following.by_link, name="visit_follow"),
    path(_("visits/request/<str:token>/<slug:name>/"), following.act_by_link, name="visit_act"),
    path(_("visits/request/<str:token>/messages/<int:pk>/"), following.report_by_link, name="visit_report_message"),
]
