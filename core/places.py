"""Finding a place by its name or its postcode, without asking anybody.

Towns come from `core/data/places/towns.tsv` (GeoNames), which `manage.py build_towns` makes: one line a name and a
country, in the order of the folded names, so that a lookup is a search by halves in a file that stays on disk. Belgian
postcodes and merged municipalities come from `be_postcodes.csv` (Statbel), French departments and regions from the
vocabulary of territories.
"""

import csv
import mmap
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from core.caching import remembered
from core.enums import Country
from core.vocabulary import TermInfo, term, terms

DATA = Path(__file__).resolve().parent / "data" / "places"
LONGEST = 100  # characters; no place has a longer name

# Of two towns of one name the larger is meant, but a reader of this site more often means a Belgian or a French one.
_PREFERENCE = {"BE": 3.0, "FR": 2.0}
_GAPS = re.compile(r"[-–‐'’‘`ʼ.,;()/]")  # dashes and apostrophes that people type
_CODE = re.compile(r"(?:(BE?|FR?|DE?|LU?|NL)[- ]{0,2})?(\d{4,5})(?!\d)[ ,]*(.*)\Z", re.IGNORECASE | re.DOTALL)
_DUTCH_CODE = re.compile(r"[A-Z]{2}(?![A-Z])\s*", re.IGNORECASE)
_COUNTRIES = {"B": "BE", "F": "FR", "D": "DE", "L": "LU"}


@dataclass(frozen=True)
class Place:
    """name: as it is spelt. country: a code of `core.enums.Country`, empty for several. lat, lon: degrees."""

    name: str
    country: str
    lat: float
    lon: float

    @property
    def label(self) -> str:
        """What was understood, for people: « Mons (Belgique) »."""
        if self.country not in Country.values:
            return self.name
        country = str(Country(self.country).label)
        return self.name if country == self.name else f"{self.name} ({country})"


def find_place(text: str, country: str | None = None) -> Place | None:
    """The place that somebody means by a name or a postcode, in any of the site's languages; None where there is none.

    country: a code, to look there only. Of several places of one name, the most populous."""
    text = " ".join(text[:LONGEST].split())
    if not text:
        return None
    coded = _CODE.match(text)
    if coded:
        return _by_code(coded[1] or "", coded[2], coded[3], country)
    return _town(text, country) or _territory(text, country)


def fold(name: str) -> str:
    """A name as it is compared: no capitals, accents, hyphens or apostrophes."""
    text = name.casefold().replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(_GAPS.sub(" ", text).split())


# Postcodes


def _by_code(prefix: str, digits: str, rest: str, country: str | None) -> Place | None:
    prefix = prefix.upper()
    country = _COUNTRIES.get(prefix, prefix) or country
    if len(digits) == 4:
        if (dutch := _DUTCH_CODE.match(rest)) and country in (None, "NL"):
            return _town(rest[dutch.end() :], "NL")
        belgian = _belgian(digits) if country in (None, "BE") else None
        return belgian or (_town(rest, country) if rest else None)
    town = _town(rest, country) if rest else None
    if town or country not in (None, "FR"):
        return town
    return _department(digits)


def _belgian(postcode: str) -> Place | None:
    row = _postcodes().get(postcode)
    return _municipality(row) if row else None


def _municipality(row: dict[str, str]) -> Place | None:
    name = row["town_nl"] if get_language() == "nl" else row["town_fr"]
    if row["latitude"]:
        return Place(name, "BE", float(row["latitude"]), float(row["longitude"]))
    found = _look_up(fold(row["place"]), "BE")
    return replace(found, name=name) if found else None


def _department(digits: str) -> Place | None:
    number = digits[:2]
    if number == "20":
        number = "2A" if digits[2] in "01" else "2B"
    elif number in ("97", "98"):
        number = digits[:3]
    code = "FR-75C" if number == "75" else f"FR-{number}"
    return _of_territory(term("territory", code))


# Names


def _town(text: str, country: str | None) -> Place | None:
    key = fold(text)
    for tried in dict.fromkeys((key, _in_full(key))):
        if country == "BE" and (row := _municipalities().get(tried)):
            return _municipality(row)
        if found := _look_up(tried, country):
            return _as_belgians_know_it(found, tried) if found.country == "BE" else found
        if country in (None, "BE") and (row := _municipalities().get(tried)):
            return _municipality(row)
    return None


def _as_belgians_know_it(found: Place, key: str) -> Place:
    """As the municipality spells itself. Four have a larger namesake inside Belgium: the table knows where they are."""
    row = _municipalities().get(key)
    if row is None:
        return found
    name = next(name for name in (row["town_fr"], row["town_nl"]) if fold(name) == key)
    where = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else (found.lat, found.lon)
    return Place(name, "BE", *where)


def _in_full(key: str) -> str:
    words = {"st": "saint", "ste": "sainte"}
    return " ".join(words.get(word, word) for word in key.split())


def _territory(text: str, country: str | None) -> Place | None:
    code = _territory_names().get(fold(text))
    found = _of_territory(term("territory", code)) if code else None
    return found if found and country in (None, found.country) else None


def _of_territory(found: TermInfo | None) -> Place | None:
    if found is None:
        return None
    lat, lon = found.extra["latitude"], found.extra["longitude"]
    if not isinstance(lat, float) or not isinstance(lon, float):
        return None
    country = found.code[:2] if found.extra["kind"] != "zone" else ""
    return Place(found.label(), country, lat, lon)


def _territory_names() -> dict[str, str]:
    """Folded names of the territories → their codes; the first one keeps a name that several have."""

    def load() -> dict[str, str]:
        names: dict[str, str] = {}
        found = terms("territory")
        for each in found:
            for name in each.labels.values():
                names.setdefault(fold(name), each.code)
        for each in found:
            for name in each.other_names:
                names.setdefault(fold(name), each.code)
        names.pop("", None)
        return names

    return remembered("places:territories", load, quiet=True)


# The files


@lru_cache(maxsize=1)
def _postcodes() -> dict[str, dict[str, str]]:
    with (DATA / "be_postcodes.csv").open(encoding="utf-8", newline="") as file:
        return {row["postcode"]: row for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def _municipalities() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for row in _postcodes().values():
        for name in (row["town_fr"], row["town_nl"]):
            names.setdefault(fold(name), row)
    return names


@lru_cache(maxsize=1)
def _towns() -> mmap.mmap:
    # Mapped, not read: the workers share what of it is in memory.
    with (DATA / "towns.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=2048)
def _look_up(key: str, country: str | None) -> Place | None:
    """The town of that folded name, the most populous one in the countries that are preferred."""
    best: tuple[float, Place] | None = None
    for name, code, lat, lon, weight in _lines_of(key):
        if country in (None, code):
            rank = int(weight) * (1.0 if country else _PREFERENCE.get(code, 1.0))
            if best is None or rank > best[0]:
                best = rank, Place(name, code, float(lat), float(lon))
    return best[1] if best else None


def _lines_of(key: str) -> Iterator[list[str]]:
    data = _towns()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        line, end = _line_at(data, start)
        if fold(line[0]) < key:
            low = end
        else:
            high = start
    while low < len(data):
        line, low = _line_at(data, low)
        if fold(line[0]) != key:
            return
        yield line


def _line_at(data: mmap.mmap, start: int) -> tuple[list[str], int]:
    """The line that begins at `start`, and where the next one does."""
    end = data.find(b"\n", start)
    return data[start:end].decode().split("\t"), end + 1
