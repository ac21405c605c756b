"""The tags of a page, as links to what carries them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.db.models.functions import Concat

from core.presentation import Column, is_a_draft


@dataclass(frozen=True)
class TagLink:
    slug: str
    name: str


def tag_column(through: Any) -> Column:
    """The tags of a page, to be fetched with its terms. through: the model that ties them to it."""
    return Column(lambda pk: through.objects.filter(content_object=pk), Concat("tag__slug", Value("\n"), "tag__name"))


def tag_links(page: Any, stored: tuple[str, ...]) -> tuple[TagLink, ...]:
    """Those of the column, or of a draft, which stand in memory; by name."""
    if is_a_draft(page):
        found = [TagLink(tag.slug, tag.name) for tag in page.tags.all()]
    else:
        found = [TagLink(*pair.split("\n", 1)) for pair in stored]
    return tuple(sorted(found, key=lambda tag: tag.name.casefold()))
