"""What everybody sees of the dates to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from core.caching import depends_on, page_name, remembered
from core.enums import Language
from core.presentation import foreign
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.places import ALL, may_join, name_of, upcoming, with_taken
from network.companionship.gatherings.wording import said_when


@dataclass(frozen=True)
class ShownDate:
    """A date in the words of the reader's language. left: places; waits: people on the waiting list.

    page_url, host_url: empty where the page is not public (any more). lang: of the host's own words.
    """

    pk: int
    url: str
    join_url: str
    title: str
    page_url: str
    host: str
    host_url: str
    zone: str
    when: str
    day: Day
    starts_at: datetime
    ends_at: datetime
    address: str
    language: str
    lang: str
    programme: str
    places: int
    left: int
    waits: int
    is_open: bool
    demonstration: bool


def dates_of(host_key: UUID | None, page_key: UUID | None = None) -> tuple[ShownDate, ...]:
    """The dates to come of a host, or those on which one of its pages can be seen. No query while nothing changed."""
    if host_key is None:
        return ()
    depends_on(name_of(host_key))
    key = f"{name_of(host_key)}:{page_key or ''}:{get_language()}:{timezone.localdate()}"

    def load() -> tuple[ShownDate, ...]:
        depends_on(name_of(host_key))
        found = upcoming(timezone.now()).filter(host_key=host_key)
        return tuple(shown(found.filter(page_key=page_key) if page_key else found, timezone.now()))

    return remembered(key, load)


def all_dates(now: datetime) -> list[ShownDate]:
    """Every date to come, the next one first."""
    depends_on(ALL)
    return shown(upcoming(now), now)


def opened_since(page_key: UUID, since: datetime, now: datetime) -> list[ShownDate]:
    """The dates of a practice that were opened after that moment and are still to come."""
    return shown(upcoming(now).filter(page_key=page_key, opened_at__gt=since, opened_at__lte=now), now)


def is_shown(date: GroupDate) -> bool:
    """Whether everybody may read the page of this date."""
    return date.page_key in _pages({date.page_key})


def shown(dates: Iterable[GroupDate], now: datetime) -> list[ShownDate]:
    """These dates (a queryset) for everybody, without those whose page nobody may read. Three queries."""
    rows = list(with_taken(dates))  # type: ignore[arg-type]
    pages = _pages({one.page_key for one in rows} | {one.host_key for one in rows})
    return [_shown(one, pages, now) for one in rows if one.page_key in pages]


def _pages(keys: set[UUID]) -> dict[UUID, Page]:
    """The public pages with these keys: each in the reader's language where it has that."""
    if not keys:
        return {}
    depends_on("restrictions")
    language = (get_language() or "")[:2]
    found = Page.objects.live().public().filter(translation_key__in=keys, alias_of=None).select_related("locale")
    pages: dict[UUID, Page] = {}
    for page in sorted(found, key=lambda page: (page.locale.language_code != language, page.pk)):
        depends_on(page_name(page))
        pages.setdefault(page.translation_key, page)
    return pages


def _shown(date: GroupDate, pages: dict[UUID, Page], now: datetime) -> ShownDate:
    page, host = pages[date.page_key], pages.get(date.host_key)
    taken, waits = date.taken, date.waits  # type: ignore[attr-defined]
    return ShownDate(
        pk=date.pk,
        url=reverse("group_date", args=[date.pk]),
        join_url=reverse("group_join", args=[date.pk]),
        title=page.title,
        page_url=page.url or "",
        host=host.title if host else date.host_title,
        host_url=(host.url or "") if host else "",
        zone=date.time_zone,
        when=said_when(date),
        day=date.starts_at.astimezone(ZoneInfo(date.time_zone)).date(),
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        address=date.address,
        language=str(Language(date.language).label),
        lang=foreign(date.written_in),
        programme=date.programme,
        places=date.places,
        left=max(0, date.places - taken),
        waits=waits,
        is_open=may_join(date, now),
        demonstration=date.demonstration,
    )
