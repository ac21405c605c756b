"""What a search field offers while somebody types."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.models import Page

from core.caching import changed
from core.models import Challenge, StructureKind
from home.completion import MOST, parts
from search.document import Document
from tests.admin.builders import term
from tests.harness.client import StrictClient

from .conftest import Get, organisation, practice

Index = Callable[..., None]
FR, NL = "/fr/complete.json", "/nl/complete.json"


def offers(client: StrictClient, typed: str, address: str = FR, **asked: Any) -> list[str]:
    answer = client.get(address, {"q": typed, **asked})
    assert answer.status_code == 200
    return ["".join(offer["parts"]) for offer in answer.json()["offers"]]


@pytest.fixture
def content(index: Index) -> None:
    index(
        practice(1, title="Garder les enfants le soir", keywords=("Garde d’enfants", "CPAS")),
        practice(2, title="Une garde à domicile", keywords=("Garde d’enfants",)),
        organisation(1, title="La Garderie de Mons"),
        Document(id="barrier:1:fr", kind="barrier", language="fr", title="Garde hors délai", url="/fr/freins/garde/"),
        practice(3, id="practice:3:nl", language="nl", title="Kinderopvang thuis", url="/nl/praktijken/opvang/"),
    )


def test_words_stand_first_then_titles_of_every_kind_with_their_mark(content: None, client: StrictClient) -> None:
    answer = client.get(FR, {"q": "gard"}).json()

    assert answer["offers"][0] == {"parts": ["", "Gard", "e d’enfants"], "url": "", "mark": "", "note": ""}
    titles = {"".join(offer["parts"]): offer for offer in answer["offers"][1:]}
    assert titles.keys() == {
        "Garder les enfants le soir",
        "Une garde à domicile",
        "La Garderie de Mons",
        "Garde hors délai",
    }
    assert titles["La Garderie de Mons"]["url"] == "/fr/annuaire/structure-1/"
    assert "is-organisation" in titles["La Garderie de Mons"]["mark"]
    assert "Pratique" in titles["Une garde à domicile"]["mark"]
    assert (answer["label"], answer["said"]) == ("Propositions", "5 propositions")


def test_acronyms_are_offered(content: None, client: StrictClient) -> None:
    assert offers(client, "cp") == ["CPAS"]


def test_a_term_is_offered_once_and_another_name_of_it_says_what_it_is(index: Index, client: StrictClient) -> None:
    term(Challenge, "logement", label_fr="Logement", also_called="logis;logeren")
    term(StructureKind, "ei-be", label_fr="Entreprise d’insertion (Wallonie)", acronym="EI", country="BE")
    term(StructureKind, "ei-fr", label_fr="Entreprise d’insertion (France)", acronym="EI", country="FR")
    index(practice(1, title="Un toit", keywords=("logeren", "logis", "Logement", "einde", "EI")))

    assert offers(client, "log") == ["Logement"]
    assert offers(client, "loger") == ["logeren"]
    notes = [offer["note"] for offer in client.get(FR, {"q": "loger"}).json()["offers"]]
    assert notes == ["Logement"]
    assert offers(client, "ei")[0] == "EI"
    assert client.get(FR, {"q": "ei"}).json()["offers"][0]["note"].count("Entreprise d’insertion") == 2


def test_a_list_offers_the_titles_of_its_own_kind(content: None, client: StrictClient) -> None:
    assert offers(client, "gard", kind="barrier") == ["Garde d’enfants", "Garde hors délai"]


def test_each_language_offers_its_own(content: None, client: StrictClient) -> None:
    assert offers(client, "kinder", NL) == ["Kinderopvang thuis"]
    assert offers(client, "kinder") == []


def test_one_letter_offers_nothing(content: None, client: StrictClient) -> None:
    assert offers(client, "g") == offers(client, "") == []


def test_there_are_few_and_words_leave_room_to_titles(index: Index, client: StrictClient) -> None:
    index(*(practice(n, title=f"Vélo {n}", keywords=(f"Vélo partagé {n}", f"Vélo prêté {n}")) for n in range(20)))
    answer = client.get(FR, {"q": "velo"})

    found = answer.json()["offers"]
    assert len(found) == MOST
    assert [bool(offer["url"]) for offer in found] == [False] * 4 + [True] * 4
    assert len(answer.content) < 4_000


@pytest.mark.parametrize(
    ("text", "typed", "cut"),
    [
        ("Garde d’enfants", "d'ENF", ("Garde d’", "enf", "ants")),
        ("Crèche partagée", "creche par", ("", "Crèche par", "tagée")),
        ("Co-voiturage", "voit", ("Co-", "voit", "urage")),
        ("Un vélo-cargo", "vélo-car", ("Un ", "vélo-car", "go")),
        ("Œuvre", "oeu", ("", "Œuv", "re")),
        ("Vélo", "xyz", ("Vélo", "", "")),
        ("Vélo", "  ", ("Vélo", "", "")),
    ],
)
def test_what_was_typed_is_told_apart(text: str, typed: str, cut: tuple[str, str, str]) -> None:
    assert parts(text, typed, "fr") == cut


def test_a_title_is_data_and_no_markup(index: Index, client: StrictClient) -> None:
    index(practice(1, title="Garder <img src=x onerror=alert(1)>"))
    answer = client.get(FR, {"q": "garder"})
    assert answer["Content-Type"] == "application/json"
    assert answer.json()["offers"][0]["parts"][2] == " <img src=x onerror=alert(1)>"


def test_it_is_kept_until_the_index_changes(content: None, index: Index, client: StrictClient) -> None:
    for _warm_up in range(2):
        client.get(FR, {"q": "gard"})
    assert client.get(FR, {"q": "gard"}).headers.get("X-Cache") == "hit"
    index(practice(9, title="Gardiennage"))
    changed("index:practice:fr", "index::fr")
    assert "Gardiennage" in offers(client, "gardi")
    assert client.get(FR, {"q": "gard"}).headers.get("X-Cache") is None


@pytest.mark.parametrize("query", ["q=%00", "q=%ff%fe", "q=" + "a" * 10_000, "q=gard&kind=%00&kind=x", "q[]=1", "%"])
def test_whatever_is_asked_is_answered(content: None, client: StrictClient, query: str) -> None:
    assert client.get(f"{FR}?{query}").status_code == 200


@examples(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=80), kind=st.text(max_size=10))
def test_whatever_is_typed_is_answered(
    site: dict[str, Page], index: Index, client: StrictClient, typed: str, kind: str
) -> None:
    answer = client.get(FR, {"q": typed.encode("utf-8", "replace"), "kind": kind.encode("utf-8", "replace")})
    assert answer.status_code == 200
    assert len(json.loads(answer.content)["offers"]) <= MOST


def test_it_is_only_read(site: object, client: StrictClient) -> None:
    assert client.post(FR, {"q": "gard"}).status_code in (403, 405)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/fr/", FR), ("/fr/recherche/", FR), ("/fr/fiches/", f"{FR}?kind=practice"), ("/nl/praktijken/", None)],
)
def test_every_search_field_says_where_to_ask(site: object, get: Get, path: str, expected: str | None) -> None:
    fields = get(path).select("input[type=search]")
    assert len(fields) == 2
    asked = [field["data-complete"] for field in fields]
    with override("nl"):
        here = reverse("complete")
    assert asked == ([FR, expected] if expected else [here, f"{here}?kind=practice"])
