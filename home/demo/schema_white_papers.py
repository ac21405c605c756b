"""What a file of a white paper holds: its words, of two versions, and the steps of its life."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from core.enums import AuthorityLevel, Licence
from whitepapers.enums import CommitmentState, Readers, Stage
from whitepapers.stages import may_follow

from .schema import Authority, Barrier, FictionalAuthority, Figure, Part, Practice, Summary, Territory, Title

Line = Annotated[str, Field(max_length=250)]
# What a step of the life leads to; publishing a version alone leads nowhere.
LEADS_TO = {
    "version": None,
    "consultation": Stage.CONSULTATION,
    "close": Stage.SETTLING,
    "adopt": Stage.ADOPTED,
}


class Labels(Part):
    fr: str = Field(max_length=150, pattern="fictive")
    nl: str = Field(max_length=150)
    de: str = Field(max_length=150)
    en: str = Field(max_length=150)


class AuthorityFile(Part):
    """An authority that is plainly none: its French name says “fictive”."""

    level: AuthorityLevel
    languages: str = "fr"
    labels: Labels


class PassageOfDemo(Part):
    """One block of a chapter. earlier: its words in the first version. new: that version did not have it."""

    heading: str = ""
    paragraph: str = ""
    quote: str = ""
    callout: str = ""
    figure: Figure | None = None
    note: str = Field(default="", max_length=500)
    source: str = Field(default="", max_length=150)
    title: str = Field(default="", max_length=120)
    earlier: str = ""
    new: bool = False

    @property
    def kind(self) -> str:
        return next(name for name in ("heading", "paragraph", "quote", "callout", "figure") if getattr(self, name))

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        texts = [self.heading, self.paragraph, self.quote, self.callout, self.figure]
        if sum(bool(text) for text in texts) != 1:
            raise ValueError("a passage is one of heading, paragraph, quote, callout and figure")
        for name, kind in (("note", "paragraph"), ("source", "quote"), ("title", "callout")):
            if getattr(self, name) and self.kind != kind:
                raise ValueError(f"{name} belongs to a {kind}")
        if self.earlier and (self.new or self.figure):
            raise ValueError("earlier words are those of a text that the first version had")
        return self


class ProposalWords(Part):
    title: str = Field(default="", max_length=100)
    current_rule: str = ""
    change: str = ""
    why: str = ""
    for_whom: Line = ""
    cost: Line = ""
    cost_source: Line = ""


class ProposalOfDemo(ProposalWords):
    """earlier: what the first version said otherwise. new: that version did not have it."""

    title: Title
    current_rule: str = Field(min_length=10)
    change: str = Field(min_length=10)
    why: str = Field(min_length=10)
    for_whom: Annotated[str, Field(min_length=3, max_length=250)]
    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    authorities: list[Authority] = Field(min_length=1)
    barriers: list[Barrier] = []
    practices: list[Practice] = []
    met_on: date | None = None
    met_at: Line = ""
    recommended: str = Field(default="", max_length=280)
    earlier: ProposalWords = ProposalWords()
    new: bool = False


class ChapterOfDemo(Part):
    title: Title
    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    passages: list[PassageOfDemo] = Field(min_length=1)
    proposals: list[ProposalOfDemo] = []


class LifeOfDemo(Part):
    """A step of its life: on a date, or so many days before the loading. lasts: days, of a consultation."""

    what: str = Field(pattern=f"^({'|'.join(LEADS_TO)})$")
    day: date | None = None
    days: int | None = Field(default=None, ge=0, le=2_000)
    lasts: int = Field(default=0, ge=0, le=400)
    readers: Readers = Readers.PUBLIC
    changelog: str = Field(default="", max_length=5_000)

    @model_validator(mode="after")
    def _has_its_time(self) -> Self:
        if (self.day is None) == (self.days is None):
            raise ValueError("a step has a date, or a number of days before the loading")
        if (self.what == "consultation") != bool(self.lasts):
            raise ValueError("a consultation lasts some days, and nothing else does")
        return self


class MoveOfDemo(Part):
    """How far a promise has come."""

    state: CommitmentState
    day: date
    source: Line = Field(min_length=3)


class CommitmentOfDemo(Part):
    """proposal: its slug. due: for when it was promised."""

    proposal: str
    text: str = Field(min_length=3, max_length=500)
    due: date | None = None
    moves: list[MoveOfDemo] = []


class AnswerOfDemo(Part):
    day: date
    text: str = Field(min_length=3)
    commitments: list[CommitmentOfDemo] = []


class SendingOfDemo(Part):
    """proposals: the slugs of those that the authority was asked to look at; all where there is none."""

    authority: FictionalAuthority
    day: date
    proposals: list[str] = []
    answers: list[AnswerOfDemo] = []


class WhitePaperFile(Part):
    """The first step of its life freezes the earlier words, all others the words as they are."""

    title: Title
    summary: Summary
    foreword: str
    territories: list[Territory] = Field(min_length=1)
    authorities: list[Authority] = []
    licence: Licence = Licence.CC_BY_SA
    authors: list[str] = []
    chapters: list[ChapterOfDemo] = Field(min_length=1)
    life: list[LifeOfDemo] = Field(min_length=1)
    sendings: list[SendingOfDemo] = []

    @model_validator(mode="after")
    def _sends_what_it_has(self) -> Self:
        slugs = {proposal.slug for chapter in self.chapters for proposal in chapter.proposals}
        named = [slug for sending in self.sendings for slug in sending.proposals]
        named += [one.proposal for sending in self.sendings for answer in sending.answers for one in answer.commitments]
        if unknown := sorted(set(named) - slugs):
            raise ValueError(f"there is no proposal “{unknown[0]}”")
        if self.sendings and self.life[-1].what != "adopt":
            raise ValueError("what is sent was adopted before")
        return self

    @model_validator(mode="after")
    def _lives_in_order(self) -> Self:
        stage = Stage.DRAFT
        for step in self.life:
            then = LEADS_TO[step.what]
            if then and not may_follow(stage, then):
                raise ValueError(f"“{step.what}” cannot come while the paper is {stage.value}")
            stage = then or stage
        return self
