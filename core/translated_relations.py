"""Terms and related pages of a page are those of its translations: wagtail-localize leaves relations to many alone.

When an original is published, each translation made with wagtail-localize gets the same terms, in its row and in its
draft. Related pages are taken in the translation's language where they exist in it.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource

from core.touching import touch


def copy_relations(original: Page) -> int:
    """Give the translations of ``original`` its terms and related pages; how many translations changed.

    Does nothing for a page that has no record in wagtail-localize, or is itself a translation.
    """
    if not TranslationSource.objects.filter(object_id=original.translation_key, locale_id=original.locale_id).exists():
        return 0
    fields = [field for field in original._meta.many_to_many if isinstance(field, ParentalManyToManyField)]
    translations = type(original)._default_manager.filter(translation_key=original.translation_key, alias_of=None)
    changed = []
    with transaction.atomic():
        for translation in translations.exclude(pk=original.pk):
            values = {field.name: _in_language(field, original, translation.locale_id) for field in fields}
            if _set_row(translation, values) | _set_draft(translation, values):
                changed.append(translation)
        touch(changed)
    return len(changed)


def _in_language(field: Any, original: Page, locale_id: int) -> list[int]:
    """The keys of what ``original`` has in ``field``, each in that language where it is a page that stands in it."""
    related = list(getattr(original, field.name).all())
    if not issubclass(field.related_model, Page):
        return [one.pk for one in related]
    keys = [one.translation_key for one in related]
    rows = field.related_model._default_manager.filter(translation_key__in=keys, locale_id=locale_id, alias_of=None)
    translated = dict(rows.values_list("translation_key", "pk"))
    return [translated.get(one.translation_key, one.pk) for one in related]


def _set_row(translation: Page, values: dict[str, list[int]]) -> bool:
    """Write to the tables, not through the page: saving it would publish nothing and check everything."""
    altered = False
    for name, keys in values.items():
        field = translation._meta.get_field(name)
        through = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        rows = through._default_manager.filter(**{own: translation.pk})
        present = set(rows.values_list(other, flat=True))
        if present == set(keys):
            continue
        rows.exclude(**{f"{other}__in": keys}).delete()
        through._default_manager.bulk_create(
            [through(**{own: translation.pk, other: key}) for key in keys if key not in present]
        )
        altered = True
    return altered


def _set_draft(translation: Page, values: dict[str, list[int]]) -> bool:
    revision = Revision.objects.filter(
        pk=translation.latest_revision_id, content_type=ContentType.objects.get_for_model(type(translation))
    ).first()
    if revision is None:
        return False
    content = {**revision.content, **values}
    if content == revision.content:
        return False
    Revision.objects.filter(pk=revision.pk).update(content=content)
    return True


def _published(instance: Page, **kwargs: object) -> None:
    copy_relations(instance)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_published.connect(_published, dispatch_uid="relations of translations")
