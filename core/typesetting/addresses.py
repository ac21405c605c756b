"""Where links of rich text lead, once for a whole document."""

from typing import Any

from wagtail.models import Page

from core.addresses import absolute
from core.models import Attachment
from core.restrictions import is_under, restricted_paths

from .document import Document, walk
from .nodes import Node


def with_addresses(document: Document) -> Document:
    """The same document, whose links to pages and files of ours say whole addresses; a link to what is gone, private or
    not published keeps its words alone. Two queries at most, and none where there are no such links. It changes the
    nodes in place."""
    links = [node for node in walk(document.body) if node.get("kind") == "link"]
    pages = _pages({_number(node) for node in links if node["address"].startswith("page:")})
    files = _files({_number(node) for node in links if node["address"].startswith("attachment:")})
    for node in links:
        kind = node["address"].partition(":")[0]
        if kind in ("page", "attachment"):
            node["address"] = (pages if kind == "page" else files).get(_number(node), "")
    return document


def _number(node: Node) -> int:
    return int(node["address"].partition(":")[2])


def _pages(wanted: set[int]) -> dict[int, str]:
    if not wanted:
        return {}
    closed = restricted_paths()
    found: Any = Page.objects.live().filter(pk__in=wanted)
    return {page.pk: absolute(page.url) for page in found if page.url and not is_under(page, closed)}


def _files(wanted: set[int]) -> dict[int, str]:
    return {one.pk: absolute(one.url) for one in Attachment.objects.filter(pk__in=wanted)} if wanted else {}
