"""What `search_eval` says of a small collection."""

import json
import lzma
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from .conftest import NEEDS_SERVER, SERVER

SUBJECTS = ("crèche", "vélo", "logement", "permis de conduire", "dettes")


@pytest.fixture
def collection(tmp_path: Path) -> tuple[str, str]:
    documents = [
        {"id": f"d{n}", "type": "fiche", "title": f"Le {subject}", "summary": "", "body": f"Un {subject} utile.",
         "url": f"/{n}", "theme": "t", "subtheme": "", "audience": "", "date": "2026-01-01", "lang": "fr"}
        for n, subject in enumerate(SUBJECTS)
    ]  # fmt: skip
    queries = [
        {"set": "small", "kind": kind, "base": subject, "q": typed, "rel": {f"d{n}": 3}}
        for n, subject in enumerate(SUBJECTS)
        for kind, typed in (("exact", subject), ("plural", f"{subject}s"))
    ]
    corpus, asked = tmp_path / "corpus.jsonl", tmp_path / "queries.jsonl.xz"
    corpus.write_text("\n".join(map(json.dumps, documents)))
    asked.write_bytes(lzma.compress("\n".join(map(json.dumps, queries)).encode()))
    return str(corpus), str(asked)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("search_eval", *arguments, stdout=out)
    return out.getvalue()


def test_figures_by_set_and_kind_as_a_table_or_one_object(collection: tuple[str, str]) -> None:
    figures = json.loads(said(*collection, "--json"))
    assert figures.keys() == {"small/exact", "small/plural"}
    assert (figures["small/exact"]["queries"], figures["small/exact"]["ndcg"]) == (5, 1.0)
    assert figures["small/exact"].keys() >= {"ndcg", "recall", "mrr", "failures", "p50_ms", "p99_ms"}
    assert said(*collection).startswith("small/exact")


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        ("elasticsearch", "Set SEARCH_URL to a cluster"),
        ("lucene", "Set SEARCH_URL to a cluster"),
        ("elasticsearch://127.0.0.1:1/site", "cannot be reached"),
        ("elasticsearch://127.0.0.1:1", "names no index"),
    ],
)
def test_an_engine_that_cannot_be_had_is_told(collection: tuple[str, str], engine: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        said(*collection, "--engine", engine)


def test_a_collection_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        said(str(tmp_path / "none"), str(tmp_path / "none"))


@pytest.mark.parametrize("pair", [("embedded", "embedded"), pytest.param(("embedded", SERVER), marks=NEEDS_SERVER)])
def test_two_engines_are_compared(collection: tuple[str, str], pair: tuple[str, str]) -> None:
    compared = json.loads(said(*collection, "--engine", pair[0], "--beside", pair[1], "--json"))
    assert compared["agreement"] == {"queries": 10, "same_order": 1.0, "same": 1.0}
    assert compared["beside"]["documents"] == 5
    assert "100.0% of 10 queries" in said(*collection, "--engine", pair[0], "--beside", pair[1])


@pytest.mark.parametrize("name", [pytest.param("elasticsearch", marks=NEEDS_SERVER)])
def test_the_cluster_of_the_site_is_used_beside_its_index(
    collection: tuple[str, str], settings: Any, name: str
) -> None:
    settings.SEARCH_URL = SERVER
    assert json.loads(said(*collection, "--engine", name, "--json"))["small/exact"]["ndcg"] == 1.0
