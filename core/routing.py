"""Finds the page of an address with two small queries, however deep it stands; Wagtail's own way takes five or more."""

from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core.models import BasePage
from core.prepared import Prepared

# The slug has an index, the whole address has none.
_AT = Prepared(
    lambda slug, url_path: (
        Page.objects.filter(slug=slug, url_path=url_path).order_by().values_list("pk", "content_type_id")
    ),
    str,
    str,
)


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's view, told beforehand which page it is; what is not found here is left to Wagtail."""
    page = _page_at(path)
    if page is not None:
        known: Any = request  # on which Wagtail keeps what it has found
        try:
            known._wagtail_route_for_request = page.route(request, [])
        except Http404:
            known._wagtail_route_for_request = None
    return wagtail_serve(request, path)


def _page_at(path: str) -> BasePage | None:
    """The page of ours, published or not, that stands at ``path`` in the active language."""
    roots = [root.root_path for root in Site.get_site_root_paths() if root.language_code == get_language()]
    if len(roots) != 1:  # several sites: which one depends on the host, which Wagtail looks up
        return None
    url_path = f"{roots[0]}{path}"
    rows = _AT.rows(url_path.rstrip("/").rpartition("/")[2], url_path)
    if len(rows) != 1:
        return None
    pk, content_type = rows[0]
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, BasePage):
        return None
    found = _record(model).records(model, pk)  # type: ignore[arg-type]  # a model has the hash of a class
    return found[0] if found else None


@cache
def _record(model: type[BasePage]) -> Prepared:
    """One page with all its columns, which take ten times longer to be named in SQL than to be read."""
    return Prepared(lambda pk: model._default_manager.filter(pk=pk).order_by(), int)
