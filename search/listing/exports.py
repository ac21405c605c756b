"""A list carried away: a table for a spreadsheet, the same for programs, a feed or a calendar to follow. Each holds
what the list shows, all pages of it."""

import csv
import io
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.calendars import CALENDAR, event_of, packed

from ..engines import get_engine
from ..query import MAX_SIZE, Sort
from ..results import Hit, Results
from .page import depends_on_lists, quoted
from .spec import Column, ListSpec
from .state import ListState

MOST_ROWS = MAX_SIZE
MOST_ENTRIES = 200  # of a feed: readers come back for the rest
_AT_ONCE = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def export_for(request: HttpRequest, spec: ListSpec, *, title: str, filename: str = "") -> HttpResponseBase | None:
    """The answer to « format=csv », « format=json », « format=atom » or, where the list has a calendar, « format=ics »;
    None when the request asks for a page.

    title: what the list is called, in the feed and in JSON. filename: without its ending."""
    asked = request.GET.get("format")
    if asked not in ("csv", "json", "atom", "ics") or (asked == "ics" and not spec.calendar):
        return None
    state = replace(spec.parse(request.GET, path=request.path), page=1)
    depends_on_lists(state)
    if asked == "atom":
        return _feed(request, state, title)
    if asked == "ics":
        return _calendar(request, state, title)
    if asked == "json":
        return _data(request, state, title)
    return _table(request, state, filename or "passerelles")


def _table(request: HttpRequest, state: ListState, filename: str) -> StreamingHttpResponse:
    columns = (*_columns(request), *state.spec.columns)
    found = _all_hits(
        state, MOST_ROWS
    )  # now: once the lines are on their way it is too late to say that there are none
    response = StreamingHttpResponse(_lines(state, columns, *found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}-{date.today():%Y-%m-%d}.csv"'
    return response


def _data(request: HttpRequest, state: ListState, title: str) -> StreamingHttpResponse:
    columns = tuple(column for column in (*_columns(request), *state.spec.columns) if column.name)
    first, hits = _all_hits(state, MOST_ROWS)
    head = {
        "title": title,
        "url": request.build_absolute_uri(state.url()),
        "language": state.language,
        "total": first.total,
        "left_out": max(0, first.total - MOST_ROWS),
    }
    response = StreamingHttpResponse(_pieces(state, head, columns, hits), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"  # it holds what everybody may read
    return response


def _pieces(state: ListState, head: dict[str, object], columns: Iterable[Column], hits: Iterator[Hit]) -> Iterator[str]:
    columns = tuple(columns)
    yield _json(head)[:-1] + ', "items": ['
    with override(state.language):
        for number, hit in enumerate(hits):
            yield (",\n" if number else "\n") + _json({column.name: column.value(hit) for column in columns})
    yield "\n]}\n"


def _json(value: object) -> str:
    """Dates as ISO 8601; lazy texts as what they say."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _columns(request: HttpRequest) -> tuple[Column, ...]:
    return (
        Column(_("Title"), lambda hit: hit.title, "title"),
        Column(_("Summary"), lambda hit: hit.summary, "summary"),
        Column(_("Address"), lambda hit: request.build_absolute_uri(hit.url), "url"),
        Column(_("Kind"), lambda hit: hit.kind, "kind"),
        Column(_("Language"), lambda hit: hit.language, "language"),
        Column(_("Published"), lambda hit: hit.published, "published"),
        Column(_("Reviewed"), lambda hit: hit.reviewed, "reviewed"),
    )


def _lines(state: ListState, columns: Iterable[Column], first: Results, hits: Iterator[Hit]) -> Iterator[str]:
    columns = tuple(columns)
    with override(state.language):  # lines are made while they are sent, when the request's language is gone
        yield from table_lines(
            (column.label for column in columns), ((column.value(hit) for column in columns) for hit in hits)
        )
        if first.total > MOST_ROWS:
            yield _line([_left_out(first.total, MOST_ROWS)])


def table_lines(headings: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of a CSV file that spreadsheets read as it is meant."""
    yield "\ufeff" + _line(headings)  # the mark tells Excel that this is UTF-8
    for cells in rows:
        yield _line(cells)


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(safe_cell(cell) for cell in cells)
    return out.getvalue()


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(value, (int, float)) else text


def _all_hits(state: ListState, most: int) -> tuple[Results, Iterator[Hit]]:
    """The first answer, and every hit up to `most`, one answer after the other."""
    state = replace(state, page=1, size=_AT_ONCE)
    first = get_engine().search(state.query(counted=False))

    def hits() -> Iterator[Hit]:
        results, seen = first, 0
        while True:
            yield from results.hits[: most - seen]
            seen += len(results.hits)
            if seen >= min(most, first.total) or not results.hits:
                return
            results = get_engine().search(replace(state, page=results.page + 1).query(counted=False))

    return first, hits()


def _left_out(total: int, shown: int) -> str:
    return ngettext(
        "The first %(shown)s of %(total)s result; narrow the list down to have the others.",
        "The first %(shown)s of %(total)s results; narrow the list down to have the others.",
        total,
    ) % {"shown": shown, "total": total}


def _calendar(request: HttpRequest, state: ListState, title: str) -> HttpResponse:
    """Every entry under the title of the list; readers come back for what changed."""
    now, entries = timezone.now(), state.spec.calendar or (lambda hit: ())
    _first, hits = _all_hits(state, MOST_ENTRIES)
    events = [event_of(entry, hit.url, now) for hit in hits for entry in entries(hit)]
    return HttpResponse(packed(events, "PUBLISH", title), content_type=CALENDAR)


def _feed(request: HttpRequest, state: ListState, title: str) -> HttpResponse:
    first, hits = _all_hits(replace(state, sort=Sort.NEWEST), MOST_ENTRIES)
    here = request.build_absolute_uri(state.url())
    feed = Atom1Feed(
        title=f"{title} — {quoted(state.q)}" if state.q else title,
        link=here,
        description=None,
        subtitle=_left_out(first.total, MOST_ENTRIES) if first.total > MOST_ENTRIES else None,
        language=state.language,
        feed_url=request.build_absolute_uri(state.url(format="atom")),
        feed_guid=here,
    )
    for hit in hits:
        day = hit.reviewed or hit.published
        moment = datetime.combine(day, time(), UTC) if day else None
        published = datetime.combine(hit.published, time(), UTC) if hit.published else None
        feed.add_item(
            title=hit.title,
            link=request.build_absolute_uri(hit.url),
            description=escape(hit.summary),  # readers take it for HTML
            # The same wherever the site stands: an entry that moved is not a new one.
            unique_id=uuid.uuid5(uuid.NAMESPACE_URL, hit.id).urn,
            updateddate=moment or datetime(2000, 1, 1, tzinfo=UTC),
            pubdate=published,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response
