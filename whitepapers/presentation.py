"""What the pages of a white paper show, gathered from one version of its text."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.timezone import localdate

from core.models import Picture
from core.presentation import Figures, Shown, TermLink, countries_of, each, figures, foreign, shown, term_links
from knowledgebase.models import BarrierPage, PracticePage
from whitepapers.enums import Stage
from whitepapers.evidence import Found, evidence_of
from whitepapers.models import Consultation, Version, WhitePaper, WhitePaperPage
from whitepapers.text import ChapterText, PaperText, Passage, ProposalText


@dataclass(frozen=True)
class Reading:
    """What is being read: a paper's text, of which version (None: the working text), and where.

    is_latest: no newer version is open to this reader; the addresses are those without a number then.
    versions: those that this reader may read, the latest first.
    """

    page: WhitePaperPage
    paper: WhitePaper
    text: PaperText
    version: Version | None
    is_latest: bool
    consultation: Consultation | None  # the one that is open, or the next one
    versions: tuple[Version, ...]

    @property
    def url(self) -> str:
        home = self.page.url or ""
        return home if self.is_latest or self.version is None else f"{home}versions/{self.version.number}/"

    @property
    def version_url(self) -> str:
        """The address that this version keeps; empty for the working text."""
        return f"{self.page.url or ''}versions/{self.version.number}/" if self.version else ""

    @property
    def lang(self) -> str:
        return foreign(self.text.language)

    @property
    def stage(self) -> Stage:
        return Stage(self.paper.stage)

    @property
    def is_open(self) -> bool:
        """May those for whom it is take part today, in what is read here?"""
        return bool(self.is_latest and self.consultation and self.consultation.is_open(localdate()))


@dataclass(frozen=True)
class ProposalLine:
    number: int
    title: str
    url: str


@dataclass(frozen=True)
class ChapterLine:
    number: int
    title: str
    url: str
    proposals: tuple[ProposalLine, ...]


@dataclass(frozen=True)
class PaperView:
    chapters: tuple[ChapterLine, ...]
    proposals: int
    territories: tuple[TermLink, ...]
    authorities: tuple[TermLink, ...]


@dataclass(frozen=True)
class PassageView:
    """figure, picture: what is drawn of a passage that is no text."""

    passage: Passage
    figure: Figures | None = None
    picture: Picture | None = None


@dataclass(frozen=True)
class Bearing:
    """What bears a proposal out today: the pages that can be read, and the numbers."""

    found: Found
    barriers: tuple[Shown, ...]
    practices: tuple[Shown, ...]


@dataclass(frozen=True)
class ProposalView:
    proposal: ProposalText
    url: str
    passages: tuple[PassageView, ...]
    authorities: tuple[TermLink, ...]
    bearing: Bearing


@dataclass(frozen=True)
class ChapterView:
    chapter: ChapterText
    passages: tuple[PassageView, ...]
    proposals: tuple[ProposalView, ...]
    before: ChapterLine | None
    after: ChapterLine | None
    countries: frozenset[str]


def paper_view(reading: Reading) -> PaperView:
    text = reading.text
    return PaperView(
        chapters=contents(reading),
        proposals=sum(1 for _proposal in text.proposals()),
        territories=term_links("territory", text.territories),
        authorities=term_links("authority", text.authorities),
    )


def contents(reading: Reading) -> tuple[ChapterLine, ...]:
    return tuple(
        ChapterLine(
            chapter.number,
            chapter.title,
            chapter_url(reading, chapter),
            tuple(
                ProposalLine(one.number, one.title, proposal_url(reading, chapter, one)) for one in chapter.proposals
            ),
        )
        for chapter in reading.text.chapters
    )


def chapter_url(reading: Reading, chapter: ChapterText) -> str:
    return f"{reading.url}{chapter.slug}/"


def proposal_url(reading: Reading, chapter: ChapterText, proposal: ProposalText) -> str:
    """Its own page in the latest version; in an older one its place in the chapter."""
    place = chapter_url(reading, chapter)
    return f"{place}{proposal.slug}/" if reading.is_latest else f"{place}#p{proposal.number}"


def chapter_view(reading: Reading, chapter: ChapterText) -> ChapterView:
    """A chapter with its proposals; the queries are the same however many there are."""
    lines = contents(reading)
    place = reading.text.chapters.index(chapter)
    return ChapterView(
        chapter=chapter,
        passages=_passages(chapter.passages),
        proposals=_proposals(reading, [chapter]),
        before=lines[place - 1] if place else None,
        after=lines[place + 1] if place + 1 < len(lines) else None,
        countries=countries_of(reading.text.territories),
    )


def proposal_view(reading: Reading, proposal: ProposalText) -> tuple[ChapterText, ProposalView]:
    """The proposal, and the chapter in which it stands."""
    chapter = next(one for one in reading.text.chapters if proposal in one.proposals)
    alone = chapter.model_copy(update={"proposals": (proposal,)})
    return chapter, _proposals(reading, [alone])[0]


def _passages(passages: Iterable[Passage]) -> tuple[PassageView, ...]:
    found = list(passages)
    pictures = Picture.objects.in_bulk(
        [one.extra["image"] for one in found if one.kind == "picture" and one.extra.get("image")]
    )
    return tuple(
        PassageView(
            one,
            figure=figures_of(one) if one.kind == "figure" else None,
            picture=pictures.get(one.extra.get("image")) if one.kind == "picture" else None,
        )
        for one in found
    )


def figures_of(passage: Passage) -> Figures:
    """The number that a passage of the kind « figure » holds, ready to be drawn."""
    value = {**passage.extra, "value": Decimal(str(passage.extra["value"]))}
    return figures([SimpleNamespace(value=value)])


def _proposals(reading: Reading, chapters: list[ChapterText]) -> tuple[ProposalView, ...]:
    text = reading.text.model_copy(update={"chapters": tuple(chapters)})
    found = evidence_of(text)
    barriers = readable(BarrierPage, {key for one in text.proposals() for key in one.barriers}, "summary")
    practices = readable(PracticePage, {key for one in found.values() for key in one.practices}, "summary")
    return tuple(
        ProposalView(
            proposal=proposal,
            url=proposal_url(reading, chapter, proposal),
            passages=_passages(proposal.passages),
            authorities=term_links("authority", proposal.authorities),
            bearing=Bearing(
                found[proposal.key],
                tuple(barriers[key] for key in proposal.barriers if key in barriers),
                tuple(practices[key] for key in found[proposal.key].practices if key in practices),
            ),
        )
        for chapter in chapters
        for proposal in chapter.proposals
    )


def readable(model: Any, keys: set[str], *fields: str) -> dict[str, Shown]:
    """The pages of these keys that a reader may open, by key, with these fields."""
    if not keys:
        return {}
    return {str(one.key): one for one in each(shown(model.objects.filter(translation_key__in=keys), *fields))}
