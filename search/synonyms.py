"""What else a thing is called: acronyms and their expansions, as the vocabularies and the glossary have them now."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core import vocabulary
from core.caching import remembered

from .analysis import analyse, normalise, tokens

# Other names of these are the thing itself; those of challenges or sectors are rather parts of it ("vélo" of mobility),
# and reach the documents as their keywords.
_SAME_THING = ("structure_kind", "audience")
_MOST = 6  # other names that are looked for


@dataclass(frozen=True)
class _Name:
    """A name, the others that mean the same, and the country where they do; none for everywhere."""

    stems: tuple[str, ...]
    others: tuple[str, ...]
    country: str


def alternatives(text: str, language: str, countries: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """For each part of the text that is such a name, as typed: the other names.

    countries: where the reader looks, everywhere unless told: an acronym may mean two things in two countries."""
    names = remembered(f"search:names:{language}", lambda: _names(language))
    text = normalise(text)
    found = tokens(text, language)
    stems = [token.stem for token in found]
    meant: dict[str, dict[str, None]] = defaultdict(dict)
    for place, stem in enumerate(stems):
        for name in names.get(stem, ()):
            here = tuple(stems[place : place + len(name.stems)]) == name.stems
            if here and (not countries or not name.country or name.country in countries):
                typed = text[found[place].start : found[place + len(name.stems) - 1].end]
                meant[typed] |= dict.fromkeys(name.others)
    return {typed: tuple(others)[:_MOST] for typed, others in meant.items()}


def _names(language: str) -> dict[str, tuple[_Name, ...]]:
    """The names by their first stem."""
    by_first: dict[str, list[_Name]] = defaultdict(list)
    for same, country in _groups(language):
        stems = {name: tuple(analyse(name, language)) for name in dict.fromkeys(same) if name}
        for own in set(stems.values()):
            others = tuple(other for other, its in stems.items() if its and its != own)
            if own and others:
                by_first[own[0]].append(_Name(own, others, country))
    return {first: tuple(names) for first, names in by_first.items()}


def _groups(language: str) -> Iterator[tuple[list[str], str]]:
    """Names that mean one thing, and its country."""
    for axis in _SAME_THING:
        for term in vocabulary.terms(axis):
            acronym, country = (str(term.extra.get(name) or "") for name in ("acronym", "country"))
            yield [_bare(term.label(language)), acronym, *term.other_names], country
    for entry in vocabulary.glossary():
        expansion = getattr(entry, f"expansion_{language[:2]}", "") or entry.expansion_fr
        yield [entry.acronym, expansion], entry.country


def _bare(label: str) -> str:
    """A label without what tells it from another: « Entreprise d'insertion (Wallonie) »."""
    return label.partition(" (")[0]
