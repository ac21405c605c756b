"""From what an index keeps of a document to what a result shows."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from ..results import Hit

_SHOWN = ("id", "title", "summary", "url", "kind", "language", "payload")


def hit(card: Mapping[str, Any], score: float, highlight: SafeString, distance: float | None) -> Hit:
    """The result that a card stands for (`layout.Laid.card`, read)."""
    published, reviewed = (
        datetime.date.fromisoformat(card[name]) if card[name] else None for name in ("published", "reviewed")
    )
    shown = {name: card[name] for name in _SHOWN}
    return Hit(score=score, highlight=highlight, distance_km=distance, published=published, reviewed=reviewed, **shown)
