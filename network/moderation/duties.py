"""Telling moderators, again and again."""

from datetime import datetime

from core.later import every

from . import telling


@every(hours=0.5)
def tell_moderators(now: datetime, dry_run: bool) -> int:
    """What waits for them, once there is something new."""
    return telling.tell_moderators(now, dry_run=dry_run)
