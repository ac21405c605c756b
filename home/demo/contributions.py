"""What fictional organisations say of a white paper in consultation, and what its authors made of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, Self

from django.utils import timezone
from pydantic import Field, model_validator

from network.models import Member, Membership, MembershipState, OrganisationPage, Role
from whitepapers.contributions.enums import Decision, Kind, Stance
from whitepapers.contributions.services import WORDS, Said, contribute
from whitepapers.contributions.settling import decide
from whitepapers.models import Contribution, Version
from whitepapers.reading import text_of
from whitepapers.text import PaperText

from .accounts import RUNS
from .pages import key_of
from .reader import Item
from .schema import Part
from .schema_white_papers import WhitePaperFile

LANGUAGE = "fr"
FIRST = time(8, 30)


class DecisionOfDemo(Part):
    state: Decision
    days: int = Field(ge=0, le=400)
    reason: str = Field(min_length=3)


class AnswerOfDemo(Part):
    by: str
    days: int = Field(ge=0, le=400)
    text: str = Field(min_length=3)


class ContributionOfDemo(Part):
    """by: an organisation, or an account of the demo that speaks in its own name. days: how long ago. part: the slug of
    a chapter or a proposal. passage: the number of a chapter's, the name of a proposal's field."""

    by: str
    days: int = Field(ge=0, le=400)
    kind: Kind
    part: str
    passage: str = ""
    quote: str = ""
    text: str = ""
    words: str = ""
    stance: Stance | None = None
    reasons_for: str = ""
    reasons_against: str = ""
    sources: str = ""
    decision: DecisionOfDemo | None = None
    answers: list[AnswerOfDemo] = []

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        if (self.kind == Kind.STANCE) != bool(self.stance) or (self.kind == Kind.REWORDING) != bool(self.words):
            raise ValueError("a position has a stance, other words have their words, and nothing else has")
        if (self.kind == Kind.STANCE) == bool(self.passage):
            raise ValueError("a position is about the whole proposal, all else about a passage")
        return self


class ContributionsFile(Part):
    contributions: list[ContributionOfDemo]


def problems_of(
    item: Item, file: ContributionsFile, papers: Mapping[str, WhitePaperFile], speakers: set[str]
) -> list[str]:
    """What the form of the file does not say: papers, parts, passages and speakers that are not there."""
    paper = papers.get(item.slug)
    if paper is None:
        return [item.problem((), "there is no white paper of this name")]
    chapters = {chapter.slug: len(chapter.passages) for chapter in paper.chapters}
    proposals = {proposal.slug for chapter in paper.chapters for proposal in chapter.proposals}
    found = []
    for number, one in enumerate(file.contributions):
        here = ("contributions", number)
        if one.part not in chapters and one.part not in proposals:
            found.append(item.problem((*here, "part"), f"there is no chapter and no proposal “{one.part}”"))
        elif one.part in chapters and one.passage not in map(str, range(1, chapters[one.part] + 1)):
            found.append(item.problem((*here, "passage"), "the chapter has no passage of this number"))
        for name in (one.by, *(answer.by for answer in one.answers)):
            if name not in speakers:
                found.append(item.problem((*here, "by"), f"there is no organisation and no account “{name}”"))
    return found


def load_contributions(
    files: Mapping[str, ContributionsFile],
    organisations: Mapping[str, OrganisationPage],
    members: Mapping[str, Member],
    editor: Any,
) -> int:
    """Say each as a member of its organisation would, then decide; how many, answers too.

    Most organisations of the demo have no account: somebody speaks for all of them, whose account is gone afterwards,
    as accounts go.
    """
    if not files:
        return 0
    spokesperson = Member.objects.create_user("porte-parole@demo.example", first_name="", last_name="")
    Membership.objects.bulk_create(
        Membership(member=spokesperson, organisation=page, role=Role.CONTACT, state=MembershipState.ACTIVE)
        for page in organisations.values()
    )
    runs = {slug: members[email] for email, slug in RUNS.items()}
    total = 0
    for slug, file in files.items():
        version = Version.objects.filter(paper__key=key_of("white paper", slug)).select_related("paper")[0]
        text = text_of(version, LANGUAGE)
        assert text is not None  # noqa: S101 - the demo's papers are in its language
        for number, one in enumerate(file.contributions):
            total += _Saying(slug, version, text, organisations, members, runs, spokesperson, editor).say(one, number)
    spokesperson.delete()
    return total


class _Saying:
    def __init__(self, slug: str, version: Version, text: PaperText, *given: Any) -> None:
        self.slug, self.version, self.text = slug, version, text
        self.organisations, self.members, self.runs, self.spokesperson, self.editor = given

    def say(self, data: ContributionOfDemo, number: int) -> int:
        """Contribute, answer, decide; how many contributions that makes."""
        said = {name: str(getattr(data, name) or "") for name in WORDS}
        part = self._part(data.part)
        passage = self._passage(part, data.passage)
        one = self._contribute(
            data.by, _moment(data.days, number), Said(data.kind, part, passage, data.quote, said=said)
        )
        for place, answer in enumerate(data.answers, start=1):
            reply = Said(Kind.COMMENT, part, passage, said={"text": answer.text}, parent=one)
            self._contribute(answer.by, _moment(answer.days, number + place), reply)
        if data.decision:
            now = _moment(data.decision.days, number)
            decide(one, data.decision.state, data.decision.reason, by=self.editor, now=now)
        return 1 + len(data.answers)

    def _contribute(self, by: str, now: datetime, said: Said) -> Contribution:
        organisation = self.organisations.get(by)
        who = self.members[by] if organisation is None else self.runs.get(by, self.spokesperson)
        return contribute(self.version, self.text, replace(said, organisation=organisation), by=who, now=now)

    def _part(self, slug: str) -> str:
        chapter = next((one for one in self.text.chapters if one.slug == slug), None)
        proposal = next((one for one in self.text.proposals() if one.slug == slug), None)
        found = chapter or proposal
        assert found is not None  # noqa: S101 - checked before anything was loaded
        return found.key

    def _passage(self, part_key: str, name: str) -> str:
        if not name.isdecimal():
            return name
        part = self.text.part(part_key)
        return part.passages[int(name) - 1].id if part else ""


def _moment(days: int, number: int) -> datetime:
    """Not all at once: some minutes apart, in the order of the file."""
    day = timezone.localdate() - timedelta(days=days)
    return min(timezone.now(), timezone.make_aware(datetime.combine(day, FIRST)) + timedelta(minutes=11 * number))
