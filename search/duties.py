"""What this floor does again and again."""

from datetime import datetime

from core.later import daily

from .learning.forgetting import forget


@daily
def forget_searches(now: datetime, dry_run: bool) -> int:
    """Searches after 13 months."""
    return forget(now, dry_run)
