"""What time does to group dates: each thing is one transaction, so that a duty may be stopped and begun again."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from core.later import daily, every
from network.companionship.duties import KEPT, UNPROVEN_KEPT, each
from network.companionship.gatherings import services
from network.companionship.gatherings.enums import ALIVE, DateState, PlaceState
from network.companionship.gatherings.letters import NEWS
from network.companionship.gatherings.links import CONFIRM_WITHIN
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import withdrawn

REMINDED_BEFORE = timedelta(days=3)


@every(hours=1)
def expire_places(now: datetime, dry_run: bool = False) -> int:
    """Those whose address nobody confirmed."""
    found = Participation.objects.filter(state=PlaceState.UNCONFIRMED, created_at__lte=now - CONFIRM_WITHIN)
    return each(found, lambda one: services.expire(one, now=now), dry_run)


@every(hours=1)
def cancel_withdrawn_dates(now: datetime, dry_run: bool = False) -> int:
    """Dates of which the page or the host's was unpublished or deleted, in whatever way: nobody travels for nothing."""
    return each(withdrawn(now), lambda one: services.withdraw_date(one, now=now), dry_run)


@every(hours=1)
def remind_of_group_dates(now: datetime, dry_run: bool = False) -> int:
    """Dates that are three days away: everybody who comes, and the host."""
    soon = Q(starts_at__gt=now, starts_at__lte=now + REMINDED_BEFORE)
    found = GroupDate.objects.filter(soon, state=DateState.OPEN, reminded_at=None)
    return each(found, lambda one: services.remind(one, now=now), dry_run)


@daily
def tell_hosts_who_comes(now: datetime, dry_run: bool = False) -> int:
    """Hosts of dates to which somebody came, or from which somebody went, since they were told last."""
    news = Q(events__verb__in=NEWS, events__participation__isnull=False)
    news &= Q(events__at__gt=F("told_at"), events__at__lte=now)
    dates = GroupDate.objects.filter(news, state=DateState.OPEN).values("pk")
    return each(GroupDate.objects.filter(pk__in=dates), lambda one: services.tell_host(one, now=now), dry_run)


@every(hours=1)
def conclude_group_dates(now: datetime, dry_run: bool = False) -> int:
    """Dates that are over: thanks, three questions, and an apology to those who waited in vain."""
    found = GroupDate.objects.filter(state=DateState.OPEN, ends_at__lte=now)
    return each(found, lambda one: services.conclude(one, now=now), dry_run)


@every(hours=6)
def erase_places(now: datetime, dry_run: bool = False) -> int:
    """What places say of people, twelve months after their end."""
    over = Q(ended_at__lte=now - KEPT) | Q(state=PlaceState.EXPIRED, ended_at__lte=now - UNPROVEN_KEPT)
    found = Participation.objects.filter(over, erased_at=None).exclude(state__in=ALIVE)
    return each(found, lambda one: services.erase(one, now=now), dry_run)
