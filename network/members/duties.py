"""What is done again and again about accounts and memberships."""

from datetime import datetime

from core.later import daily

from . import inactive


@daily
def warn_inactive_accounts(now: datetime, dry_run: bool) -> int:
    """Accounts that nobody used for 23 months."""
    return inactive.warn_inactive(now, dry_run)


@daily
def erase_inactive_accounts(now: datetime, dry_run: bool) -> int:
    """Accounts that nobody used for 24 months, after a warning."""
    return inactive.erase_inactive(now, dry_run)


@daily
def erase_unconfirmed_accounts(now: datetime, dry_run: bool) -> int:
    """Accounts whose address nobody confirmed within a week."""
    return inactive.erase_unconfirmed(now, dry_run)


@daily
def erase_old_memberships(now: datetime, dry_run: bool) -> int:
    """Invitations without an answer, and memberships that ended a year ago."""
    return inactive.erase_memberships(now, dry_run)


@daily
def erase_old_sessions(now: datetime, dry_run: bool) -> int:
    """Sessions that are over."""
    return inactive.erase_sessions(now, dry_run)
