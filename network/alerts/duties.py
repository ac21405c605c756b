"""Telling members what is new, again and again."""

from datetime import datetime

from core.later import every

from .models import Rhythm
from .services import tell


@every(hours=1 / 12)
def tell_at_once(now: datetime, dry_run: bool) -> int:
    """What is new, to those who want to know at once."""
    return tell(Rhythm.AT_ONCE, now, dry_run=dry_run)


@every(hours=1)
def tell_weekly(now: datetime, dry_run: bool) -> int:
    """What is new, to those who want to know once a week."""
    return tell(Rhythm.WEEKLY, now, dry_run=dry_run)
