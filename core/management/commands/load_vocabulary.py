"""Fill the vocabularies from core/data/vocabulary: adds what is missing, leaves what editors changed."""

import csv
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.caching import changed
from core.models import AXES, GlossaryEntry, Territory

FOLDER = Path(__file__).resolve().parents[2] / "data" / "vocabulary"
FILES = {
    "challenge": "challenges.csv",
    "audience": "audiences.csv",
    "sector": "sectors.csv",
    "structure_kind": "structure_kinds.csv",
    "territory": "territories.csv",
    "authority": "authorities.csv",
}
# Columns whose name in the file is not the field's, or whose value is no text.
RENAMED = {"axis": "side"}
NUMBERS = {"latitude", "longitude"}
LINKS = {"parent", "contains"}


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for axis, name in FILES.items():
            added = self._load(axis, FOLDER / name)
            if added:
                changed(f"vocabulary:{axis}")
            if options["verbosity"]:
                self.stdout.write(f"{AXES[axis]._meta.verbose_name_plural}: {added} added")
        if self._load_glossary(FOLDER / "glossary.csv"):
            changed("glossary")

    def _load(self, axis: str, path: Path) -> int:
        model = AXES[axis]
        known = {term.code: term for term in model.objects.all()}
        new = []
        for order, (line, row) in enumerate(_rows(path)):
            if row["code"] in known:
                continue
            fields: dict[str, Any] = {RENAMED.get(key, key): value for key, value in row.items() if key not in LINKS}
            for key in NUMBERS & fields.keys():
                fields[key] = _number(fields[key], path, line, key)
            term = model(sort_order=order, **fields)
            if row.get("parent"):
                # A parent stands before its children, here and in the file.
                term.parent = _known(known, row["parent"], path, line, "parent")
            _check(term, path, line)
            known[term.code] = term
            new.append((line, row, term))
        self._save(model, new, path, known)
        return len(new)

    def _save(self, model: Any, new: list[tuple[int, dict[str, str], Any]], path: Path, known: dict[str, Any]) -> None:
        # In bulk, a generation at a time: nothing shows these terms yet, so nobody has to be told of each.
        waiting = new
        while waiting:
            ready = [found for found in waiting if found[2].parent is None or found[2].parent.pk]
            model.objects.bulk_create([term for _line, _row, term in ready])
            waiting = [found for found in waiting if not found[2].pk]
            for _line, _row, term in waiting:
                term.parent = term.parent  # takes the key that its parent has by now
        for line, row, term in new:
            if isinstance(term, Territory) and row.get("contains"):
                term.contains.set([_known(known, code, path, line, "contains") for code in row["contains"].split(";")])

    def _load_glossary(self, path: Path) -> int:
        known = set(GlossaryEntry.objects.values_list("acronym", "country"))
        new = []
        for line, row in _rows(path):
            if (row["acronym"], row["country"]) not in known:
                new.append(GlossaryEntry(**row))
                _check(new[-1], path, line)
        GlossaryEntry.objects.bulk_create(new)
        return len(new)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [(reader.line_num, {key: value.strip() for key, value in row.items()}) for row in reader]


def _number(text: str, path: Path, line: int, column: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        raise CommandError(f"{path.name}, line {line}, column {column}: {text!r} is no number.") from None


def _known(known: dict[str, Any], code: str, path: Path, line: int, column: str) -> Any:
    if code not in known:
        raise CommandError(f"{path.name}, line {line}, column {column}: there is no term {code!r}.")
    return known[code]


def _check(instance: Any, path: Path, line: int) -> None:
    try:
        instance.clean_fields(exclude={"parent"})
    except ValidationError as error:
        details = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        raise CommandError(f"{path.name}, line {line}: {details}") from None
