"""How many places are taken, who waits, and the names under which pages are kept that show it.

The rule of the waiting list: in the order of arrival, the next who fits. Nobody on the list ever fits into what is
free, so whoever comes new and fits passes nobody who could come. A group that needs more than is free keeps its rank,
and may come with fewer at any moment.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from wagtail.models import Page

from core.caching import changed
from network.companionship.gatherings.enums import DateState, PlaceState
from network.companionship.gatherings.models import GroupDate, Participation

ALL = "group-dates"


def name_of(host_key: UUID | str) -> str:
    """What changes in the page cache when a date of this host, or who comes to it, changes."""
    return f"group-dates:{host_key}"


def say_changed(date: GroupDate) -> None:
    """Tell the page cache, in the transaction of the change."""
    changed(ALL, name_of(date.host_key))


def locked(date: GroupDate | int) -> GroupDate:
    """The date as it is now. Who else wants to change it, or who comes, waits until the transaction ends."""
    return GroupDate.objects.select_for_update().get(pk=date if isinstance(date, int) else date.pk)


def upcoming(now: datetime) -> QuerySet[GroupDate]:
    """The dates to come, the next one first."""
    return GroupDate.objects.filter(state=DateState.OPEN, starts_at__gt=now)


def withdrawn(now: datetime, without: QuerySet[Page] | None = None) -> QuerySet[GroupDate]:
    """The dates to come of which the page, or the host's, is published in no language any more. without: pages that
    are about to go; then the dates that would go with them."""
    live = Page.objects.live().filter(alias_of=None)
    dates = upcoming(now)
    if without is not None:
        live = live.exclude(pk__in=without.values("pk"))
        keys = without.values("translation_key")
        dates = dates.filter(Q(page_key__in=keys) | Q(host_key__in=keys))
    stays = [Exists(live.filter(translation_key=OuterRef(name))) for name in ("page_key", "host_key")]
    return dates.exclude(stays[0] & stays[1])


def with_taken(dates: QuerySet[GroupDate]) -> QuerySet[GroupDate]:
    """Each with ``taken`` and ``waits``: how many people have a place, and how many wait for one."""
    return dates.annotate(
        taken=Sum("participations__people", filter=Q(participations__state=PlaceState.PLACED), default=0),
        waits=Sum("participations__people", filter=Q(participations__state=PlaceState.WAITING), default=0),
    )


def taken(date: GroupDate) -> int:
    """How many people have a place."""
    found = date.participations.filter(state=PlaceState.PLACED).aggregate(sum=Sum("people"))
    return int(found["sum"] or 0)


def free(date: GroupDate) -> int:
    """How many places are left."""
    return max(0, date.places - taken(date))


def waiting(date: GroupDate) -> QuerySet[Participation]:
    """Who waits for a place, the first one first."""
    return date.participations.filter(state=PlaceState.WAITING).order_by("asked_at", "pk")


def may_join(date: GroupDate, now: datetime) -> bool:
    """Whether one may still join, or wait for a place."""
    return date.state == DateState.OPEN and now < date.closes_at
