"""The observatory carried away: as a table for a spreadsheet, and for programs."""

from datetime import date

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from core.addresses import absolute
from home.observatory.gathering import Line, Observatory
from search.listing.exports import table_lines

NAME = "observatoire"


def as_csv(found: Observatory, day: date) -> HttpResponse:
    """The tables below one another; then the barriers one by one."""
    headings = (
        _("Table"),
        _("Line"),
        _("Code"),
        _("Barriers"),
        _("with a practice"),
        _("in a proposal or farther"),
        _("Practices that answer"),
    )
    rows = [
        (table.title, line.label, line.code, *(number for _name, number in _numbers(line)))
        for table in found.tables
        for line in table.lines
    ]
    response = HttpResponse("".join(table_lines(headings, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAME}-{day:%Y-%m-%d}.csv"'
    return response


def as_json(found: Observatory, language: str, day: date) -> JsonResponse:
    """Numbers by table and code; the names of the fields are the same in every language."""
    data = {
        "language": language,
        "day": day.isoformat(),
        "barriers": found.barriers.value,
        "with_practice": found.practised.value,
        "without_practice": found.alone.value,
        "in_proposal": found.proposed.value,
        "tables": {
            table.key: [{"code": line.code, "label": line.label, **dict(_numbers(line))} for line in table.lines]
            for table in found.tables
        },
        "most_met": [
            {
                "title": one.title,
                "url": absolute(one.url),
                "status": one.status,
                "organisations": one.met,
                "practices": one.practices.value,
            }
            for one in found.named
        ],
    }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"  # it holds what everybody may read
    return response


def _numbers(line: Line) -> tuple[tuple[str, int | None], ...]:
    return (
        ("barriers", line.barriers.value),
        ("with_practice", line.practised.value),
        ("in_proposal", line.proposed.value),
        ("practices", line.practices.value if line.practices is not None else None),
    )
