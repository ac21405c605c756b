"""What a search field offers while somebody types: words that people search for, and titles that lead to their page."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.caching import depends_on, remembered
from core.models import AXES
from core.templatetags.interface import kind_mark
from core.vocabulary import terms
from search.analysis import begun, normalise, words
from search.analysis.words import Word
from search.beside import quietly
from search.engines import get_engine
from search.listing.spec import one_line
from search.results import Completion

from .search_views import KINDS, ROWS

LONGEST = 60  # characters of what was typed that are read
MOST = 8
MOST_WORDS = 4  # of them words, where there are titles too
_ASKED = 100  # so that titles are left behind the words, and when those of other kinds are not wanted
_ELIDED = re.compile(r".*['’]")


@dataclass(frozen=True)
class _Name:
    """The terms that have this name, by their labels; rank: 0 for the label itself, then as editors wrote it."""

    labels: tuple[str, ...] = ()
    rank: int = 0


@require_safe
def completions(request: HttpRequest) -> JsonResponse:
    """« q » is what was typed, « kind » the kinds of which titles are offered, all unless told.

    label: what the offers are called. said: how many there are, to be read aloud. offers: each in three parts (before
    what was typed, that, after it), with the address of a page or an empty one, the mark of its kind as HTML, and for
    another name of a term (an acronym) the term's own."""
    language = (get_language() or "fr")[:2]
    depends_on(f"index::{language}")
    typed = one_line(request.GET.get("q", ""), LONGEST)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in KINDS]
    offered = quietly(lambda: get_engine().complete(typed, language, limit=_ASKED), [])
    found = _best(offered, kinds, typed, language)
    answer = JsonResponse(
        {
            "label": _("Suggestions"),
            "said": ngettext("%(count)s suggestion", "%(count)s suggestions", len(found)) % {"count": len(found)},
            "offers": [
                {
                    "parts": parts(one.text, typed, language),
                    "url": one.url,
                    "mark": _mark(one.kind),
                    "note": "" if one.url else _note(one.text, language),
                }
                for one in found
            ],
        }
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _best(found: list[Completion], kinds: list[str], typed: str, language: str) -> list[Completion]:
    """Words, one for each term and those that are a term first, then titles; each leaves room to the other."""
    names = _names(language)
    titles = [one for one in found if one.url and (not kinds or one.kind in kinds)]
    phrases = [(names.get(one.text.casefold(), _Name()), one) for one in found if not one.url]

    def order(phrase: tuple[_Name, Completion]) -> tuple[bool, bool, bool, int]:
        name, text = phrase[0], parts(phrase[1].text, typed, language)
        return bool(text[0] or text[2]), name.rank > 0, bool(text[0]), name.rank

    meant: dict[object, Completion] = {}
    for name, one in sorted(phrases, key=order):
        meant.setdefault(name.labels or one.text, one)
    distinct = list(meant.values())
    distinct = distinct[: max(MOST_WORDS, MOST - len(titles))]
    return distinct + titles[: MOST - len(distinct)]


def _names(language: str) -> dict[str, _Name]:
    """The names of all terms, in small letters."""

    def load() -> dict[str, _Name]:
        found: dict[str, _Name] = {}
        for axis in AXES:
            for term in terms(axis):
                label = term.label(language)
                others = (label, str(term.extra.get("acronym") or ""), *term.other_names)
                for rank, name in enumerate(name.casefold() for name in others if name):
                    known = found.get(name, _Name(rank=rank))
                    found[name] = _Name((*known.labels, label), min(rank, known.rank))
        return found

    return remembered(f"completion:names:{language}", load)


def _note(text: str, language: str) -> str:
    labels = _names(language).get(text.casefold(), _Name()).labels
    return "" if text in labels else " · ".join(dict.fromkeys(labels))


def _mark(kind: str) -> str:
    if not kind:
        return ""
    if kind == "practice":
        return kind_mark("good_practice", _("Practice"))
    return kind_mark(kind if kind in ROWS else "page")


def parts(text: str, typed: str, language: str) -> tuple[str, str, str]:
    """`text` cut around the beginning of a word that is what was typed, whatever its capitals and accents."""
    text = normalise(text)
    asked = [word.text for word in begun(typed, language)]
    found = words(text, language)
    for place in range(len(found) if asked else 0):
        here = found[place : place + len(asked)]
        if " ".join(word.text for word in here).startswith(" ".join(asked)):
            start, last = (_letters(text, word) for word in (here[0], here[-1]))
            end = min(here[-1].end, last + len(asked[-1]))
            return text[:start], text[start:end], text[end:]
    return text, "", ""


def _letters(text: str, word: Word) -> int:
    """Where the word itself begins, behind what is elided before it."""
    elided = _ELIDED.match(text, word.start, word.end)
    return elided.end() if elided else word.start
