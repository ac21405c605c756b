"""Accounts and invitations that nobody uses any more."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import override

from core.mail import post
from network.members.data import erase
from network.members.notices import INVITATION_DAYS
from network.models import Member, Membership, MembershipState

WARNED_AFTER = timedelta(days=700)  # 23 months
ERASED_AFTER = timedelta(days=731)  # 24 months
LEAST_WARNING = timedelta(days=28)  # between the warning and the erasure
UNCONFIRMED_DAYS = 7
ENDED_KEPT = timedelta(days=365)


def warn_inactive(now: datetime, dry_run: bool = False) -> int:
    """Write to whoever has not logged in for 23 months, once; how many (would be)."""
    due = _quiet_since(now - WARNED_AFTER).filter(Q(warned_at=None) | Q(warned_at__lt=F("seen")))
    if dry_run:
        return due.count()
    count = 0
    for member in due:
        with transaction.atomic(), override(member.language):
            Member.objects.filter(pk=member.pk).update(warned_at=now)
            ends = (now + LEAST_WARNING + timedelta(days=2)).date()
            key = f"account-inactive:{member.pk}:{now.date().isoformat()}"
            post("account_inactive", member.email, member.language, {"ends": ends}, key=key)
        count += 1
    return count


def erase_inactive(now: datetime, dry_run: bool = False) -> int:
    """Erase the accounts of those who did not come back within 24 months, and were warned; how many (would be)."""
    due = _quiet_since(now - ERASED_AFTER).filter(warned_at__gte=F("seen"), warned_at__lte=now - LEAST_WARNING)
    if dry_run:
        return due.count()
    count = 0
    for member in due:
        try:
            erase(member, tell=False)
        except ValidationError:
            continue  # the only administrator of the site
        count += 1
    return count


def erase_unconfirmed(now: datetime, dry_run: bool = False) -> int:
    """Erase what was signed up with an address that nobody confirmed within a week; how many (would be)."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    due = Member.objects.filter(
        ~Exists(confirmed),
        charter_accepted_on__isnull=False,
        last_login=None,
        date_joined__lt=now - timedelta(days=UNCONFIRMED_DAYS),
    )
    if dry_run:
        return due.count()
    found = list(due)
    for member in found:
        erase(member, tell=False)
    return len(found)


def erase_memberships(now: datetime, dry_run: bool = False) -> int:
    """Erase invitations that were not answered in time, and what ended a year ago; how many (would be)."""
    due = Membership.objects.filter(
        Q(state=MembershipState.INVITED, created_at__lt=now - timedelta(days=INVITATION_DAYS))
        | Q(state=MembershipState.ENDED, ended_at__lt=now - ENDED_KEPT)
    )
    return due.count() if dry_run else due.delete()[0]


def erase_sessions(now: datetime, dry_run: bool = False) -> int:
    """Erase sessions that are over; how many (would be)."""
    over = Session.objects.filter(expire_date__lt=now)
    listed = UserSession.objects.filter(created_at__lt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE))
    if dry_run:
        return over.count() + listed.count()
    return over.delete()[0] + listed.delete()[0]


def _quiet_since(limit: datetime) -> QuerySet[Member]:
    """Accounts that nobody logged into since; seen: the last time that somebody did, or the account's first day."""
    seen = Member.objects.annotate(seen=Coalesce("last_login", "date_joined"))
    return seen.filter(seen__lt=limit).order_by("pk")
