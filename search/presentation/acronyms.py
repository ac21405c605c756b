"""What the acronyms that were searched stand for, and, where two countries mean two things, the way to choose one."""

import re
from dataclasses import dataclass

from core.enums import Country
from core.glossary import Meaning, acronyms

from ..listing import ListState

_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_MOST = 3  # acronyms of one search


@dataclass(frozen=True)
class Sense:
    """One thing that an acronym stands for. country: where it does; url: the same list, of that country only. Both are
    empty where there is nothing to choose."""

    text: str
    country: str = ""
    url: str = ""


@dataclass(frozen=True)
class SearchedAcronym:
    acronym: str
    senses: tuple[Sense, ...]


def searched_acronyms(state: ListState) -> tuple[SearchedAcronym, ...]:
    """The acronyms of the text: those typed in capitals, and one that was typed alone, whatever its capitals."""
    if not state.q:
        return ()
    known = {acronym.casefold(): acronym for acronym in acronyms()}
    typed = _WORD.findall(state.q)
    found: dict[str, SearchedAcronym] = {}
    for word in typed:
        acronym = known.get(word.casefold())
        if acronym and (len(typed) == 1 or word == acronym) and len(found) < _MOST:
            found[acronym] = SearchedAcronym(acronym, _senses(state, acronyms()[acronym]))
    return tuple(found.values())


def _senses(state: ListState, meanings: list[Meaning]) -> tuple[Sense, ...]:
    here = [meaning for meaning in meanings if meaning.country in state.countries] or meanings
    if len(here) == 1:
        return (Sense(here[0].text),)
    return tuple(Sense(meaning.text, _country(meaning.country), _url(state, meaning.country)) for meaning in here)


def _country(code: str) -> str:
    return str(Country(code).label) if code in Country.values else ""


def _url(state: ListState, code: str) -> str:
    """The list of that country, where it can be narrowed down to one."""
    for name in ("country", "territory"):
        axis = state.spec.axis(name)
        if code and axis and axis.counted and axis.known([code]):
            return state.url(add=(name, code))
    return ""
