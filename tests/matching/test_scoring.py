"""Who is proposed, in which order, and why: the weights, one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.counting.answering import Answering
from network.matching.scoring import Candidate, Reason, Wanted, score

MOBILITY = Wanted(challenges=frozenset({"mobilite"}))
EVERYTHING = Wanted(challenges=frozenset({"mobilite"}), audiences=frozenset({"jeunes"}), sectors=frozenset({"bois"}))
DEBTS = Wanted(challenges=frozenset({"dettes"}), services=True)
QUICK, SLOW, SILENT = Answering(5, 0, 1.5), Answering(5, 0, 12.0), Answering(3, 9, 1.0)


def found(**values: Any) -> Candidate:
    return Candidate(**{name: frozenset(value) if isinstance(value, list) else value for name, value in values.items()})


@pytest.mark.parametrize(
    ("wanted", "candidate", "points", "whys"),
    [
        (MOBILITY, found(), None, []),
        (MOBILITY, found(challenges=["dettes"], distance_km=1.0, answering=QUICK), None, []),
        (MOBILITY, found(challenges=["mobilite"]), 10, ["challenge"]),
        (MOBILITY, found(challenges=["mobilite"], is_practice=True), 11, ["challenge"]),
        (
            EVERYTHING,
            found(challenges=["mobilite"], audiences=["jeunes"], sectors=["bois"]),
            18,
            ["challenge", "audience", "sector"],
        ),
        (EVERYTHING, found(audiences=["jeunes"]), 4, ["audience"]),
        (EVERYTHING, found(audiences=["tous"], sectors=["transversal"]), 4, ["every_audience", "every_sector"]),
        (EVERYTHING, found(audiences=["tous", "jeunes"]), 4, ["audience"]),
        (
            DEBTS,
            found(challenges=["dettes"], kinds=["mediation-dettes"]),
            16,
            ["challenge", "trade"],
        ),
        (Wanted(challenges=frozenset({"dettes"})), found(challenges=["dettes"], kinds=["cpas"]), 10, ["challenge"]),
        (Wanted(kinds=frozenset({"mentorat"})), found(kinds=["mentorat", "association"]), 8, ["structure_kind"]),
        (MOBILITY, found(challenges=["mobilite"], distance_km=0.0), 16, ["challenge", "near"]),
        (MOBILITY, found(challenges=["mobilite"], distance_km=40.0), 14, ["challenge", "near"]),
        (MOBILITY, found(challenges=["mobilite"], distance_km=900.0), 10, ["challenge", "near"]),
        (MOBILITY, found(challenges=["mobilite"], answering=QUICK), 13, ["challenge", "answers"]),
        (MOBILITY, found(challenges=["mobilite"], answering=SLOW), 11, ["challenge", "answers"]),
        (MOBILITY, found(challenges=["mobilite"], answering=SILENT), 10, ["challenge"]),
        (Wanted(challenges=frozenset("abcdef")), found(challenges=list("abc")), 12, ["challenge"]),
        (Wanted(challenges=frozenset("abcdef")), found(challenges=list("abcdef")), 13, ["challenge"]),
        (Wanted(), found(distance_km=20.0, answering=QUICK), 8, ["near", "answers"]),
    ],
)
def test_what_is_shared_adds_up(wanted: Wanted, candidate: Candidate, points: float | None, whys: list[str]) -> None:
    given_points = score(wanted, candidate)
    if points is None:
        assert given_points is None
    else:
        assert given_points is not None
        assert given_points.points == pytest.approx(points)
        assert [reason.what for reason in given_points.reasons] == whys


def test_a_reason_names_what_is_shared_and_nothing_else() -> None:
    wanted = Wanted(challenges=frozenset({"mobilite", "dettes", "langue"}))
    candidate = found(challenges=["dettes", "mobilite", "sante"])
    result = score(wanted, candidate)
    assert result is not None and result.reasons == (Reason("challenge", ("dettes", "mobilite")),)


@given(st.integers(0, 40), st.integers(0, 40), st.one_of(st.none(), st.floats(0, 60)))
def test_how_a_host_answers_never_counts_against_it(answered: int, unanswered: int, days: float | None) -> None:
    """Nobody stands lower, nor is anything said, because of answers that did not come."""
    base = score(MOBILITY, found(challenges=["mobilite"]))
    result = score(MOBILITY, found(challenges=["mobilite"], answering=Answering(answered, unanswered, days)))
    assert base is not None and result is not None
    assert result.points >= base.points
    assert (result.points > base.points) == any(reason.what == "answers" for reason in result.reasons)


@given(st.floats(0, 20_000), st.floats(0, 20_000))
def test_nearer_is_never_worse(one: float, other: float) -> None:
    near, far = sorted((one, other))
    first = score(MOBILITY, found(challenges=["mobilite"], distance_km=near))
    second = score(MOBILITY, found(challenges=["mobilite"], distance_km=far))
    assert first is not None and second is not None and first.points >= second.points
