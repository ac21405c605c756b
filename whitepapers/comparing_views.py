"""The page that compares two versions of a white paper, for those who may read both."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from core.presentation import crumbs
from core.vocabulary import label
from whitepapers.comparing import Compared, Comparison, Line, State, compare
from whitepapers.contributions.credits import Credits, credits_of
from whitepapers.models import WhitePaperPage
from whitepapers.presentation import Reading
from whitepapers.reading import words_by
from whitepapers.text import PaperText
from whitepapers.views import SECTION, for_readers, read

# How each text of a white paper is called; a passage of a chapter needs no name.
NAMES = {
    "title": _("Title"),
    "summary": _("Summary"),
    "foreword": _("Foreword"),
    "authorities": _("Addressed to"),
    "current_rule": _("The rule today"),
    "change": _("The change asked for"),
    "why": _("Why"),
    "for_whom": _("For whom"),
    "cost": _("What it costs or saves"),
    "cost_source": _("Source of this amount"),
    "met_at": _("Meeting at which it was first said"),
    "recommended": _("What that meeting recommended"),
}


@dataclass(frozen=True)
class Block:
    """A text that differs; same: how many before it do not. line: nothing after the last one."""

    same: int
    name: str
    line: Line | None


@dataclass(frozen=True)
class Piece:
    """A chapter or a proposal that differs."""

    compared: Compared
    blocks: tuple[Block, ...]
    proposals: tuple["Piece", ...]
    same: int  # proposals that do not differ
    credits: tuple[str, ...]  # what contributions brought into it


@dataclass(frozen=True)
class ComparisonView:
    front: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    same: int  # chapters that do not differ
    changed: int
    added: int
    removed: int


@for_readers
def comparison(request: HttpRequest, page: WhitePaperPage, old: int, new: int) -> HttpResponse:
    """What became of one version in another, block by block; ``?side=yes`` puts them side by side."""
    if old > new:
        return redirect(_address(request, page, new, old))
    before, after = read(request, page, old), read(request, page, new)
    context = {
        "page": page,
        "reading": after,
        "before": before,
        "view": _view(
            _compared(_digest(before), _digest(after), _authorities(before.text, after.text)),
            credits_of(after, old, new),
        ),
        "beside": request.GET.get("side") == "yes",
        "crumbs": (*crumbs(SECTION), (after.text.title, page.url), (_("Versions"), f"{page.url}versions/")),
    }
    response = render(request, "whitepapers/comparison.html", context)
    if not (_is_public(before) and _is_public(after)):
        add_never_cache_headers(response)
    return response


def chosen(request: HttpRequest, page: WhitePaperPage) -> HttpResponse:
    """From the form of the versions to the comparison of the two that were chosen, side by side where they were."""
    numbers = [request.GET.get(name, "") for name in ("old", "new")]
    if not all(number.isdecimal() and len(number) < 6 for number in numbers):
        return redirect(f"{page.url}versions/")
    old, new = sorted(int(number) for number in numbers)
    return redirect(_address(request, page, old, new))


def _address(request: HttpRequest, page: WhitePaperPage, old: int, new: int) -> str:
    beside = "?side=yes" if request.GET.get("side") == "yes" else ""
    return f"{page.url}versions/{old}-{new}/{beside}"


def _digest(reading: Reading) -> str:
    if reading.version is None:
        raise ValueError("The working text is no version.")
    texts = reading.version.texts.all()  # read with the versions, without their content
    return next(text.digest for text in texts if text.language == reading.text.language)


def _authorities(*texts: PaperText) -> tuple[tuple[str, str], ...]:
    """What the authorities in these texts are called today: the page depends on their names."""
    codes = {code for text in texts for part in (text, *text.proposals()) for code in part.authorities}
    return tuple((code, label("authority", code)) for code in sorted(codes))


@lru_cache(maxsize=16)
def _compared(old: str, new: str, authorities: tuple[tuple[str, str], ...]) -> Comparison:
    """The texts of two digests, compared once: versions never change, and long ones take a while."""
    return compare(words_by(old), words_by(new), dict(authorities).__getitem__)


def _is_public(reading: Reading) -> bool:
    return reading.version is None or reading.version.is_public


def _view(found: Comparison, credits: Credits) -> ComparisonView:
    pieces = tuple(_piece(one, credits) for one in found.chapters if one.differs)
    return ComparisonView(
        front=tuple(block for block in _blocks(found.front) if block.line),
        pieces=pieces,
        same=len(found.chapters) - len(pieces),
        changed=found.count(State.CHANGED),
        added=found.count(State.ADDED),
        removed=found.count(State.REMOVED),
    )


def _piece(one: Compared, credits: Credits) -> Piece:
    proposals = tuple(_piece(proposal, credits) for proposal in one.proposals if proposal.differs)
    same = len(one.proposals) - len(proposals)
    return Piece(one, tuple(_blocks(one.lines)), proposals, same, credits.get(one.key, ()))


def _blocks(lines: tuple[Line, ...]) -> Iterator[Block]:
    same = 0
    for line in lines:
        if line.state == State.SAME and not line.moved:
            same += line.name != "title"
            continue
        yield Block(same, str(NAMES.get(line.name, "")), line)
        same = 0
    if same:
        yield Block(same, "", None)
