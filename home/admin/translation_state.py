"""How far each page is translated into each language."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.originals import originals


class State(TextChoices):
    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    OUTDATED = "outdated", _("Outdated")
    PARTIAL = "partial", _("In part")
    CURRENT = "current", _("Up to date")


TO_DO = (State.MISSING, State.DRAFT, State.OUTDATED, State.PARTIAL)


@dataclass(frozen=True)
class Cell:
    """One page in one language. ``page_id``: the translation; ``source_id``: wagtail-localize's record of the
    original."""

    language: str
    state: State
    page_id: int | None
    source_id: int | None


@dataclass(frozen=True)
class Row:
    """An original that readers can see, and its state in each other language."""

    page_id: int
    title: str
    kind: str
    language: str
    changed: datetime
    cells: tuple[Cell, ...]


def translation_rows(models: Iterable[type[Page]]) -> list[Row]:
    """All live originals of ``models`` with their states, those that changed last first. Five queries, however many."""
    kinds = {kind.pk: model for model, kind in ContentType.objects.get_for_models(*models).items()}
    languages = {locale.pk: locale.language_code for locale in Locale.objects.order_by("pk")}
    live = originals(Page.objects.filter(live=True, alias_of=None, content_type__in=kinds))
    wanted = ("pk", "title", "content_type_id", "locale_id", "translation_key", "last_published_at")
    pages = list(live.order_by("-last_published_at").values(*wanted))
    translations = _by_key(
        Page.objects.filter(content_type__in=kinds, alias_of=None),
        ("translation_key", "locale_id"),
        ("pk", "live", "last_published_at"),
    )
    sources = _by_key(TranslationSource.objects.all(), ("object_id", "locale_id"), ("pk", "last_updated_at"))
    partial = _partly_translated()
    # A page written in several languages without wagtail-localize has no original: it is listed once, under the first.
    done: set[Any] = set()
    rows = []
    for page in sorted(pages, key=lambda page: page["locale_id"]):
        key = page["translation_key"]
        if key in done:
            continue
        done.add(key)
        source = sources.get((key, page["locale_id"]))
        cells = tuple(
            _cell(
                language,
                page,
                translations.get((key, locale)),
                source,
                bool(source) and (source["pk"], locale) in partial,
            )
            for locale, language in languages.items()
            if locale != page["locale_id"]
        )
        kind = str(kinds[page["content_type_id"]]._meta.verbose_name)
        rows.append(
            Row(page["pk"], page["title"], kind, languages[page["locale_id"]], page["last_published_at"], cells)
        )
    rows.sort(key=lambda row: (row.changed is not None, row.changed), reverse=True)
    return rows


def count_states(rows: Iterable[Row]) -> dict[str, Counter[State]]:
    """For each language, how many pages are in each state."""
    counts: dict[str, Counter[State]] = {}
    for cell in _cells(rows):
        counts.setdefault(cell.language, Counter())[cell.state] += 1
    return counts


def _cells(rows: Iterable[Row]) -> Iterator[Cell]:
    for row in rows:
        yield from row.cells


def _by_key(rows: Any, key: tuple[str, str], values: tuple[str, ...]) -> dict[tuple[Any, Any], dict[str, Any]]:
    return {(row[key[0]], row[key[1]]): row for row in rows.values(*key, *values)}


def _partly_translated() -> set[tuple[int, int]]:
    """Source and target locale of the translations that lack texts: readers see those of the original instead."""
    texts = StringSegment.objects.filter(source=OuterRef("source"))
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    lacking = Translation.objects.filter(Exists(texts.filter(~Exists(translated))))
    return set(lacking.values_list("source", "target_locale"))


def _cell(
    language: str,
    page: dict[str, Any],
    translation: dict[str, Any] | None,
    source: dict[str, Any] | None,
    is_partial: bool,
) -> Cell:
    source_id = source["pk"] if source else None
    if translation is None:
        return Cell(language, State.MISSING, None, source_id)
    if not translation["live"]:
        return Cell(language, State.DRAFT, translation["pk"], source_id)
    # What a translator last saw of the original: what was published since is not translated.
    seen = [moment for moment in (translation["last_published_at"], source and source["last_updated_at"]) if moment]
    changed = page["last_published_at"]
    outdated = bool(changed and seen and changed > min(seen))
    state = State.OUTDATED if outdated else State.PARTIAL if is_partial else State.CURRENT
    return Cell(language, state, translation["pk"], source_id)
