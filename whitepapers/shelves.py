"""The list of white papers."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from core.caching import depends_on, keep_private
from core.presentation import foreign, language_of
from whitepapers.enums import Stage
from whitepapers.models import Consultation, VersionText, WhitePaperIndexPage, WhitePaperPage
from whitepapers.permissions import may_read
from whitepapers.services.publishing import SHELVES


@dataclass(frozen=True)
class Shelf:
    """A white paper as its reader finds it. text: of the latest version that he or she may read. closes_on: the last
    day of its consultation, where that is open."""

    text: VersionText
    url: str
    lang: str
    stage: Stage
    closes_on: date | None


def shelves(index: WhitePaperIndexPage, user: Any) -> tuple[Shelf, ...]:
    """Those that this person may read, what is in consultation first, then the newest. Three queries for the public.

    One that is not in the language of the list stands there in the language in which it was written.
    """
    pages: dict[UUID, WhitePaperPage] = {}
    written = WhitePaperPage.objects.live().select_related("locale", "alias_of__locale").order_by("path")
    for page in sorted(written, key=lambda one: one.locale_id != index.locale_id):
        pages.setdefault(page.translation_key, page)
    depends_on(SHELVES, "navigation")
    if user.is_authenticated:
        keep_private()
    latest = _latest(pages, user)
    open_ones = {
        one.paper.key: one
        for one in Consultation.objects.filter(paper__key__in=latest, closed_at=None).select_related("paper")
        if one.is_open(localdate())
    }
    found = [
        Shelf(
            text=text,
            url=pages[key].url or "",
            lang=foreign(text.language),
            stage=Stage(text.version.paper.stage),
            closes_on=open_ones[key].closes_on if key in open_ones else None,
        )
        for key, text in latest.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.closes_on is None, -one.text.version.published_at.timestamp())))


def _latest(pages: dict[UUID, WhitePaperPage], user: Any) -> dict[UUID, VersionText]:
    languages = {key: language_of(page.alias_of or page) for key, page in pages.items()}
    texts = (
        VersionText.objects.filter(version__paper__key__in=pages)
        .select_related("version__paper", "version__consultation")
        .defer("content")
        .order_by("-version__number")
    )
    found: dict[UUID, VersionText] = {}
    for text in texts:
        key = text.version.paper.key
        if key not in found and text.language == languages[key] and may_read(user, text.version, pages[key]):
            found[key] = text
    return found
