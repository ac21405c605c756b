"""The organisations that carry something or take part in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.enums import Country
from core.presentation import Shown


@dataclass(frozen=True)
class Partner:
    """url and lang are empty for a partner that the directory has not."""

    name: str
    url: str
    lang: str
    role: str
    country: str


def organisation_ids(stream: Any) -> list[int]:
    """The organisations of a stream of ``PartnerBlock``, without fetching them one by one."""
    found = (block["value"].get("organisation") for block in stream.raw_data if block)
    return [pk for pk in found if pk]


def partners(stream: Any, organisations: Mapping[int, Shown]) -> tuple[Partner, ...]:
    """The partners in their order; one that has neither a name nor a page to be seen is left out."""
    return tuple(one for one in (_partner(block["value"], organisations) for block in stream.raw_data) if one.name)


def _partner(value: Mapping[str, Any], organisations: Mapping[int, Shown]) -> Partner:
    page = organisations.get(value.get("organisation") or 0)
    code = value.get("country") or (page.page.country if page else "")
    return Partner(
        name=page.title if page else value.get("name") or "",
        url=page.url if page else "",
        lang=page.lang if page else "",
        role=value.get("role") or "",
        country=str(Country(code).label) if code in Country.values else "",
    )
