"""Fill the vocabularies from core/data/vocabulary: adds what is missing, leaves what editors changed."""

import csv
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.models import AXES, GlossaryEntry, Territory

FOLDER = Path(__file__).resolve().parents[2] / "data" / "vocabulary"
FILES = {
    "challenge": "challenges.csv",
    "audience": "audiences.csv",
    "sector": "sectors.csv",
    "structure_kind": "structure_kinds.csv",
    "territory": "territories.csv",
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
            if options["verbosity"]:
                self.stdout.write(f"{AXES[axis]._meta.verbose_name_plural}: {added} added")
        self._load_glossary(FOLDER / "glossary.csv")

    def _load(self, axis: str, path: Path) -> int:
        model = AXES[axis]
        known = {term.code: term for term in model.objects.all()}
        new = []
        rows = _rows(path)
        for order, (line, row) in enumerate(rows):
            if row["code"] in known:
                continue
            fields = {RENAMED.get(key, key): value for key, value in row.items() if key not in LINKS}
            for key in NUMBERS & fields.keys():
                fields[key] = _number(fields[key], path, line, key)
            term = model(sort_order=order, **fields)
            _check(term, path, line)
            term.save()
            known[term.code] = term
            new.append((line, row, term))
        for line, row, term in new:
            if row.get("parent"):
                term.parent = _known(known, row["parent"], path, line, "parent")
                term.save(update_fields=["parent"])
            if isinstance(term, Territory) and row.get("contains"):
                term.contains.set(
                    [_known(known, code, path, line, "contains") for code in row["contains"].split(";")]
                )
        return len(new)

    def _load_glossary(self, path: Path) -> None:
        known = set(GlossaryEntry.objects.values_list("acronym", "country"))
        for line, row in _rows(path):
            if (row["acronym"], row["country"]) not in known:
                entry = GlossaryEntry(**row)
                _check(entry, path, line)
                entry.save()


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
        instance.full_clean()
    except ValidationError as error:
        details = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        raise CommandError(f"{path.name}, line {line}: {details}") from None
