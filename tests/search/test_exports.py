"""Lists carried away: the same things as on the page, all of them, and harmless."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from search.engines import get_engine
from search.listing import Axis, Column, ListSpec, export_for, exports

from .conftest import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SPEC = ListSpec(
    kinds=("practice",),
    axes=(Axis("sector", "Sector", {"bois": "Wood"}),),
    columns=(Column("Maturity", lambda hit: hit.payload.get("maturity"), "maturity"),),
)


def export(query: str) -> Any:
    return export_for(RequestFactory().get(f"/fr/fiches/?{query}"), SPEC, title="Fiches", filename="fiches")


def rows(query: str) -> list[list[str]]:
    content = b"".join(export(query).streaming_content)
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read accents"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_page_is_no_export() -> None:
    assert export("q=x") is None
    assert export("format=pdf") is None


def test_a_table_holds_every_page_of_what_is_shown() -> None:
    get_engine().upsert(document(n, title=f"Bois {n}", facets={"sector": ("bois",)}) for n in range(450))
    get_engine().upsert([document(999, title="Ailleurs")])
    found = rows("format=csv&sector=bois&page=7&size=10")
    assert len(found) == 1 + 450
    assert len({row[0] for row in found}) == 451
    assert found[1][0] == "Bois 449"
    assert found[1][2] == "http://testserver/fr/pratiques/449/"


@pytest.mark.parametrize("text", ["=1+1", "+32", "-1", "@SUM(A1)", "\tx", "|cmd", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    get_engine().upsert([document(1, payload={"maturity": text})])
    assert rows("format=csv")[1][-1] == f"'{text}"


def test_a_table_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    get_engine().upsert(document(n) for n in range(5))
    found = rows("format=csv")
    assert len(found) == 1 + 3 + 1
    assert "3" in found[-1][0]
    assert "5" in found[-1][0]


def test_an_empty_list_is_a_table_with_headings() -> None:
    assert len(rows("format=csv&q=rien")) == 1


def test_json_holds_what_the_table_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    hostile = '=1+1 </script>\u2028"é'
    get_engine().upsert(document(n, title=f"Bois {n}", payload={"maturity": [hostile]}) for n in range(5))
    found = json.loads(b"".join(export("format=json").streaming_content))
    assert (found["total"], found["left_out"], len(found["items"])) == (5, 2, 3)
    assert found["items"][0]["title"] == "Bois 4"
    assert found["items"][0]["maturity"] == [hostile], "nothing is a formula here"
    assert date.fromisoformat(found["items"][0]["published"])
    assert json.loads(b"".join(export("format=json&q=rien").streaming_content))["items"] == []


def test_a_feed_holds_the_newest_first_with_lasting_names() -> None:
    get_engine().upsert([document(1, title="Vélo & bois", summary="<b>Un</b>"), document(2, title="Vélo")])
    response = export("format=atom&q=v%C3%A9lo")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)  # noqa: S314 - our own
    assert [entry.findtext("a:title", None, ATOM) for entry in feed.findall("a:entry", ATOM)] == ["Vélo", "Vélo & bois"]
    assert feed.findall("a:entry/a:summary", ATOM)[1].text == "&lt;b&gt;Un&lt;/b&gt;"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {
        "alternate": "http://testserver/fr/fiches/?q=v%C3%A9lo",
        "self": "http://testserver/fr/fiches/?q=v%C3%A9lo&format=atom",
    }
    ids = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    get_engine().upsert([document(2, title="Vélo renommé", url="/ailleurs/")])
    again = ET.fromstring(export("format=atom").content)  # noqa: S314 - our own
    assert ids[0] in [entry.findtext("a:id", "", ATOM) for entry in again.findall("a:entry", ATOM)]


def test_a_feed_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ENTRIES", 2)
    get_engine().upsert(document(n) for n in range(5))
    feed = ET.fromstring(export("format=atom").content)  # noqa: S314 - our own
    assert len(feed.findall("a:entry", ATOM)) == 2
    assert "5" in feed.findtext("a:subtitle", "", ATOM)
