"""« L'observatoire »: the page that anybody may read, and the same to carry away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.caching import depends_on
from core.presentation import crumbs, section
from home.observatory.carrying import as_csv, as_json
from home.observatory.gathering import headings, observatory

SHOWN = 12  # lines of a table; the others unfold


@require_safe
def observe(request: HttpRequest) -> HttpResponse:
    """The page; with « format=csv » or « format=json » its numbers. Kept by the page cache until the index changes."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    depends_on("settings", "navigation")
    found, day = observatory(language), timezone.localdate()
    asked = request.GET.get("format")
    if asked == "csv":
        return as_csv(found, day)
    if asked == "json":
        return as_json(found, language, day)
    tables = [
        {
            "table": table,
            "headings": headings(table),
            "lines": table.lines[:SHOWN],
            "more": table.lines[SHOWN:],
        }
        for table in found.tables
        if table.lines
    ]
    context = {
        "title": _("Observatory of barriers and levers"),
        "crumbs": crumbs("barriers"),
        "found": found,
        "tables": tables,
        "barriers": section("barriers"),
    }
    return render(request, "observatory/observatory.html", context)
