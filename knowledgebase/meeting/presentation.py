"""What the page of a barrier shows of the organisations that meet it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.presentation import Shown, foreign, shown
from knowledgebase.enums import CaseState
from knowledgebase.models.barrier_met import BarrierMet
from network.models import OrganisationPage

MOST_NAMES = 60  # organisations named; all of them are counted
MOST_CASES = 20


@dataclass(frozen=True)
class Named:
    """An organisation that the directory shows. lang: of its name, where that is not the reader's language."""

    title: str
    url: str
    lang: str


@dataclass(frozen=True)
class Case:
    """What happened at an organisation. by: nobody, where the directory does not show it. lang: of the words, where
    that is not the reader's language."""

    by: Named | None
    text: str
    lang: str


@dataclass(frozen=True)
class Meeting:
    """count: of all organisations. named: those that the directory shows, by name. unnamed: how many others."""

    count: int
    named: tuple[Named, ...]
    unnamed: int
    cases: tuple[Case, ...]


def meeting(numbers: Sequence[int]) -> Meeting:
    """numbers: the primary keys of what was said of one barrier. No query where there are none, else two."""
    if not numbers:
        return Meeting(0, (), 0, ())
    said = list(BarrierMet.objects.filter(pk__in=numbers).order_by("since", "pk"))
    pages = shown(OrganisationPage.objects.filter(pk__in=[one.organisation_id for one in said]), "title")
    names = {pk: _named(found) for pk, found in pages.items()}
    named = sorted(names.values(), key=lambda one: one.title.casefold())[:MOST_NAMES]
    told = [one for one in said if one.case_state == CaseState.PUBLISHED][:MOST_CASES]
    cases = tuple(Case(names.get(one.organisation_id), one.case, foreign(one.language)) for one in told)
    return Meeting(len(said), tuple(named), len(said) - len(named), cases)


def _named(found: Shown) -> Named:
    return Named(found.title, found.url, found.lang)
