"""What the index documents of several kinds of page have in common."""

import re
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from core.models.terms import Term
from core.translations import shown_in
from core.vocabulary import ancestors, term

_BLOCK_END = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)\s*/?>", re.IGNORECASE)


def plain(html: str) -> str:
    """The text of rich text, a space where a tag stood."""
    return get_text_for_indexing(html) if html else ""


def lines(html: str) -> str:
    """The same, a line for each of its paragraphs, headings and points: none runs on into the next one."""
    return plain(_BLOCK_END.sub(r"\g<0>\n", html))


def stream_text(stream: Any) -> str:
    """All words of a StreamField of ours: its texts, in order, whatever its blocks, each on a line of its own."""
    return "\n".join(_words(block.value) for block in stream)


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if hasattr(value, "source"):
        return lines(value.source)
    if isinstance(value, dict):
        return "\n".join(filter(None, map(_words, value.values())))
    return ""


def codes(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(found.code for found in terms)


def with_ancestors(axis: str, chosen: Iterable[str]) -> tuple[str, ...]:
    """The codes and all their broader terms, each once."""
    found: dict[str, None] = {}
    for code in chosen:
        found[code] = None
        found.update(dict.fromkeys(ancestors(axis, code)))
    return tuple(found)


def words_for(facets: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Labels and other names of the terms in ``facets``: what people type that the text lacks."""
    words: dict[str, None] = {}
    for axis, chosen in facets.items():
        for code in chosen:
            found = term(axis, code)
            if found:
                words.update(dict.fromkeys([found.label(language), *found.other_names]))
                acronym = found.extra.get("acronym")
                if acronym:
                    words[str(acronym)] = None
    return tuple(words)


def base_fields(page: Page, kind: str) -> dict[str, Any]:
    """The fields that every page's document starts with."""
    language = page.locale.language_code
    published = page.first_published_at
    return {
        "id": f"{kind}:{page.translation_key}:{language}",
        "kind": kind,
        "language": language,
        "title": page.title,
        "url": page.url or "",
        "shown_in": shown_in(page),
        "published": published.date() if published else None,
    }


__all__ = ["base_fields", "codes", "lines", "plain", "stream_text", "with_ancestors", "words_for"]
