"""Puts many pages into the database with few statements: no revision, no signal, no log, as nobody edits them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ManyToManyField
from wagtail.models import Page


def insert_pages(parent: Page, pages: Sequence[Page]) -> None:
    """Insert these live pages, all of one model, under ``parent``; each gets its place in the tree and its key.

    Their many-to-many fields must have been set, to empty lists too.
    """
    model = type(pages[0])
    content_type = ContentType.objects.get_for_model(model)
    for number, page in enumerate(pages, parent.numchild + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.content_type = content_type
        page.locale = parent.locale
        page.draft_title = page.title
        page.last_published_at = page.latest_revision_created_at = page.first_published_at
    shared = [field.attname for field in Page._meta.local_concrete_fields]
    bases = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in shared}) for page in pages])
    for base, page in zip(bases, pages, strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
    # Django's own bulk_create refuses a model whose rows stand in two tables; this is what it calls for one table.
    model._base_manager.all()._batched_insert(list(pages), model._meta.local_concrete_fields, batch_size=None)
    parent.numchild += len(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)
    for field in model._meta.many_to_many:
        if isinstance(field, ManyToManyField):
            _link(field, pages)


def _link(field: ManyToManyField, pages: Iterable[Page]) -> None:
    """Insert what each page holds in this field, in memory until now."""
    through: Any = field.remote_field.through
    own = through._meta.get_field(field.m2m_field_name()).attname
    other = through._meta.get_field(field.m2m_reverse_field_name()).attname
    through.objects.bulk_create(
        through(**{own: page.pk, other: found.pk}) for page in pages for found in getattr(page, field.name).all()
    )
