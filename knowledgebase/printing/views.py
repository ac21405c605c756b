"""What a page answers when a document is asked for: « format=pdf » and the like."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language

from core.presentation import content_language
from core.typesetting.kept import FORMATS, give
from knowledgebase.lists import PRACTICES

from . import PRACTICE
from . import PRACTICES as SELECTION
from .selection import subject_of

if TYPE_CHECKING:
    from knowledgebase.models import PracticeIndexPage, PracticePage


def practice_answer(request: HttpRequest, page: "PracticePage") -> HttpResponseBase | None:
    """The practice in the format that is asked for, in its own language; None when a page is wanted."""
    asked = request.GET.get("format", "")
    if asked not in FORMATS:
        return None
    return give(request, PRACTICE, str(page.pk), content_language(page), asked, page.slug)


def selection_answer(request: HttpRequest, page: "PracticeIndexPage") -> HttpResponseBase | None:
    """The practices of the list, as it is narrowed and ordered, as PDF; None when that is not asked for."""
    if request.GET.get("format") != "pdf":
        return None
    state = PRACTICES.parse(request.GET, path=request.path)
    return give(request, SELECTION, subject_of(state, page.pk), (get_language() or "fr")[:2], "pdf", page.slug)
