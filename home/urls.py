"""Addresses under a language that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home import completion, question_views, views
from home.figures.views import figures
from home.observatory.views import observe

urlpatterns = [
    path("complete.json", completion.completions, name="complete"),  # no page can stand there: slugs have no dot
    path(_("not-translated/<uuid:key>/"), views.not_translated, name="not_translated"),
    path(_("unanswered-searches/"), question_views.questions, name="questions"),
    path(_("unanswered-searches/<int:pk>/me-too/"), question_views.me_too, name="question_me_too"),
    path(_("unanswered-searches/<int:pk>/write/"), question_views.write, name="question_write"),
    path(_("observatory/"), observe, name="observatory"),
    path(_("visits/figures/"), figures, name="visit_figures"),
    path(_("components/"), views.gallery, name="gallery"),
]
