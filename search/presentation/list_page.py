"""What makes an index page a list: what it shows, its table and its feed."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase

from core.caching import depends_on

from ..listing import ListSpec, export_for
from .rows import RowMaker
from .view import ListView, list_view


class ListPage:
    """Stands before the page's other bases. `list_spec` is the list, `make_row` makes a row of each hit."""

    list_spec: ClassVar[ListSpec]
    make_row: ClassVar[RowMaker]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page: Any = self
        if export := export_for(request, self.list_spec, title=page.title, filename=page.slug):
            depends_on(f"page:{page.translation_key}")  # its title is the feed's
            return export
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        page: Any = self
        return context | {"view": self.list_view(request), "title": page.title, "summary": page.summary}

    def list_view(self, request: HttpRequest) -> ListView:
        return list_view(request, self.list_spec, type(self).make_row)
