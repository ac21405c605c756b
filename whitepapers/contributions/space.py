"""« Mes contributions »: what a member has said of white papers, and what became of it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from network.members.views.own import for_members
from whitepapers.contributions.presentation import Reader, Shown, threads
from whitepapers.models import Contribution, VersionText, WhitePaperPage

PER_PAGE = 30


@dataclass(frozen=True)
class Entry:
    """title: of the white paper, as it was read. url: where it stands beside the text; empty for a paper that is gone.
    home: the address of the paper."""

    shown: Shown
    title: str
    url: str
    home: str


@for_members
def mine(request: HttpRequest) -> HttpResponse:
    """The newest first, 30 a page."""
    found = Contribution.objects.filter(member=request.user, withdrawn_at=None).order_by("-made_at", "-pk")
    current = Paginator(found.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("p", "1"))
    said = list(Contribution.objects.filter(pk__in=list(current.object_list)).select_related("paper"))
    reader = Reader(request.user, timezone.now())
    shown = {one.one.pk: one for one in threads(Contribution.objects.filter(pk__in=[one.pk for one in said]), reader)}
    shown |= {one.one.pk: one for root in _roots(said, reader) for one in root.answers}
    texts = VersionText.objects.filter(version__in={one.version_id for one in said}).defer("content")
    titles = {(text.version_id, text.language): text.title for text in texts}
    pages = WhitePaperPage.objects.filter(translation_key__in={one.paper.key for one in said}).select_related("locale")
    homes = {(page.translation_key, page.locale.language_code): page.url or "" for page in pages}
    by_number = {one.pk: one for one in said}
    entries = [
        _entry(by_number[pk], shown[pk], titles, homes) for pk in current.object_list if pk in by_number and pk in shown
    ]
    return render(request, "whitepapers/contributions/space.html", {"entries": entries, "current": current})


def _roots(said: list[Contribution], reader: Reader) -> list[Shown]:
    """The exchanges in which answers stand."""
    parents = {one.parent_id for one in said if one.parent_id}
    return threads(Contribution.objects.filter(pk__in=parents), reader) if parents else []


def _entry(one: Contribution, shown: Shown, titles: dict[Any, str], homes: dict[Any, str]) -> Entry:
    home = homes.get((one.paper.key, one.language), "")
    place = f"{home}contributions/{one.part_key}/{one.passage or 'position'}/#said-{one.pk}" if home else ""
    return Entry(shown, titles.get((one.version_id, one.language), ""), place, home)
