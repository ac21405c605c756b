"""Questions without an answer, on the pages that say how to answer them."""

from django.http import HttpRequest
from django.utils.translation import pgettext

from core.caching import depends_on
from home.navigation import frame
from search.learning.questions import name_of
from search.models import Question, QuestionState


def contribute_url() -> str:
    """The page of the footer whose address has the word for it; empty where there is none."""
    word = pgettext("part of an address", "contribute")
    return next((link.url for link in frame().footer if word in link.url), "")


def question_of(request: HttpRequest) -> Question | None:
    """The open question that the parameter « question » names: what a page says how to answer."""
    number = request.GET.get("question", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    question = Question.objects.filter(pk=int(number), state=QuestionState.OPEN).first()
    if question:
        depends_on(name_of(question.language))
    return question
