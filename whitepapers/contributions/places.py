"""A part of the text that contributions speak of, and what its pages show around them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.presentation import crumbs
from whitepapers.anchors import Placed
from whitepapers.presentation import Reading, chapter_url, proposal_url
from whitepapers.text import ChapterText, ProposalText
from whitepapers.views import SECTION


@dataclass(frozen=True)
class Place:
    """A part of the text that is spoken of, its chapter, and where readers find it."""

    part: ChapterText | ProposalText
    chapter: ChapterText
    url: str

    @property
    def is_proposal(self) -> bool:
        return isinstance(self.part, ProposalText)


def place_of(reading: Reading, key: UUID) -> Place | None:
    """The chapter or proposal of this key; None where it is no longer in the text."""
    for chapter in reading.text.chapters:
        if chapter.key == str(key):
            return Place(chapter, chapter, chapter_url(reading, chapter))
        for proposal in chapter.proposals:
            if proposal.key == str(key):
                return Place(proposal, chapter, proposal_url(reading, chapter, proposal))
    return None


def around(reading: Reading, place: Place | None) -> dict[str, Any]:
    """What the templates of these pages have in common."""
    trail = [*crumbs(SECTION), (reading.text.title, reading.url)]
    if place:
        trail.append((place.part.title, place.url))
    return {"page": reading.page, "home": reading.page.url, "reading": reading, "place": place, "crumbs": tuple(trail)}


def cut(words: str, marked: Placed) -> tuple[str, str, str]:
    """The words before the marked ones, these, and those after them."""
    return words[: marked.start], words[marked.start : marked.end], words[marked.end :]
