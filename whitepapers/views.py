"""The pages of a white paper: its cover and contents, its chapters, its proposals, its versions.

What is not for everybody is for whoever may read it: others are asked to log in, or told for whom it is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.caching import depends_on, keep_private, page_name
from core.presentation import crumbs
from whitepapers.chain import chain_of
from whitepapers.contributions.presentation import bars
from whitepapers.contributions.queries import brought_in, positions_of, talk_of, visible
from whitepapers.follow_up import follow_up
from whitepapers.models import ChapterPage, ProposalPage, Version, WhitePaperPage, paper_page
from whitepapers.presentation import Reading, chapter_url, chapter_view, paper_view, proposal_view
from whitepapers.printing.views import version_answer
from whitepapers.reading import reading_of, reading_of_draft
from whitepapers.text import ChapterText, ProposalText

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponseBase)
SECTION = "white_papers"
READABLE = {"ensure_ascii": False}


class NotForYou(Exception):
    """What was asked for is not for this reader; `answer` is what is said instead."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


def for_readers(view: Callable[P, Answer]) -> Callable[P, Answer | HttpResponse]:
    """A view that calls `read`: who may not read gets what is said instead."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> Answer | HttpResponse:
        try:
            return view(*args, **kwargs)
        except NotForYou as refused:
            return refused.answer

    return answered


@for_readers
def paper(request: HttpRequest, page: WhitePaperPage, number: int | None = None) -> HttpResponseBase:
    """The cover and the contents, of the latest version or of the one of that number."""
    reading = read(request, page, number)
    document = version_answer(request, reading)
    if document is not None:
        return document
    if reading.version and request.GET.get("format") == "json":
        return _as_data(reading, reading.version)
    context = {
        "page": page,
        "reading": reading,
        "view": paper_view(reading),
        "crumbs": crumbs(SECTION),
        "versions": len(reading.versions),
        "has_contributions": bool(reading.version) and visible(reading).exists(),
    }
    return answer(request, reading, "whitepapers/paper.html", context)


def chapter(request: HttpRequest, page: ChapterPage) -> HttpResponse:
    """A chapter as the latest version has it; one that was left out leads to the paper."""
    return _part(request, page, ChapterText, _chapter)


def proposal(request: HttpRequest, page: ProposalPage) -> HttpResponse:
    """A proposal as the latest version has it, with what bears it out; one that was left out leads to the paper."""
    return _part(request, page, ProposalText, _proposal)


@for_readers
def chapter_of_version(request: HttpRequest, page: WhitePaperPage, number: int, slug: str) -> HttpResponse:
    """A chapter as it was in the version of that number."""
    reading = read(request, page, number)
    found = next((one for one in reading.text.chapters if one.slug == slug), None)
    if found is None:
        raise Http404
    return _chapter(request, reading, found)


@for_readers
def versions(request: HttpRequest, page: WhitePaperPage) -> HttpResponse:
    """Every version that the reader may read, the latest first, with what changed."""
    reading = read(request, page)
    context = {
        "page": page,
        "reading": reading,
        "versions": reading.versions,
        "brought_in": brought_in(reading),
        "crumbs": (*crumbs(SECTION), (reading.text.title, page.url)),
    }
    return answer(request, reading, "whitepapers/versions.html", context)


@for_readers
def following(request: HttpRequest, page: WhitePaperPage) -> HttpResponse:
    """To whom it was sent, what they answered and promised."""
    reading = read(request, page)
    context = {
        "page": page,
        "reading": reading,
        "view": follow_up(reading),
        "crumbs": (*crumbs(SECTION), (reading.text.title, page.url)),
    }
    return answer(request, reading, "whitepapers/following.html", context)


def read(request: HttpRequest, page: WhitePaperPage, number: int | None = None, part: Any = None) -> Reading:
    """What is to be shown to whoever asks. Raises NotForYou, and Http404 where there is no such version for anybody.

    part: the chapter or proposal that is asked for; in a preview, as it is being written.
    """
    if getattr(request, "is_preview", False):
        keep_private()
        return reading_of_draft(request.user, page, part)
    depends_on(page_name(page), "settings")
    reading = reading_of(request.user, page, number)
    if reading is not None:
        if reading.version and not reading.version.is_public:
            keep_private()
        return reading
    keep_private()
    there_is = Version.objects.filter(paper__key=page.translation_key)
    if not (there_is if number is None else there_is.filter(number=number)).exists():
        raise Http404
    if not request.user.is_authenticated:
        raise NotForYou(redirect_to_login(request.get_full_path()))
    raise PermissionDenied(_("This text is for the members whom its authors have asked. You are not one of them."))


@for_readers
def _part(request: HttpRequest, page: Any, kind: type, show: Any) -> HttpResponse:
    home = paper_page(page)
    reading = read(request, home, part=page)
    found = reading.text.part(str(page.translation_key))
    if not isinstance(found, kind):
        return redirect(home.url)
    return show(request, reading, found)


def _chapter(request: HttpRequest, reading: Reading, found: ChapterText) -> HttpResponse:
    context = {
        "page": reading.page,
        "reading": reading,
        "view": chapter_view(reading, found),
        "talk": talk_of(reading, [found, *found.proposals]),
        "crumbs": (*crumbs(SECTION), (reading.text.title, reading.url)),
    }
    return answer(request, reading, "whitepapers/chapter.html", context)


def _proposal(request: HttpRequest, reading: Reading, found: ProposalText) -> HttpResponse:
    chapter, view = proposal_view(reading, found)
    talk = talk_of(reading, [found])
    context = {
        "page": reading.page,
        "reading": reading,
        "view": view,
        "chapter": chapter,
        "talk": talk,
        "bars": bars(positions_of(reading, found.key)) if talk else (),
        "chain": chain_of(reading.paper, found, view.bearing.barriers),
        "crumbs": (*crumbs(SECTION), (reading.text.title, reading.url), (chapter.title, chapter_url(reading, chapter))),
    }
    return answer(request, reading, "whitepapers/proposal.html", context)


def _as_data(reading: Reading, version: Version) -> HttpResponse:
    """The words of a version for machines, as they are kept; rich text is HTML."""
    published = {"version": version.number, "published_at": version.published_at, "url": absolute(reading.url)}
    response = JsonResponse({**published, **reading.text.model_dump(mode="json")}, json_dumps_params=READABLE)
    if not version.is_public:
        add_never_cache_headers(response)
    return response


def answer(
    request: HttpRequest, reading: Reading, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the paper; kept by nobody where its version is not for everybody."""
    response = render(request, template, context, status=status)
    if reading.version and not reading.version.is_public:
        add_never_cache_headers(response)
    return response
