"""« Le compagnonnage en chiffres »: the page that anybody may read, and the same as a table to carry away."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.caching import depends_on
from core.dates import date_format
from core.presentation import crumbs
from home.figures.discretion import LEAST, LEAST_FOR_RATES, LEAST_HOSTS, RATE_STEP, Shown
from home.figures.drawing import Drawing, drawing
from home.figures.tables import Figures, Table, headings, public_figures
from network.companionship.dates import next_month
from network.counting import COUNTED
from search.listing.exports import table_lines


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The page; with « format=csv » its tables. Kept by the page cache until a request changes its state."""
    depends_on(COUNTED, "settings")
    found = public_figures(timezone.now())
    if request.GET.get("format") == "csv" and found.enough:
        return csv_of(found.tables, "compagnonnage", found.last)
    context = {
        "title": _("Visits in figures"),
        "crumbs": crumbs(),
        "found": found,
        "period": period(found.first, found.last),
        "headings": headings(),
        "drawing": months_drawn(found),
        "spoken": _spoken(found),
        "least": LEAST,
        "least_hosts": LEAST_HOSTS,
        "least_for_rates": LEAST_FOR_RATES,
        "rate_step": RATE_STEP,
        "withheld": any(
            cell.shown is Shown.WITHHELD
            for table in found.tables
            for line in table.lines
            for cell in (line.asked, line.held, line.came, line.taken_up)
        ),
    }
    return render(request, "figures/figures.html", context)


def period(first: date, last: date) -> str:
    """The months from the first to the last, in words."""
    return _("the months from %(first)s to %(last)s") % {
        "first": date_format(first, "YEAR_MONTH_FORMAT"),
        "last": date_format(last, "YEAR_MONTH_FORMAT"),
    }


def months_drawn(found: Figures) -> Drawing:
    lines, month, names = found.tables[0].lines, found.first, []
    for _line in lines:
        names.append(date_format(month, "M"))
        month = next_month(month)
    return drawing(names, [line.asked for line in lines], [line.held for line in lines])


def _spoken(found: Figures) -> str:
    """What the drawing shows, in a sentence."""
    known = [line for line in found.tables[0].lines if line.asked.value]
    if not known:
        return ""
    most = max(known, key=lambda line: line.asked.value or 0)
    return _("Most requests were sent in %(month)s: %(number)s. The table says all numbers.") % {
        "month": most.label,
        "number": most.asked.value,
    }


def csv_of(tables: tuple[Table, ...], name: str, day: date | datetime) -> HttpResponse:
    """The tables below one another, as spreadsheets read them."""
    lines = table_lines(
        (_("Table"), _("Line"), *headings()),
        ((table.title, line.label, *line.cells) for table in tables for line in table.lines),
    )
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{day:%Y-%m}.csv"'
    return response
