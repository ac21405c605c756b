"""The map of the site for search engines: every public page and group date, with its translations; and what robots may
read."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from core.addresses import absolute
from core.caching import depends_on, keep_private
from core.presentation import language_of
from home.models import HomePage
from home.seo import SOURCE_LANGUAGE
from network.companionship.gatherings.presentation import all_dates
from whitepapers.reading import closed_paths

LIMIT = 5_000  # pages in one file; search engines take ten times that
XML = "application/xml; charset=utf-8"


def sitemap(request: HttpRequest) -> HttpResponse:
    """The pages, or, where they are too many for one file, the list of the files (?p=1, ?p=2, …)."""
    keep_private()  # it changes with every page: the page cache would never have one that is still good
    files = Paginator(_public_pages().order_by("path"), LIMIT)
    asked = request.GET.get("p", "")
    if not asked and files.num_pages > 1:
        where = absolute(reverse("sitemap"))
        maps = [{"location": f"{where}?p={number}"} for number in files.page_range]
        return render(request, "sitemap_index.xml", {"sitemaps": maps}, content_type=XML)
    if asked and not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= files.num_pages):
        raise Http404
    number = int(asked or 1)
    pages = [page for page in files.page(number).object_list if page.url]
    entries = [*_entries(pages), *(_group_dates() if number == 1 else [])]
    return render(request, "sitemap.xml", {"urlset": entries}, content_type=XML)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the editors' side, and where the map is."""
    depends_on("settings")
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _public_pages() -> QuerySet[Page]:
    """Published pages that everybody may read, in their own words: an alias only repeats what stands elsewhere."""
    found = Page.objects.live().public().filter(alias_of=None, depth__gt=1)
    for path in closed_paths():
        found = found.exclude(path__startswith=path)
    return found


def _entries(pages: list[Page]) -> list[dict[str, Any]]:
    addresses: dict[UUID, dict[str, str]] = {}
    # A page's translations may stand in another file than the page itself.
    for page in _public_pages().filter(translation_key__in={page.translation_key for page in pages}):
        if page.url:
            addresses.setdefault(page.translation_key, {})[language_of(page)] = absolute(page.url)
    return [
        {
            "location": absolute(page.url),
            "lastmod": page.last_published_at,
            "alternates": _alternates(addresses.get(page.translation_key, {})),
        }
        for page in pages
    ]


def _group_dates() -> list[dict[str, Any]]:
    """The dates to come, in each language that has a home page: those that are over lead nobody anywhere."""
    languages = sorted(set(HomePage.objects.live().values_list("locale__language_code", flat=True)))
    entries = []
    for one in all_dates(timezone.now()):
        addresses = {}
        for language in languages:
            with override(language):
                addresses[language] = absolute(reverse("group_date", args=[one.pk]))
        alternates = _alternates(addresses)
        entries += [{"location": location, "alternates": alternates} for location in addresses.values()]
    return entries


def _alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    if len(addresses) < 2:
        return []
    default = addresses.get(SOURCE_LANGUAGE) or next(iter(addresses.values()))
    named = [{"lang_code": code, "location": addresses[code]} for code in sorted(addresses)]
    return [*named, {"lang_code": "x-default", "location": default}]
