"""No number of the public figures names anybody, nor lets a small one be computed."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from home.figures.discretion import LEAST, Shown, days, masked, may_stand_alone, put_together, rate, total
from home.figures.groups import Group, group
from network.counting.facts import Fact
from tests.companionship.builders import NOW

MONTH = NOW.date().replace(day=1)


def made(key: str, *hosts: int, answered: int = 0, silent: int = 0) -> Group:
    """A group in which the first host got so many requests, the second so many, …"""
    facts: list[Fact] = []
    for host, number in enumerate(hosts):
        facts += [Fact(len(facts) + one, MONTH, f"host {host}") for one in range(number)]
    done = [
        Fact(
            fact.pk,
            MONTH,
            fact.host,
            answered=at < answered,
            days=2.0 if at < answered else None,
            silent=answered <= at < answered + silent,
        )
        for at, fact in enumerate(facts)
    ]
    return group(key, done, frozenset())


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([], ""),
        ([0, 0], "0 0"),
        ([12, 7, 0], "12 7 0"),
        ([12, 3, 9, 30], "12 few - 30"),  # the smallest of the others goes too
        ([3, 12], "few -"),
        ([3, 5], "- -"),  # their sum would tell: none is said to be small
        ([3, 2, 20], "few few 20"),  # 5 in all: any from 1 to 4
        ([1, 1, 20, 30], "few few - 30"),  # 2 in all would tell both
        ([2, 1], "few few"),  # their sum is not shown either
    ],
)
def test_small_numbers_are_hidden_with_what_would_tell_them(values: list[int], texts: str) -> None:
    marks = {Shown.FEW: "few", Shown.WITHHELD: "-"}
    assert " ".join(marks.get(cell.shown, str(cell.value)) for cell in masked(values)) == texts


def test_what_is_left_out_in_any_case_helps_to_hide() -> None:
    cells = masked([8, 3, 9, 12], frozenset({0, 1}))
    assert [cell.value for cell in cells] == [None, None, 9, 12]
    assert [cell.value for cell in masked([8, 0, 3, 12], frozenset({0, 1}))] == [None, None, None, 12]


@settings(deadline=None)
@given(st.lists(st.integers(0, 14), max_size=4))
def test_no_small_number_can_be_computed(values: list[int]) -> None:
    """Whoever knows the sum and what is shown is left with every possibility for each number said to be small."""
    cells = masked(values)
    assert all(cell.value == value for cell, value in zip(cells, values, strict=True) if cell.value is not None)
    assert not any(cell.value is not None and 0 < cell.value < LEAST for cell in [*cells, total(values)])
    if total(values).value is None:
        return
    few = [index for index, cell in enumerate(cells) if cell.shown is Shown.FEW]
    withheld = [index for index, cell in enumerate(cells) if cell.shown is Shown.WITHHELD]
    hidden = sum(values[index] for index in few + withheld)
    most = min([value for value in values if value >= LEAST and cells[values.index(value)].value is not None] or [99])
    small, large = range(1, LEAST), range(LEAST, min(most, hidden) + 1)
    possible = [found for found in product(*[small] * len(few), *[large] * len(withheld)) if sum(found) == hidden]
    for at in range(len(few)):
        assert {found[at] for found in possible} == set(small)
    assert len(withheld) != 1 or few


def test_what_is_small_stands_with_others() -> None:
    groups = [made("a", 20, 5, 5), made("b", 4, 1, 1), made("c", 9), made("d", 1, 1), made("", 1)]
    together = made("", 10, 1, 1)
    alone, rest = put_together(groups, lambda found: together if len(found) == 3 else made("", 1))
    assert [one.key for one in alone] == ["a", "b"]
    assert rest == together


def test_the_rest_takes_the_next_ones_until_it_is_large_enough() -> None:
    groups = [made("a", 20, 5, 5), made("b", 4, 1, 1), made("c", 2)]
    sizes: list[int] = []

    def joined(found: object) -> Group:
        sizes.append(len(found))  # type: ignore[arg-type]
        return made("", 2) if len(sizes) == 1 else made("", 4, 3, 1)

    alone, rest = put_together(groups, joined)
    assert ([one.key for one in alone], sizes, rest.asked if rest else 0) == (["a"], [1, 2], 8)


def test_nothing_stands_alone_where_all_are_few() -> None:
    alone, rest = put_together([made("a", 3), made("b", 2)], lambda found: made("", 3, 2))
    assert (alone, rest.asked if rest else 0) == ([], 5)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (made("a", 4, 4, 4, answered=9, silent=3), 75),
        (made("a", 4, 4, 4, answered=8, silent=3), 75),  # 72.7 %
        (made("a", 3, 3, 3, answered=9), None),  # too few
        (made("a", 6, 6, answered=12), None),  # two hosts
        (made("a", 9, 2, 1, answered=12), None),  # of one host mostly
        (made("a", 4, 4, 4), None),  # nothing is decided
    ],
)
def test_rates_and_delays_speak_of_several_hosts(found: Group, said: int | None) -> None:
    assert rate(found) == said
    assert days(found) == (2.0 if said else None)


@pytest.mark.parametrize(("hosts", "alone"), [((3, 1, 1), True), ((4, 4), False), ((2, 1, 1), False)])
def test_who_stands_alone(hosts: tuple[int, ...], alone: bool) -> None:
    assert may_stand_alone(made("a", *hosts)) is alone
