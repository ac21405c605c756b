"""What an editorial page shows: its blocks, and a table of contents when there is enough to need one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from wagtail.models import Page

from core.caching import depends_on, page_name
from core.presentation import content_language, crumbs, foreign
from core.presentation.sections import SECTION_DEPTH

if TYPE_CHECKING:
    from home.models import StandardPage

ENOUGH_HEADINGS = 3


@dataclass(frozen=True)
class Heading:
    text: str
    anchor: str


@dataclass(frozen=True)
class EditorialView:
    """blocks: each with the anchor of its heading, empty for other blocks. contents is empty for a short page."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    contents: tuple[Heading, ...]
    blocks: tuple[tuple[str, Any], ...]
    children: tuple[tuple[str, str], ...]


def editorial_view(page: "StandardPage") -> EditorialView:
    """One query for the pages under it, and one more for those above where it does not stand right under the home."""
    headings: list[Heading] = []
    blocks: list[tuple[str, Any]] = []
    for block in page.body:
        anchor = _anchor(str(block.value), headings) if block.block_type == "heading" else ""
        blocks.append((anchor, block))
    language = content_language(page)
    return EditorialView(
        language=language,
        lang=foreign(language),
        crumbs=(*crumbs(), *_above(page)),
        contents=tuple(headings) if len(headings) >= ENOUGH_HEADINGS else (),
        blocks=tuple(blocks),
        children=_links(page.get_children().live().public()) if page.numchild else (),
    )


def _anchor(text: str, headings: list[Heading]) -> str:
    """Note the heading; two of the same words get two anchors."""
    base = slugify(text) or "part"
    taken = {heading.anchor for heading in headings}
    number, anchor = 1, base
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    headings.append(Heading(text, anchor))
    return anchor


def _above(page: Page) -> tuple[tuple[str, str], ...]:
    if page.depth <= SECTION_DEPTH:
        return ()
    return _links(page.get_ancestors().live().filter(depth__gte=SECTION_DEPTH))


def _links(pages: Any) -> tuple[tuple[str, str], ...]:
    found = list(pages)
    depends_on(*(page_name(page) for page in found))
    return tuple((page.title, page.url or "") for page in found)
