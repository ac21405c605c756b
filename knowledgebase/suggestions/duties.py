"""Suggestions are erased: half a year after they were answered, a year after they came at the latest."""

from datetime import datetime, timedelta

from django.db.models import Q

from core.later import daily
from knowledgebase.models import BarrierSuggestion

KEPT_ANSWERED, KEPT = timedelta(days=183), timedelta(days=365)


@daily
def erase_suggested_barriers(now: datetime, dry_run: bool) -> int:
    """Delete what is over; how many."""
    over = BarrierSuggestion.objects.filter(Q(decided_at__lt=now - KEPT_ANSWERED) | Q(sent_at__lt=now - KEPT))
    return over.count() if dry_run else over.delete()[0]
