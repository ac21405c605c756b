"""« Recherches sans réponse »: what people looked for and nobody has written yet."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from core.caching import depends_on, page_name
from core.presentation import crumbs
from home.questions import contribute_url
from knowledgebase.admin.create import new_practice_url
from knowledgebase.models import PracticeIndexPage
from search.learning.questions import ask_too, name_of
from search.models import MeToo, Question, QuestionState

MOST = 100
MOST_ANSWERED = 10
LATELY = timedelta(days=120)


@dataclass(frozen=True)
class AskedQuestion:
    """A question as the page shows it. mine: whether the reader, who is logged in, asks it too."""

    pk: int
    words: str
    asked: int
    since: date
    members: int
    mine: bool
    write_url: str
    me_too_url: str
    demonstration: bool


def questions(request: HttpRequest) -> HttpResponse:
    """The open questions, the most asked first, and those that were answered lately."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    depends_on(name_of(language), "settings", "restrictions")
    signed_in = request.user.is_authenticated
    context = {
        "title": _("Searches without an answer"),
        "crumbs": crumbs(),
        "open": _open(language, request.user if signed_in else None),
        "answered": _answered(language),
        "sign_in_url": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}",
    }
    return render(request, "search/questions.html", context)


def _open(language: str, member: Any) -> list[AskedQuestion]:
    found = Question.objects.filter(language=language, state=QuestionState.OPEN).annotate(members=Count("me_too"))
    mine = set(MeToo.objects.filter(member=member).values_list("question_id", flat=True)) if member else set()
    ordered = sorted(found[: 3 * MOST], key=lambda one: (one.asked + one.members, one.since), reverse=True)
    return [
        AskedQuestion(
            pk=one.pk,
            words=one.words,
            asked=one.asked,
            since=one.since,
            members=one.members,
            mine=one.pk in mine,
            write_url=reverse("question_write", args=[one.pk]),
            me_too_url=reverse("question_me_too", args=[one.pk]),
            demonstration=one.demonstration,
        )
        for one in ordered[:MOST]
    ]


def _answered(language: str) -> list[Question]:
    recent = timezone.localdate() - LATELY
    public = Page.objects.live().public()
    answered = Question.objects.filter(language=language, state=QuestionState.ANSWERED, answered_on__gte=recent)
    found = list(answered.filter(answer__in=public).select_related("answer").order_by("-answered_on")[:MOST_ANSWERED])
    depends_on(*(page_name(one.answer) for one in found))
    return found


@require_POST
def me_too(request: HttpRequest, pk: int) -> HttpResponse:
    """A member asks this too, or takes it back. Whoever is not signed in is asked to be, and comes back to the page."""
    page = reverse("questions")
    if not request.user.is_authenticated:
        return redirect_to_login(page)
    ask_too(get_object_or_404(Question, pk=pk), request.user)
    return redirect(f"{page}#question-{pk}")


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to where this reader can answer: the form of a new practice, or the page that says how to contribute.

    Both get the question. 404 for a question that is not open."""
    question = get_object_or_404(Question, pk=pk, state=QuestionState.OPEN)
    index = PracticeIndexPage.objects.filter(locale__language_code=question.language, live=True).first()
    if index and request.user.is_authenticated and index.permissions_for_user(request.user).can_add_subpage():
        return redirect(new_practice_url(index.pk, question=question.pk))
    if found := contribute_url():
        return redirect(f"{found}?{urlencode({'question': question.pk})}")
    return redirect("questions") if request.user.is_authenticated else redirect_to_login(request.path)
