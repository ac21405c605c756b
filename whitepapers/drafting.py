"""The working text: a `PaperText` made of the pages as their authors last saved them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.html import escape
from wagtail.models import Revision
from wagtail.rich_text import RichText

from core.documents import codes
from core.presentation import content_language
from whitepapers.models import ChapterPage, ProposalPage, WhitePaperPage
from whitepapers.text import PROPOSAL_FIELDS, ChapterText, PaperText, Passage, ProposalText


@dataclass(frozen=True)
class Draft:
    """The pages as they were last saved, without those that are to be left out, and the text that they make.

    pages: the paper, its chapters, their proposals.
    """

    pages: tuple[Any, ...]
    text: PaperText


def draft_of(page: WhitePaperPage) -> PaperText:
    """The text of the whole paper in the page's language, without what is to be left out."""
    return read_draft(page).text


def read_draft(page: WhitePaperPage) -> Draft:
    """The same, with its pages. Three queries and the revisions."""
    paper = latest([page])[0]
    chapters = _kept(ChapterPage.objects.child_of(page).order_by("path"))
    proposals = _kept(ProposalPage.objects.descendant_of(page).order_by("path"))
    parts, number = [], 0
    for order, chapter in enumerate(chapters, start=1):
        own = []
        for proposal in proposals:
            if proposal.path.startswith(chapter.path):
                number += 1
                own.append(proposal_text(proposal, number))
        parts.append(chapter_text(chapter, order, tuple(own)))
    text = PaperText(
        key=str(paper.translation_key),
        language=content_language(paper),
        title=paper.title,
        summary=paper.summary,
        foreword=paper.foreword,
        territories=codes(paper.territories.all()),
        authorities=codes(paper.authorities.all()),
        licence=paper.licence,
        chapters=tuple(parts),
    )
    return Draft((paper, *chapters, *proposals), text)


def latest(pages: list[Any]) -> list[Any]:
    """The pages as they were last saved, published or not. One query, however many there are."""
    revisions = Revision.objects.in_bulk([page.latest_revision_id for page in pages if page.latest_revision_id])
    return [
        revisions[page.latest_revision_id].as_object() if page.latest_revision_id in revisions else page
        for page in pages
    ]


def with_part(text: PaperText, page: ChapterPage | ProposalPage) -> PaperText:
    """The text with this page as it is in memory, saved or not: what a preview shows."""
    key = str(page.translation_key)
    known = text.part(key)
    if isinstance(page, ChapterPage):
        number = known.number if known else len(text.chapters) + 1
        new = chapter_text(page, number, known.proposals if isinstance(known, ChapterText) else ())
        others = [new if one.key == key else one for one in text.chapters]
        return text.model_copy(update={"chapters": tuple(others if known else [*others, new])})
    number = known.number if known else sum(1 for _proposal in text.proposals()) + 1
    home, written = str(page.get_parent().translation_key), proposal_text(page, number)
    chapters = []
    for chapter in text.chapters:
        own = [written if one.key == key else one for one in chapter.proposals]
        if chapter.key == home and not known:
            own.append(written)
        chapters.append(chapter.model_copy(update={"proposals": tuple(own)}))
    return text.model_copy(update={"chapters": tuple(chapters)})


def _kept(pages: Any) -> list[Any]:
    return [page for page in latest(list(pages)) if not page.left_out]


def chapter_text(page: ChapterPage, number: int, proposals: tuple[ProposalText, ...] = ()) -> ChapterText:
    return ChapterText(
        key=str(page.translation_key),
        slug=page.slug,
        number=number,
        title=page.title,
        passages=tuple(_passage(block) for block in page.body),
        proposals=proposals,
    )


def proposal_text(page: ProposalPage, number: int) -> ProposalText:
    return ProposalText(
        key=str(page.translation_key),
        slug=page.slug,
        number=number,
        title=page.title,
        passages=tuple(Passage(id=name, kind=name, html=getattr(page, name)) for name in PROPOSAL_FIELDS),
        for_whom=page.for_whom,
        cost=page.cost,
        cost_source=page.cost_source,
        authorities=codes(page.authorities.all()),
        barriers=_keys(page.barriers.all()),
        practices=_keys(page.practices.all()),
        met_on=page.met_on,
        met_at=page.met_at,
        recommended=page.recommended,
    )


def _keys(pages: Any) -> tuple[str, ...]:
    found: list[UUID] = [page.translation_key for page in pages]
    return tuple(str(key) for key in found)


def _passage(block: Any) -> Passage:
    """A block of a chapter; what is no text goes into ``extra`` as it is stored."""
    kind, value, stored = block.block_type, block.value, block.get_prep_value()["value"]
    if kind == "heading":
        return Passage(id=block.id, kind=kind, html=escape(value))
    if kind == "quote":
        return Passage(id=block.id, kind=kind, html=escape(value["text"]), extra={"source": value["source"]})
    if kind in ("paragraph", "callout"):
        text: RichText = value["text"]
        rest = {name: part for name, part in stored.items() if name not in ("text", "note")}
        return Passage(id=block.id, kind=kind, html=text.source, note=stored.get("note", ""), extra=rest)
    return Passage(id=block.id, kind=kind, extra=stored)
