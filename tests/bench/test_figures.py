"""Figures are taken over rounds, and a ratio compares a round with itself."""

from pathlib import Path

import pytest

from bench import relevance, scale
from bench.load import Figures
from bench.measure import Cell
from bench.relevance import compared, figures_table
from bench.report import Aim
from bench.words import Writer


def cell(*rates: float) -> Cell:
    """Ten answers a round, at these requests a second."""
    return Cell(
        [Figures(seconds=10 / rate, processor=0.05, latencies=[0.001 * n for n in range(1, 11)]) for rate in rates]
    )


def test_a_slow_moment_of_the_machine_does_not_change_a_ratio() -> None:
    ours, plain = cell(50, 5, 52), cell(100, 10, 104)

    assert ours.ratio(plain) == pytest.approx(0.5)
    assert ours.rate == pytest.approx(50)


def test_latencies_are_taken_over_all_rounds() -> None:
    measured = cell(50, 50)

    assert measured.latency(0.5) == pytest.approx(5)
    assert measured.latency(0.99) == pytest.approx(10)
    assert measured.processor == pytest.approx(5)


def test_an_aim_is_reached_at_its_very_limit() -> None:
    assert Aim("speed", 0.8, at_least=0.8).reached
    assert not Aim("speed", 0.79, at_least=0.8).reached
    assert Aim("cost", 1.3, at_most=1.3).reached
    assert not Aim("cost", 1.31, at_most=1.3).reached


def test_a_figure_that_the_search_does_not_give_is_a_dash() -> None:
    text = figures_table({"judged": {"queries": 3, "ndcg": 0.5, "failures": 0.25}})

    assert [cell.strip() for cell in text.splitlines()[-1].strip("|").split("|")] == [
        *("judged", "3", "0.500", "–", "–", "25.0%", "–", "–")
    ]


def test_two_engines_stand_beside_each_other() -> None:
    figures = {kind: {"queries": 3, "ndcg": 0.5, "p50_ms": ms, "p99_ms": 9.0} for kind, ms in (("a", 1), ("b", 3))}
    said = {"documents": 3974, "documents_per_second": 512.4, "figures": figures}
    text = compared({"engine": said, "beside": said, "agreement": {"queries": 6, "same_order": 0.99, "same": 1.0}})

    assert "**99.0%** of 6 queries, and to 100.0%" in text
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    assert ["Elasticsearch", "3,974", "512", "2.0", "9.0"] in rows


def test_the_same_seed_writes_the_same_text() -> None:
    assert Writer(3).text(5) == Writer(3).text(5) != Writer(4).text(5)


def test_of_some_choices_each_stands_once_and_in_order() -> None:
    writer = Writer(1)
    for _ in range(100):
        chosen = writer.some(range(20), 1, 5)
        assert chosen == sorted(set(chosen))
        assert 1 <= len(chosen) <= 5


def test_without_a_collection_the_report_says_how_to_give_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BENCH_CORPUS", raising=False)
    assert "BENCH_CORPUS" in relevance.section()
    assert scale.section(tmp_path, print) == ""
