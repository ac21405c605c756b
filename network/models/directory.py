"""The directory: list and map of organisations."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from core.models import BasePage, WithSummary
from network.lists import ORGANISATIONS, organisation_row
from network.map import map_of
from search.presentation import ListPage


@dataclass(frozen=True)
class Tiles:
    """Where the pieces of a drawn map come from, when a reader asks for them."""

    url: str

    @property
    def host(self) -> str:
        """Who is asked, for people."""
        return urlsplit(self.url).netloc.removeprefix("{s}.")

    @property
    def source(self) -> str:
        """Who is asked, for the security policy."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


class DirectoryPage(ListPage, WithSummary, BasePage):
    content_kind = "directory"
    list_spec, make_row = ORGANISATIONS, organisation_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.OrganisationPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().serve(request, *args, **kwargs)
        if settings.MAP_TILES_URL:
            # Read by the middleware that writes the policy: on this page, pictures may come from there too.
            response._csp_update = {"img-src": [Tiles(settings.MAP_TILES_URL).source]}  # type: ignore[attr-defined]
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        tiles = Tiles(settings.MAP_TILES_URL) if settings.MAP_TILES_URL else None
        return context | {"map": map_of(context["view"].listing), "tiles": tiles}
