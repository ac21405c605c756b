"""How a practice looks in lists before it is published."""

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledgebase.documents import practice_document
from search.results import Hit

if TYPE_CHECKING:
    from knowledgebase.models import PracticePage


def practice_hit(page: "PracticePage") -> Hit:
    """What a search would find of ``page`` as it stands in memory, saved or not."""
    document = practice_document(page)
    return Hit.of(replace(document, url=document.url or "#content"), score=1.0)
