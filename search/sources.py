"""From a record of the database to its document. Records say themselves what they are: `search_document()`."""

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from django.apps import apps
from django.db import models
from wagtail.models import Page, PageViewRestriction

from .document import Document


@runtime_checkable
class Findable(Protocol):
    """A record that can be found; `search_document` answers None while it must not be."""

    def search_document(self) -> Document | None: ...


def key_of(record: models.Model) -> str:
    """What tasks and the index call a record; a page has one name, whatever its class."""
    model = Page if isinstance(record, Page) else type(record)
    return f"{model._meta.label_lower}:{record.pk}"


def load(key: str) -> models.Model | None:
    """The record as it is now, None when it is gone."""
    label, _, pk = key.rpartition(":")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    record = model._default_manager.filter(pk=pk).first()
    return record.specific if isinstance(record, Page) else record


def document_of(record: models.Model | None) -> Document | None:
    """The record's document, None when nobody but editors may find it."""
    if not isinstance(record, Findable):
        return None
    if isinstance(record, Page) and not _public(record):
        return None
    document = record.search_document()
    return document.from_source(key_of(record)) if document else None


def _public(page: Page) -> bool:
    # An alias repeats another page, in another language's tree for want of a translation; `shown_in` says so better.
    return page.live and not page.alias_of_id and not page.get_view_restrictions().exists()


def siblings(page: Page) -> Iterable[str]:
    """The keys of a page and its translations."""
    pks = Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    return [key_of(page), *(f"{Page._meta.label_lower}:{pk}" for pk in pks if pk != page.pk)]


def tree(page: Page) -> Iterable[str]:
    """The keys of a page and of everything below it."""
    pks = Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
    return [f"{Page._meta.label_lower}:{pk}" for pk in pks]


def all_documents() -> Iterator[Document]:
    """Everything that should be in the index, as the database has it now."""
    private = [restriction.page for restriction in PageViewRestriction.objects.select_related("page")]
    for model in findable_models():
        records = model._default_manager.order_by("pk")
        if issubclass(model, Page):
            records = records.filter(live=True, alias_of=None)
        for record in records.iterator(chunk_size=200):
            if isinstance(record, Page):
                if type(record) is not record.specific_class or any(_below(record, page) for page in private):
                    continue
                document = record.search_document()
                document = document and document.from_source(key_of(record))
            else:
                document = document_of(record)
            if document:
                yield document


def _below(page: Page, other: Page) -> bool:
    return page.path.startswith(other.path)


def findable_models() -> list[type[models.Model]]:
    """The models whose records can be found."""
    return [model for model in apps.get_models() if callable(getattr(model, "search_document", None))]
