"""What the pages of a white paper offer beside its passages."""

from collections import Counter
from typing import Any

from django import template

from whitepapers.contributions.queries import CHANGED, Talk
from whitepapers.models import Version
from whitepapers.text import Passage

register = template.Library()


@register.inclusion_tag("whitepapers/parts/talk.html")
def talk_beside(talk: Talk | None, key: str, passage: Passage) -> dict[str, Any]:
    """The link by which people comment on a passage, with how many have. Nothing in a preview or an old version, nor
    beside a heading."""
    if talk is None or passage.kind == "heading":
        return {"url": ""}
    count = talk.counts.get((key, passage.id), 0)
    words = " ".join(passage.words.split()[:6])
    is_shown = talk.is_open or count
    return {
        "url": f"{talk.url}{key}/{passage.id}/" if is_shown else "",
        "count": count,
        "is_open": talk.is_open,
        "words": words,
    }


@register.inclusion_tag("whitepapers/parts/positions.html")
def positions_beside(talk: Talk | None, key: str) -> dict[str, Any]:
    """The link to where people stand on a proposal."""
    count = talk.positions.get(key, 0) if talk else 0
    is_shown = talk is not None and (talk.is_open or count)
    return {
        "url": f"{talk.url}{key}/position/" if talk and is_shown else "",
        "count": count,
        "is_open": bool(talk and talk.is_open),
    }


@register.inclusion_tag("whitepapers/parts/talk_of_part.html")
def talk_of_part(talk: Talk | None, key: str) -> dict[str, Any]:
    """The link to all that was said of a chapter. gone: how many of them quote words that are no longer there."""
    counts = talk.counts if talk else {}
    count = sum(number for (part, _passage), number in counts.items() if part == key)
    return {"url": f"{talk.url}{key}/" if talk and count else "", "count": count, "gone": counts.get((key, CHANGED), 0)}


@register.filter
def of_version(brought_in: Counter[int], version: Version) -> int:
    """How many contributions came into the text with this version."""
    return brought_in[version.pk]
