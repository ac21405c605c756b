"""Figures are written as people read them, and drawn only where they are a part of a whole."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from core.presentation import Figure, figures


def figure(value: Any, **fields: Any) -> Figure:
    block = SimpleNamespace(value={"label": "…", "value": value, "source": "Registre", **fields})
    with override("fr"):
        return figures([block]).items[0]


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        ("1254", "people", "1 254"),
        ("81.50", "percent", "81,5 %"),
        ("17.4", "euro", "17,40 €"),
        ("125000.00", "euro", "125 000 €"),
        ("0", "count", "0"),
        ("100", "percent", "100 %"),
    ],
)
def test_numbers_as_people_read_them(value: str, unit: str, amount: str) -> None:
    shown = figure(value, unit=unit).amount.replace("\u202f", " ").replace("\xa0", " ")
    assert shown == amount


@pytest.mark.parametrize(
    ("value", "fields", "width"),
    [
        (9, {"total": 14, "unit": "people"}, "64.3"),
        (150, {"unit": "percent"}, "100.0"),
        (-3, {"unit": "percent"}, "0.0"),
        (9, {"unit": "people"}, ""),
        (9, {"total": 0, "unit": "people"}, ""),
        (0, {"total": 5, "unit": "people"}, "0.0"),
    ],
)
def test_the_width_of_the_bar(value: int, fields: dict, width: str) -> None:
    assert figure(value, **fields).width == width


def test_one_source_is_told_once() -> None:
    blocks = [
        SimpleNamespace(value={"label": "…", "value": 1, "source": "Registre", "year": year}) for year in (2024, 2024)
    ]
    assert figures(blocks).source == "Registre, 2024"

    blocks[1].value["year"] = 2025
    assert figures(blocks).source == ""
