"""Explains acronyms on the spot: the first of each on a page, in the words of the glossary."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.caching import depends_on, remembered
from core.enums import Country
from core.vocabulary import glossary, terms

# Where an explanation would be in the way, or would break what it stands in.
LEFT_ALONE = frozenset(
    {"a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "nav", "option", "script", "style", "summary", "svg",
     "textarea", "title"}
)  # fmt: skip
_MARKUP = re.compile(r"""(<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.S)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


@dataclass(frozen=True)
class Meaning:
    """What an acronym stands for in a country (empty: everywhere), in the reader's language."""

    country: str
    text: str
    sentence: str


@dataclass(frozen=True)
class Explained:
    """An acronym that stands on the page. meaning is in the reader's language, sentence (often empty) in French."""

    acronym: str
    meaning: str
    sentence: str


def explain(html: str, countries: Collection[str] = ()) -> tuple[SafeString, tuple[Explained, ...]]:
    """``html`` with the first occurrence of each acronym in an <abbr>, and the acronyms that were found.

    html: markup that is safe already; only its text is looked at, never a tag, a link or a heading.
    countries: where the page is about (ISO codes), for acronyms that say one thing in Belgium and another in France.
    """
    depends_on("glossary")
    entries, pattern = _compiled()
    if pattern is None or not pattern.search(html):
        return mark_safe(html), ()  # noqa: S308 - safe on its way in
    found: dict[str, Explained] = {}

    def replace(match: re.Match[str]) -> str:
        acronym = unescape(match[0])
        if acronym in found:
            return match[0]
        found[acronym] = _explained(acronym, entries[acronym], countries)
        return f'<abbr title="{escape(found[acronym].meaning)}">{match[0]}</abbr>'

    parts = [pattern.sub(replace, text) if is_text and not text.isspace() else text for text, is_text in _pieces(html)]
    return mark_safe("".join(parts)), tuple(sorted(found.values(), key=lambda one: one.acronym.casefold()))  # noqa: S308


def acronyms() -> dict[str, list[Meaning]]:
    """Every acronym and all that it stands for: those of the glossary, and those of kinds of organisation."""
    return _compiled()[0]


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The markup in pieces, and of each whether it is text that may be explained."""
    inside: list[str] = []
    for piece in _MARKUP.split(html):
        tag = _TAG.match(piece) if piece.startswith("<") else None
        if tag is None:
            yield piece, not inside and not piece.startswith("<")
            continue
        name = tag[2].lower()
        if name in LEFT_ALONE and not piece.endswith("/>"):
            if not tag[1]:
                inside.append(name)
            elif name in inside:
                del inside[inside.index(name) :]
        yield piece, False


def _explained(acronym: str, entries: list[Meaning], countries: Collection[str]) -> Explained:
    local = [meaning for meaning in entries if meaning.country in countries]
    meant = local if local else entries
    if len(meant) == 1:
        return Explained(acronym, meant[0].text, meant[0].sentence)
    # Two countries use it for two things, and the page may mean either: say both.
    return Explained(acronym, " ; ".join(_with_country(meaning) for meaning in meant), "")


def _with_country(meaning: Meaning) -> str:
    if meaning.country not in Country.values:
        return meaning.text
    return _("%(meaning)s (%(country)s)") % {"meaning": meaning.text, "country": Country(meaning.country).label}


def _compiled() -> tuple[dict[str, list[Meaning]], re.Pattern[str] | None]:
    def load() -> tuple[dict[str, list[Meaning]], re.Pattern[str] | None]:
        entries: dict[str, list[Meaning]] = {}
        for entry in glossary():
            meant = Meaning(entry.country, entry.expansion(), entry.explanation_fr)
            entries.setdefault(entry.acronym, []).append(meant)
        for kind in terms("structure_kind"):
            country, acronym = str(kind.extra["country"]), str(kind.extra["acronym"])
            known = {meant.country for meant in entries.get(acronym, ())}
            if acronym and country not in known:
                entries.setdefault(acronym, []).append(Meaning(country, kind.label(), ""))
        if not entries:
            return entries, None
        longest_first = sorted((re.escape(escape(acronym)) for acronym in entries), key=len, reverse=True)
        return entries, re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")

    return remembered(f"glossary:pattern:{get_language()}", load)
