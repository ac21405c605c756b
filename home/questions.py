"""Questions without an answer, on the pages that say how to answer them."""

from django.http import HttpRequest
from django.utils.translation import pgettext

from core.caching import depends_on
from home.navigation import frame
from search.learning.questions import name_of, open_question
from search.models import Question


def contribute_url() -> str:
    """The page of the footer whose address has the word for it; empty where there is none."""
    word = pgettext("part of an address", "contribute")
    return next((link.url for link in frame().footer if word in link.url), "")


def question_of(request: HttpRequest) -> Question | None:
    """The open question that the parameter « question » names: what a page says how to answer."""
    question = open_question(request.GET.get("question", ""))
    if question:
        depends_on(name_of(question.language))
    return question
