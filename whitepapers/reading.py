"""Which version of a white paper somebody reads."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.timezone import localdate

from core.presentation import content_language
from whitepapers.drafting import draft_of, with_part
from whitepapers.enums import Readers
from whitepapers.models import (
    ChapterPage,
    Consultation,
    ProposalPage,
    Version,
    VersionText,
    WhitePaper,
    WhitePaperPage,
)
from whitepapers.permissions import may_read
from whitepapers.presentation import Reading
from whitepapers.text import PaperText


@dataclass(frozen=True)
class Public:
    """The latest words that everybody may read. stage: a `Stage`, of the paper as it stands today."""

    text: PaperText
    number: int
    published: date
    stage: str


def public_text(page: WhitePaperPage) -> Public | None:
    """The latest public version in the page's language, or None. One query."""
    found = (
        VersionText.objects.filter(
            Q(version__consultation=None) | Q(version__consultation__readers=Readers.PUBLIC),
            version__paper__key=page.translation_key,
            language=page.locale.language_code,
        )
        .select_related("version__paper")
        .defer("content")
        .order_by("-version__number")
        .first()
    )
    if found is None:
        return None
    version = found.version
    return Public(words_of(found), version.number, localdate(version.published_at), version.paper.stage)


def closed_paths() -> list[str]:
    """Where the white papers stand in the tree of pages that not everybody may read yet."""
    public = Version.objects.filter(
        Q(consultation=None) | Q(consultation__readers=Readers.PUBLIC), paper__key=OuterRef("translation_key")
    )
    return list(WhitePaperPage.objects.live().exclude(Exists(public)).values_list("path", flat=True))


def versions_for(user: Any, page: WhitePaperPage) -> list[Version]:
    """The versions that this person may read, the latest first, each with its texts but for their content."""
    texts = Prefetch("texts", VersionText.objects.defer("content").order_by("language"))
    found = Version.objects.filter(paper__key=page.translation_key).select_related("consultation", "paper")
    allowed: dict[Any, bool] = {}
    kept = []
    for version in found.prefetch_related(texts):
        if version.consultation_id not in allowed:
            allowed[version.consultation_id] = may_read(user, version, page)
        if allowed[version.consultation_id]:
            kept.append(version)
    return kept


def text_of(version: Version, language: str) -> PaperText | None:
    """Its words in a language; None where it was not published in it."""
    found = next((text for text in version.texts.all() if text.language == language), None)
    return words_of(found) if found else None


def words_of(text: VersionText) -> PaperText:
    """What a text holds."""
    return words_by(text.digest)


@lru_cache(maxsize=8)
def words_by(digest: str) -> PaperText:
    """The text of this digest. A version never changes: a process reads the last few once."""
    # By the digest, not by the number: two texts of one digest are the same text.
    return PaperText(**VersionText.objects.filter(digest=digest).values_list("content", flat=True)[0])


def reading_of(user: Any, page: WhitePaperPage, number: int | None = None) -> Reading | None:
    """What this person reads of a paper: its latest version, or the one of that number; None where none may be read."""
    readable = versions_for(user, page)
    language = content_language(page)
    version = next((one for one in readable if number is None or one.number == number), None)
    text = text_of(version, language) if version else None
    if version is None or text is None:
        return None
    return Reading(
        page, version.paper, text, version, version == readable[0], current_consultation(version.paper), tuple(readable)
    )


def reading_of_draft(user: Any, page: WhitePaperPage, part: ChapterPage | ProposalPage | None = None) -> Reading:
    """The working text, as its authors see it in a preview. part: the page that is being written, as in memory."""
    paper, _made = WhitePaper.objects.get_or_create(key=page.translation_key)
    text = draft_of(page)
    shown = with_part(text, part) if part else text
    return Reading(page, paper, shown, None, True, current_consultation(paper), tuple(versions_for(user, page)))


def current_consultation(paper: WhitePaper) -> Consultation | None:
    """The one that is open or the next one; none where the last one is closed."""
    return paper.consultations.filter(closed_at=None).first()
