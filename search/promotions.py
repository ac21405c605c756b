"""What editors chose to stand first for a search: Wagtail's promoted results, matched on the analysed words."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query as PromotedQuery
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.log_actions import log
from wagtail.models import Page

from core.caching import depends_on, remembered

from . import sources
from .learning.words import key_of
from .results import Hit

NAME = "promotions"  # what the page cache calls them


def promoted(text: str, language: str) -> tuple[Hit, ...]:
    """The pages chosen for what these words come down to, in their order. A page is promoted in its own language.

    One that is not public any more is left out. No query once it is warm."""
    return remembered(f"search:promoted:{language}", lambda: _promoted(language)).get(key_of(text, language), ())


def _promoted(language: str) -> dict[str, tuple[Hit, ...]]:
    depends_on(NAME, f"index::{language}")  # what a hit shows changes when the index does
    chosen = SearchPromotion.objects.filter(page__locale__language_code=language).select_related("query", "page")
    found: dict[str, dict[str, Hit]] = defaultdict(dict)
    for promotion in chosen.order_by("sort_order", "pk"):
        document = sources.document_of(promotion.page.specific)
        if document:
            found[key_of(promotion.query.query_string, language)].setdefault(document.id, Hit.of(document))
    return {key: tuple(hits.values()) for key, hits in found.items() if key}


def promote(promotion: SearchPromotion, words: str, page: Page, order: int, by: Any) -> SearchPromotion:
    """Make this page stand first for these words, new or in place of what the promotion said; lower orders first."""
    with transaction.atomic():
        action = "wagtail.edit" if promotion.pk else "wagtail.create"
        before = promotion.query if promotion.query_id else None
        promotion.query, promotion.page, promotion.sort_order = PromotedQuery.get(words), page, order
        promotion.save()
        log(instance=promotion, action=action, user=by)
        _drop_if_empty(before)
    return promotion


def take_back(promotion: SearchPromotion, by: Any) -> None:
    """Promote this page no longer for these words."""
    with transaction.atomic():
        log(instance=promotion, action="wagtail.delete", user=by, deleted=True)
        query = promotion.query
        promotion.delete()
        _drop_if_empty(query)


def _drop_if_empty(query: PromotedQuery | None) -> None:
    if query and not query.editors_picks.exists():
        query.delete()
