"""The entries of an event, for calendars: one, or one for each stop of a tour that has its own day."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext as _

from core.calendars import Entry
from core.spans import Span
from search.results import Hit


def entries(hit: Hit) -> Iterator[Entry]:
    """In the current language. Numbers stay the same through all changes."""
    payload = hit.payload
    key, stops = UUID(payload["key"]), payload["stops"]
    if len(stops) > 1 and all(stop["span"] for stop in stops):
        for number, stop in enumerate(stops, start=1):
            title = f"{hit.title} – {stop['place']}"
            yield _entry(hit, uuid5(key, str(number)), title, Span.read(stop["span"]), _where(stop))
    else:
        where = "; ".join(map(_where, stops)) or (_("Online") if payload["online"] else "")
        yield _entry(hit, key, hit.title, Span.read(payload["span"]), where)


def _entry(hit: Hit, number: UUID, title: str, span: Span, where: str) -> Entry:
    payload = hit.payload
    who = ", ".join(payload["organisers"])
    return Entry(
        number=number,
        sequence=0,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        zone=settings.TIME_ZONE,
        summary=_("Cancelled: %(title)s") % {"title": title} if payload["cancelled"] else title,
        location=where,
        text="\n".join(filter(None, (hit.summary, who))),
        host=who,
        whole_days=span.whole_days,
        is_cancelled=payload["cancelled"],
    )


def _where(stop: dict[str, Any]) -> str:
    return ", ".join(filter(None, (stop["place"], stop["address"])))
