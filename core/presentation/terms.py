"""The terms that a page carries, as links into the list of its kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, ManyToManyField, QuerySet, Value
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from core.models import Term
from core.prepared import Prepared
from core.vocabulary import label, term


@dataclass(frozen=True)
class TermLink:
    """A term's name in the reader's language, and the list of what carries it (empty where there is none)."""

    code: str
    label: str
    url: str


@dataclass(frozen=True)
class Column:
    """A column of text. rows: the queryset for one key, of type ``key``; text: its column."""

    rows: Callable[[Any], QuerySet]
    text: Any
    key: type = int


def chosen(page: Page, *, also: Mapping[str, tuple[Column, Any]] | None = None) -> dict[str, tuple[str, ...]]:
    """The codes of all terms of ``page`` by field name, in the order of their vocabularies. One query.

    also: more columns to fetch with them, by a name of one's own, each with its key.
    """
    fields = _term_fields(type(page))
    asked = dict(also or {})
    found: dict[str, list[str]] = {name: [] for name in (*fields, *asked)}
    if is_a_draft(page):
        # What a draft carries stands in memory only.
        for name in fields:
            found[name] = [one.code for one in getattr(page, name).all()]
    else:
        asked |= {name: (column, page.pk) for name, column in _stored(type(page))}
    if asked:
        union = _union(tuple((name, column) for name, (column, _key) in asked.items()))
        for name, code in union.rows(*(key for _column, key in asked.values())):
            found[name].append(code)
    return {name: tuple(sorted(codes, key=_order(fields.get(name)))) for name, codes in found.items()}


def term_links(axis: str, codes: Iterable[str], list_url: str = "") -> tuple[TermLink, ...]:
    """Each code with its name and ``list_url`` filtered by it."""
    return tuple(
        TermLink(code, label(axis, code), f"{list_url}?{urlencode({axis: code})}" if list_url else "") for code in codes
    )


def countries_of(territories: Iterable[str]) -> frozenset[str]:
    """The countries (ISO codes) in which these territories lie; a zone that crosses a border lies in none by itself."""
    return frozenset(code[:2] for code in territories if code[:2].isupper() and (len(code) == 2 or code[2] == "-"))


def _term_fields(model: type[Page]) -> dict[str, ParentalManyToManyField]:
    return {
        field.name: field
        for field in model._meta.many_to_many
        if isinstance(field, ParentalManyToManyField) and issubclass(field.related_model, Term)
    }


def is_a_draft(page: Page) -> bool:
    """True for a page as it would be, in a preview: what it is linked with stands in memory, not in the database."""
    held = getattr(page, "_cluster_related_objects", {})
    return not page.pk or any(name in held for name in _term_fields(type(page)))


def ids(page: Page, name: str) -> list[int] | QuerySet:
    """The ids held by the many-to-many field ``name``, to be asked for in another query. A draft's stand in memory."""
    if is_a_draft(page):
        return [one.pk for one in getattr(page, name).all()]
    return getattr(page, name).order_by().values("pk")


@cache
def _stored(model: type[Page]) -> tuple[tuple[str, Column], ...]:
    return tuple((name, codes_of(field)) for name, field in _term_fields(model).items())


def codes_of(field: ManyToManyField) -> Column:
    """The codes of the terms that a field holds, by the primary key of what holds them."""
    through, holder = field.remote_field.through._default_manager, field.m2m_field_name()
    return Column(lambda pk: through.filter(**{holder: pk}), f"{field.m2m_reverse_field_name()}__code")


@cache
def _union(columns: tuple[tuple[str, Column], ...]) -> Prepared:
    """Every text of these columns in one query, each with the name of its column."""

    def build(*keys: Any) -> QuerySet:
        first, *others = (
            column.rows(key).order_by().values_list(Value(name, output_field=CharField()), column.text)
            for (name, column), key in zip(columns, keys, strict=True)
        )
        return first.union(*others, all=True) if others else first

    return Prepared(build, *(column.key for _name, column in columns))


def _order(field: ParentalManyToManyField | None):
    def place(code: str) -> tuple[int, str]:
        found = term(field.related_model.axis, code) if field is not None else None
        return (found.order if found else 0, code)

    return place
