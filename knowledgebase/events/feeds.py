"""One event, for the calendar of whoever wants to come."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.caching import depends_on, page_name
from core.calendars import CALENDAR, event_of, packed
from search.results import Hit

from .calendar import entries
from .documents import event_document

if TYPE_CHECKING:
    from knowledgebase.models import EventPage


def calendar_answer(request: HttpRequest, page: "EventPage") -> HttpResponse | None:
    """The answer to « format=ics », None when the request asks for a page."""
    if request.GET.get("format") != "ics":
        return None
    depends_on(page_name(page), *(page_name(one) for one in page.organisers.all()))
    now, hit = timezone.now(), Hit.of(event_document(page))
    return HttpResponse(packed((event_of(one, hit.url, now) for one in entries(hit)), "PUBLISH"), content_type=CALENDAR)
