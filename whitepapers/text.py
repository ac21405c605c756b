"""The words of a white paper, apart from pages and database: what a version keeps, shows, compares and prints.

A `Passage` is the smallest piece that people comment on. Its ``id`` is the block's in a chapter, the field's name in a
proposal; with the key of the chapter or proposal it names the passage for good.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.documents import plain

PROPOSAL_FIELDS = ("current_rule", "change", "why")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Passage(Frozen):
    """kind: the type of the block, or the name of a proposal's field. html: rich text as it is stored, whose links say
    which page they mean; empty where the block is no text. extra: what else the block holds, plain values."""

    id: str
    kind: str
    html: str = ""
    note: str = ""
    extra: dict[str, Any] = {}

    @cached_property
    def words(self) -> str:
        """The text without its marks, as anchors quote it."""
        return plain(self.html)


class Evidence(Frozen):
    """What bore a proposal out on the day of the version: organisations, practices, replications that were counted."""

    organisations: int = 0
    practices: int = 0
    replications: int = 0


class ProposalText(Frozen):
    """authorities: codes. barriers, practices: translation keys. since: the day of the first version that has it."""

    key: str
    slug: str
    number: int
    title: str
    passages: tuple[Passage, ...]
    for_whom: str = ""
    cost: str = ""
    cost_source: str = ""
    authorities: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    met_on: date | None = None
    met_at: str = ""
    recommended: str = ""
    since: date | None = None
    evidence: Evidence = Evidence()


class ChapterText(Frozen):
    key: str
    slug: str
    number: int
    title: str
    passages: tuple[Passage, ...]
    proposals: tuple[ProposalText, ...] = ()


class PaperText(Frozen):
    """territories, authorities: codes. licence: a `core.enums.Licence`."""

    key: str
    language: str
    title: str
    summary: str
    foreword: str = ""
    territories: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    licence: str = ""
    chapters: tuple[ChapterText, ...] = ()

    def proposals(self) -> Iterator[ProposalText]:
        """All of them, in the order of their numbers."""
        for chapter in self.chapters:
            yield from chapter.proposals

    def part(self, key: str) -> ChapterText | ProposalText | None:
        """The chapter or the proposal of this key."""
        for chapter in self.chapters:
            if chapter.key == key:
                return chapter
            for proposal in chapter.proposals:
                if proposal.key == key:
                    return proposal
        return None
