"""What time does to tours."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from core.later import every
from network.companionship.tours.models import Tour

KEPT = timedelta(days=365)


@every(hours=6)
def erase_tours(now: datetime, dry_run: bool = False) -> int:
    """Tours, twelve months after their last day and their last change. Their requests have ends of their own."""
    before = timezone.localdate(now - KEPT)
    last_day = Q(second_day=None, first_day=None) | Q(second_day=None, first_day__lt=before) | Q(second_day__lt=before)
    found = Tour.objects.filter(last_day, changed_at__lt=now - KEPT)
    if dry_run:
        return found.count()
    return found.delete()[1].get("network.Tour", 0)
