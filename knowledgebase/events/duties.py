"""What time does to events: what took place yesterday is past today, and one may no longer sign up for it."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.enums import EventTime
from core.later import daily
from core.spans import Span
from core.touching import touch
from search.engines import get_engine
from search.query import MAX_SIZE, Query, Sort
from search.results import Hit


@daily
def turn_the_agenda(now: datetime, dry_run: bool = False) -> int:
    """Events that the index takes for coming, or for open to sign up, and that are not any more: they enter it anew,
    and their pages are made again. However long nobody did it, everything is right afterwards."""
    from knowledgebase.models import EventPage

    today = timezone.localdate(now)
    keys = {hit.payload["key"] for hit in _coming() if _is_late(hit, today)}
    if not dry_run:
        for key in sorted(keys):
            with transaction.atomic():
                touch(EventPage.objects.live().filter(translation_key=key))
    return len(keys)


def _coming() -> list[Hit]:
    """The soonest first: what is over stands among them."""
    asked = {"kinds": ("event",), "filters": {"when": (str(EventTime.COMING),)}, "sort": Sort.SOONEST, "size": MAX_SIZE}
    found = (get_engine().search(Query(language=code, **asked)) for code, _name in settings.LANGUAGES)  # type: ignore[arg-type]
    return [hit for results in found for hit in results.hits]


def _is_late(hit: Hit, today: date) -> bool:
    until = hit.payload["sign_up_until"]
    is_closed = until is not None and date.fromisoformat(until) < today
    return Span.read(hit.payload["span"]).is_over(today) or (is_closed and hit.payload["may_sign_up"])
