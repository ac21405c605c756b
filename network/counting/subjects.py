"""Note what a request is about, in terms that outlast its page."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.enums import TerritoryKind
from core.models import Challenge, Territory
from core.vocabulary import ancestors, term
from network.companionship.models import VisitRequest
from network.counting.models import VisitSubject

# Provinces and departments are the smallest areas that are counted; what is smaller belongs to the one around it.
TOO_SMALL = (TerritoryKind.ARRONDISSEMENT, TerritoryKind.CANTON)


def note_subject(request: VisitRequest) -> VisitSubject:
    """Keep themes and area of a request, once, inside the transaction of whoever calls."""
    subject, is_new = VisitSubject.objects.get_or_create(request=request)
    if is_new:
        page = request.page.specific if request.page else None
        code = area_of([found.code for found in request.host.territories.all()]) if request.host else ""
        if code:
            subject.area = Territory.objects.filter(code=code).first()
            subject.save(update_fields=["area"])
        subject.challenges.set(_challenges(page))
    return subject


def _challenges(page: Any) -> Sequence[Challenge]:
    """Those of a practice, or what an organisation helps with."""
    if page is None:
        return ()
    return list(page.challenges.all() if page.content_kind == "practice" else page.helps_with.all())


def area_of(codes: Iterable[str]) -> str:
    """The smallest area, a province or a department at least, that holds all these territories; empty where none does.

    Zones that cross borders are left out: they lie in several areas."""
    chains = [chain for code in codes if (chain := _upwards(code))]
    if not chains:
        return ""
    return next((code for code in chains[0] if all(code in chain for chain in chains)), "")


def _upwards(code: str) -> list[str]:
    """The territory and those around it, from a province or department on; none for a zone."""
    found = term("territory", code)
    if found is None or found.extra["kind"] == TerritoryKind.ZONE:
        return []
    chain = [code, *(above for above in ancestors("territory", code) if not _is(above, (TerritoryKind.ZONE,)))]
    counted = [each for each in chain if not _is(each, TOO_SMALL)]
    return counted or chain[-1:]


def _is(code: str, kinds: Sequence[str]) -> bool:
    found = term("territory", code)
    return found is not None and found.extra["kind"] in kinds
