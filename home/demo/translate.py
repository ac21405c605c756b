"""Translates a practice: every segment of the source gets its text, as from an editor."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import extract_strings

from core.markdown import to_html
from knowledgebase.models import PracticePage

from .reader import DemoError
from .schema import PracticeTranslation


def translate_practice(page: PracticePage, language: str, texts: PracticeTranslation, user: Any) -> None:
    """Publish the translation of ``page``. Raises DemoError naming the segment that has no text."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code=language)
    )
    translated = _texts_by_path(page, texts)
    used: dict[str, int] = {}
    strings: dict[tuple[int, int], StringTranslation] = {}
    for segment in source.stringsegment_set.order_by("order").select_related("context", "string"):
        path = segment.context.path
        position = used.get(path, 0)
        used[path] = position + 1
        found = translated.get(path, [])
        if position >= len(found):
            said = segment.string.data[:80]
            raise DemoError(f"{language} translation of {page.slug}: no text for {path!r}: {said!r}")
        strings[(segment.string_id, segment.context_id)] = StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=found[position],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=user,
        )
    for path, found in translated.items():
        if used.get(path, 0) < len([text for text in found if text]):
            raise DemoError(f"{language} translation of {page.slug}: {path!r} has more paragraphs than its source")
    StringTranslation.objects.bulk_create([one for one in strings.values() if one.data])
    translation.save_target(user=user, publish=True)


def _texts_by_path(page: PracticePage, texts: PracticeTranslation) -> dict[str, list[str]]:
    """The translated strings of each segment path, in the order in which wagtail-localize finds them."""
    found: dict[str, list[str]] = {
        "title": [texts.title],
        "slug": [texts.slug],
        "summary": [texts.summary],
        "problem": [texts.problem],
        "easy_read": [texts.easy_read],
        "context": _strings(texts.context),
        "results": _strings(texts.results),
        "visit_access": [texts.visit_access],
        "visit_answered_by": [texts.visit_answered_by],
    }
    for name in ("people", "skills", "equipment", "premises"):
        found[f"means_{name}"] = [getattr(texts.means, name)]
    found["funding"] = [texts.means.funding]
    for name, value in texts.transfer.model_dump().items():
        found[f"transfer_{name}"] = [value]
    for name in ("steps", "figures", "difficulties", "authors"):
        for block, part in zip(getattr(page, name).raw_data, getattr(texts, name), strict=True):
            for key, value in part.model_dump().items():
                found[f"{name}.{block['id']}.{key}"] = [value]
    for name in ("helped", "held_back"):
        for block, value in zip(getattr(page, name).raw_data, getattr(texts, name), strict=True):
            found[f"{name}.{block['id']}"] = [value]
    for block, role in zip(page.partners.raw_data, texts.partner_roles, strict=True):
        path = f"partners.{block['id']}"
        found[f"{path}.role"] = [role]
        found[f"{path}.name"] = [block["value"]["name"]]
    return found


def _strings(text: str) -> list[str]:
    if not text:
        return []
    _template, strings = extract_strings(to_html(text))
    return [string.data for string, _attributes in strings]
