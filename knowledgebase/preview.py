"""How a practice looks in lists before it is published."""

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import mark_safe

from knowledgebase.documents import practice_document
from search.results import Hit

if TYPE_CHECKING:
    from knowledgebase.models import PracticePage


def practice_hit(page: "PracticePage") -> Hit:
    """What a search would find of ``page`` as it stands in memory, saved or not."""
    document = practice_document(page)
    return Hit(
        id=document.id,
        score=1.0,
        title=document.title,
        summary=document.summary,
        url=document.url or "#content",
        kind=document.kind,
        language=document.language,
        highlight=mark_safe(escape(document.summary)),  # noqa: S308 - just escaped
        distance_km=None,
        published=document.published,
        reviewed=document.reviewed,
        payload=document.payload,
    )
