"""Acronyms and what they stand for find each other, as soon as an editor has said so."""

from typing import Any

import pytest
from django.http import QueryDict

from core.models import GlossaryEntry, StructureKind
from search.analysis import analyse
from search.engines import get_engine
from search.listing import Axis, ListSpec
from search.query import Query
from search.synonyms import alternatives

from .conftest import document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _acronyms(own_index: None) -> None:
    StructureKind.objects.create(
        code="cisp",
        acronym="CISP",
        country="BE",
        label_fr="Centre d'insertion socioprofessionnelle",
        also_called="EFT;OISP",
    )
    StructureKind.objects.create(code="ei-be", acronym="EI", country="BE", label_fr="Entreprise d'insertion (Wallonie)")
    StructureKind.objects.create(code="ei-fr", acronym="EI", country="FR", label_fr="Atelier d'inclusion")
    StructureKind.objects.create(code="ai", acronym="AI", country="FR", label_fr="Association intermédiaire")
    get_engine().upsert(
        [
            document(1, body="Un centre d’insertion socioprofessionnelle ouvre."),
            document(2, body="Le CISP de Namur ouvre."),
            document(3, body="Une association intermédiaire."),
            document(4, body="Un centre d’affaires, une insertion presse."),
        ]
    )


def found(text: str, **asked: Any) -> list[str]:
    query = Query(text=text, language="fr", alternatives=alternatives(text, "fr"), **asked)
    return [hit.id.split(":")[1] for hit in get_engine().search(query).hits]


def test_an_acronym_finds_its_expansion_and_back() -> None:
    assert sorted(found("CISP")) == ["1", "2"]
    assert sorted(found("cisp")) == ["1", "2"]
    assert sorted(found("eft")) == ["1", "2"]
    assert set(found("centre d'insertion socioprofessionnelle")[:2]) == {"1", "2"}


def test_an_acronym_that_is_also_a_small_word() -> None:
    assert found("AI") == ["3"]
    assert analyse("j'ai", "fr") == []


def test_what_an_editor_adds_is_in_effect_at_once() -> None:
    assert "2" not in found("SOCIO")
    GlossaryEntry.objects.create(acronym="SOCIO", expansion_fr="CISP", country="BE")
    assert "2" in found("SOCIO")


def test_the_country_decides_between_two_meanings() -> None:
    assert alternatives("une EI", "fr") == {"EI": ("Atelier d'inclusion", "Entreprise d'insertion")}
    assert alternatives("une EI", "fr", ["FR"]) == {"EI": ("Atelier d'inclusion",)}


def test_lists_ask_for_the_other_names_too() -> None:
    spec = ListSpec(axes=(Axis("country", "Country", {"BE": "Belgium", "FR": "France"}),))
    state = spec.parse(QueryDict("q=EI&country=BE"), language="fr")
    assert state.query().alternatives == {"EI": ("Entreprise d'insertion",)}


def test_a_known_acronym_is_not_taken_for_a_mistake() -> None:
    StructureKind.objects.create(code="geiq", acronym="CISQ", country="FR", label_fr="Groupement d'employeurs")
    results = get_engine().search(Query(text="CISQ", language="fr", alternatives=alternatives("CISQ", "fr")))
    assert results.corrected is None
