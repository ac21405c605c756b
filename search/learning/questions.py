"""Questions that found nothing."""

from collections.abc import Iterable

from ..models import Search


def count(searches: Iterable[Search]) -> None:
    """Count these searches on the questions that they ask again."""
