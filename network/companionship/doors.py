"""Whose door it is, whether it is open, and how many places are left this month."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from core.caching import changed, depends_on, remembered
from core.models import OpenToVisits
from network.companionship.dates import first_of_month, next_month
from network.companionship.enums import TAKES_A_PLACE, State
from network.companionship.models import HostDoor, VisitRequest

if TYPE_CHECKING:
    from network.models import OrganisationPage

_PAUSES = "visits:pauses"


def name_of(host_key: UUID | str) -> str:
    """What changes in the page cache when a host pauses, comes back, or has a place less or more."""
    return f"visits:{host_key}"


def host_of(page: Page) -> "OrganisationPage | None":
    """The organisation that answers for what is to be seen; None where there is none."""
    found: OrganisationPage | None = page.visit_host if isinstance(page, OpenToVisits) else None
    return found


def page_to_visit(key: UUID) -> Any:
    """The page of that translation key, in the reader's language or else as it was written first; None for what
    nobody can visit."""
    language = (get_language() or "")[:2]
    found = Page.objects.filter(translation_key=key, live=True, alias_of=None).public().select_related("locale")
    pages = sorted(found, key=lambda page: (page.locale.language_code != language, page.pk))
    page = pages[0].specific if pages else None
    return page if isinstance(page, OpenToVisits) else None


def paused_until(host_key: UUID | str | None) -> date | None:
    """The day on which the host is back, None when it has not paused or is back already."""
    if host_key is None:
        return None
    depends_on(name_of(host_key))
    until = remembered(_PAUSES, _pauses, quiet=True).get(str(host_key))
    return until if until and until > timezone.localdate() else None


def _pauses() -> dict[str, date]:
    depends_on(_PAUSES)
    rows = HostDoor.objects.filter(paused_until__gt=timezone.localdate()).values_list("key", "paused_until")
    return {str(key): until for key, until in rows if until is not None}


def is_open(page: Page) -> bool:
    """Whether somebody may ask to see this page's organisation: its door is open and not paused."""
    host = host_of(page)
    return bool(page.open_to_visits and host and not paused_until(host.translation_key))


def say_changed(host_key: UUID | str) -> None:
    """Tell the page cache, in the transaction of the change, that this host's pause or places changed."""
    changed(name_of(host_key), _PAUSES)


def door(host_key: UUID) -> HostDoor:
    """The row of the host, locked until the transaction ends: who takes places does it one after the other."""
    HostDoor.objects.get_or_create(key=host_key)
    return HostDoor.objects.select_for_update().get(key=host_key)


def places_taken(page_key: UUID, month: date) -> int:
    """How many requests take a place of that month (its first day) at this page, in whatever language it was read."""
    return VisitRequest.objects.filter(page_key=page_key, place_month=month, state__in=TAKES_A_PLACE).count()


def has_a_place(page: Page, now: datetime) -> bool:
    """Whether a request sent ``now`` finds a place, and nobody waits before it."""
    taken = places_taken(page.translation_key, first_of_month(now))
    return taken < page.visit_capacity and not waiting(page.translation_key).exists()


def waiting(page_key: UUID) -> QuerySet[VisitRequest]:
    """The requests that wait for a place at this page, the first one first."""
    return VisitRequest.objects.filter(page_key=page_key, state=State.WAITING).order_by("turn_since", "pk")


def full_until(page: Page, host_key: UUID) -> date | None:
    """The day on which the next places are given, when those of this month are taken; None while there are some.

    Costs no query while nothing changed: pages that show it are told by ``name_of``.
    """
    now = timezone.now()
    month, key = first_of_month(now), page.translation_key
    depends_on(name_of(host_key))

    def load() -> bool:
        depends_on(name_of(host_key))
        return not has_a_place(page, now)

    kept = f"visits:full:{key}:{month}:{page.visit_capacity}"
    return next_month(month) if remembered(kept, load, quiet=True) else None
