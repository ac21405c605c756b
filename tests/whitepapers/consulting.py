"""A white paper in consultation, and those who take part."""

import datetime
from typing import Any

from network.models import Member, Membership, MembershipState, OrganisationPage
from tests.admin.builders import member
from tests.whitepapers.builders import NOW, TODAY, paper
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.services import Said, contribute
from whitepapers.enums import Readers
from whitepapers.models import Author, ChapterPage, Contribution, ProposalPage, Version, WhitePaperPage, paper_of
from whitepapers.reading import text_of
from whitepapers.services.life import plan_consultation
from whitepapers.text import PaperText

LAST = TODAY + datetime.timedelta(days=30)
QUOTE = "trois jours"


def in_consultation(readers: str = Readers.PUBLIC, **extra: Any) -> WhitePaperPage:
    page = paper()
    plan_consultation(page, opens_on=TODAY, closes_on=LAST, readers=readers, by=None, now=NOW, **extra)
    return WhitePaperPage.objects.get(pk=page.pk)


def latest(page: WhitePaperPage) -> tuple[Version, PaperText]:
    version = paper_of(page).versions.first()
    text = text_of(version, "fr")
    assert text is not None
    return version, text


def somebody(email: str = "nora@example.org", organisation: OrganisationPage | None = None, **fields: Any) -> Member:
    found = member(email, **{"first_name": "Nora", "last_name": "Lys", **fields})
    if organisation:
        Membership.objects.create(member=found, organisation=organisation, state=MembershipState.ACTIVE)
    return found


def author(page: WhitePaperPage) -> Member:
    found = member("plume@example.org", first_name="Paul", last_name="Plume")
    Author.objects.create(paper=paper_of(page), member=found)
    return found


def chapter_key() -> str:
    return str(ChapterPage.objects.get(title="Les stages").translation_key)


def proposal_key() -> str:
    return str(ProposalPage.objects.get(title="Un guichet").translation_key)


def say(page: WhitePaperPage, by: Member, kind: str = Kind.COMMENT, **extra: Any) -> Contribution:
    """On « trois jours » of the first paragraph unless told otherwise."""
    values = {"part_key": chapter_key(), "passage": "p1", "quote": QUOTE}
    for name in [name for name in extra if name in ("part_key", "passage", "quote", "organisation", "parent")]:
        values[name] = extra.pop(name)
    now = extra.pop("now", NOW)
    version, text = latest(page)
    return contribute(version, text, Said(Kind(kind), **values, said=extra), by=by, now=now)
