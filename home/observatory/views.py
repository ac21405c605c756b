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


@require_safe
def observe(request: HttpRequest) -> HttpResponse:
    """The page, with the table that « by » names; with « format=csv » or « format=json » all its numbers. Kept by the
    page cache until the index changes."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    depends_on("settings", "navigation")
    found, day = observatory(language), timezone.localdate()
    asked = request.GET.get("format")
    if asked == "csv":
        return as_csv(found, day)
    if asked == "json":
        return as_json(found, language, day)
    tables = [table for table in found.tables if table.lines]
    chosen = next((table for table in tables if table.key == request.GET.get("by")), tables[0] if tables else None)
    context = {
        "title": _("Observatory of barriers and levers"),
        "crumbs": crumbs("barriers"),
        "found": found,
        "tables": tables,
        "table": chosen,
        "headings": headings(chosen) if chosen else (),
        "barriers": section("barriers"),
    }
    return render(request, "observatory/observatory.html", context)
