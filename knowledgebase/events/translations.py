"""When and where an event takes place, and whether, is the same in every language, at once.

wagtail-localize brings to a translation what was changed since only when somebody brings it up to date. A date that
moved cannot wait for that: when an original is published, its translations get its days, hours and stops, in their
rows and in their drafts. Their words stay as they are.
"""

import json
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource

FIELDS = (
    "kind",
    "starts_on",
    "starts_time",
    "ends_on",
    "ends_time",
    "online",
    "is_cancelled",
    "seats",
    "sign_up_until",
    "languages",
)
_OF_A_STOP = ("country", "day", "begins", "ends")


def keep_in_step(original: Any) -> int:
    """Give the translations of an event its dates and stops; how many translations there are."""
    sources = TranslationSource.objects.filter(object_id=original.translation_key, locale_id=original.locale_id)
    if not sources.exists():
        return 0
    others = type(original)._default_manager.filter(translation_key=original.translation_key, alias_of=None)
    translations = list(others.exclude(pk=original.pk))
    with transaction.atomic():
        for translation in translations:
            _set_row(translation, original)
            _set_draft(translation)
    return len(translations)


def _set_row(translation: Any, original: Any) -> None:
    for name in FIELDS:
        setattr(translation, name, getattr(original, name))
    translation.stops = json.dumps(_stops(translation, original), default=str)
    translation.save(update_fields=[*FIELDS, "stops"], clean=False)


def _stops(translation: Any, original: Any) -> list[dict[str, Any]]:
    """Those of the original, each in the words of the translation where it has them."""
    words = {block["id"]: block["value"] for block in translation.stops.raw_data}
    found = []
    for block in original.stops.raw_data:
        value = block["value"]
        kept = {name: value.get(name) for name in _OF_A_STOP}
        found.append({**block, "value": {**words.get(block["id"], value), **kept}})
    return found


def _set_draft(translation: Any) -> None:
    revision = Revision.objects.filter(pk=translation.latest_revision_id).first()
    if revision is not None:
        now = translation.serializable_data()
        revision.content |= {name: now[name] for name in (*FIELDS, "stops")}
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _published(instance: Page, **kwargs: object) -> None:
    keep_in_step(instance)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from knowledgebase.models import EventPage

    page_published.connect(_published, sender=EventPage, dispatch_uid="dates of translated events")
