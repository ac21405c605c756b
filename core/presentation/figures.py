"""Measured numbers, ready to be drawn: a bar where the number is a part of a whole, never otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Figure:
    """width: of the bar, in percent with a point, as SVG wants it; empty where there is no whole to draw.

    amount is the number as people read it, unit what stands after it (often nothing), spoken the whole in words.
    """

    label: str
    amount: str
    unit: str
    spoken: str
    width: str
    year: str
    source: str


@dataclass(frozen=True)
class Figures:
    """source: where all of them come from, when they come from one place; else each tells its own."""

    items: tuple[Figure, ...]
    source: str

    def __bool__(self) -> bool:
        return bool(self.items)


def figures(stream: Iterable[Any]) -> Figures:
    """The figures of a stream of ``FigureBlock``."""
    items = tuple(_figure(block.value) for block in stream)
    sources = {(figure.source, figure.year) for figure in items}
    source, year = sources.pop() if len(sources) == 1 else ("", "")
    return Figures(items, f"{source}, {year}" if source and year else source)


def number(value: Decimal) -> str:
    """``value`` as the reader's language writes it, without zeros that say nothing."""
    plain = value.normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def euro(amount: Decimal) -> str:
    """``amount`` as prices are written: no cents, or two digits of them."""
    places = 0 if amount == amount.to_integral_value() else 2
    return number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)


def _figure(value: dict[str, Any]) -> Figure:
    amount, total, unit = Decimal(value["value"]), value.get("total"), value.get("unit") or "count"
    share = None
    if unit == "percent":
        share = amount / HUNDRED
    elif total:
        share = amount / Decimal(total)
    shown, after = _amount(amount, Decimal(total) if total else None, unit)
    return Figure(
        label=value["label"],
        amount=shown,
        unit=after,
        spoken=_("%(part)s out of %(whole)s") % {"part": number(amount), "whole": number(Decimal(total))}
        if total and unit != "percent"
        else "",
        width=f"{max(0, min(1, share)) * HUNDRED:.1f}" if share is not None else "",
        year=str(value.get("year") or ""),
        source=value.get("source") or "",
    )


def _amount(amount: Decimal, total: Decimal | None, unit: str) -> tuple[str, str]:
    if unit == "percent":
        return f"{number(amount)} %", ""
    if unit == "euro":
        return f"{euro(amount)} €", ""
    shown = f"{number(amount)} / {number(total)}" if total else number(amount)
    whole = int(total if total else amount)
    after = {
        "hours": ngettext("hour", "hours", whole),
        "days": ngettext("day", "days", whole),
        "organisations": ngettext("organisation", "organisations", whole),
    }
    return shown, after.get(unit, "")
