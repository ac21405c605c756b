"""Tells the page that people write from its translations, which follow it."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page
from wagtail_localize.models import TranslationSource


def _sources_elsewhere() -> Exists:
    sources = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    return Exists(sources.exclude(locale_id=OuterRef("locale_id")))


def originals(pages: QuerySet) -> QuerySet:
    """``pages`` without those that are translated from a page in another language."""
    return pages.filter(~_sources_elsewhere())


def is_translation(page: Page) -> bool:
    """True when the page is translated from one in another language. One query."""
    sources = TranslationSource.objects.filter(object_id=page.translation_key)
    return sources.exclude(locale_id=page.locale_id).exists()
