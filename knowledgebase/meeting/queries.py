"""The organisations that meet a barrier, in all its languages."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet

from knowledgebase.enums import CaseState
from knowledgebase.models.barrier_met import BarrierMet


def met(key: UUID) -> QuerySet[BarrierMet]:
    """What organisations said of a barrier, one row each, those that said it first before the others."""
    return BarrierMet.objects.filter(barrier_key=key).order_by("since", "pk")


def cases_of(key: UUID) -> QuerySet[BarrierMet]:
    """Those whose case is published."""
    return met(key).filter(case_state=CaseState.PUBLISHED)


def count_of(keys: Iterable[UUID]) -> dict[UUID, int]:
    """How many organisations meet each of these barriers; absent where none does. One query."""
    found = BarrierMet.objects.filter(barrier_key__in=list(keys)).order_by()
    return dict(found.values_list("barrier_key").annotate(organisations=Count("pk")))
