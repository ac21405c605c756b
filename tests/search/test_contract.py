"""What every engine does. Another engine is added to ENGINES in conftest.py and changes nothing here."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from search.document import Document
from search.engine import SearchEngine
from search.query import Point, Query, Sort
from search.results import Results

from .conftest import document

CHARLEROI, NAMUR, LILLE = (50.4108, 4.4446), (50.4674, 4.8720), (50.6292, 3.0573)


def ask(engine: SearchEngine, text: str = "", **asked: Any) -> Results:
    return engine.search(Query(**{"text": text, "language": "fr"} | asked))


def found(engine: SearchEngine, text: str = "", **asked: Any) -> list[str]:
    return [hit.id.split(":")[1] for hit in ask(engine, text, **asked).hits]


def test_nothing_is_found_where_there_is_no_index(engine: SearchEngine) -> None:
    assert ask(engine, "crèche", facets=("challenge",)).total == 0
    assert engine.suggest("creche", "fr") is None
    assert engine.complete("cre", "fr") == []
    assert engine.similar("practice:1:fr") == []
    assert engine.fingerprints() == {}
    engine.delete(["practice:1:fr"])


def test_a_hit_carries_what_a_card_shows(engine: SearchEngine) -> None:
    engine.upsert([document(1, title="Une crèche", payload={"maturity": "proven", "territories": ("be",)})])

    (hit,) = ask(engine, "crèche").hits

    assert (hit.id, hit.kind, hit.language, hit.title) == ("practice:1:fr", "practice", "fr", "Une crèche")
    assert (hit.url, hit.published, hit.reviewed) == ("/fr/pratiques/1/", datetime.date(2026, 1, 2), None)
    assert hit.payload == {"maturity": "proven", "territories": ["be"]}
    assert hit.score > 0


@pytest.mark.parametrize("typed", ["crèche", "CRECHE", "creches", "crèches d’entreprise", "d'une creche"])
def test_words_are_found_however_they_are_written(engine: SearchEngine, typed: str) -> None:
    engine.upsert([document(1, body="Une crèche d’entreprise ouvre."), document(2, body="Un vélo.")])
    assert found(engine, typed) == ["1"]


def test_every_part_of_a_document_is_searched(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, title="Le vélo"),
            document(2, summary="Un vélo prêté"),
            document(3, keywords=("Vélo",)),
            document(4, body="On prête un vélo."),
            document(5),
        ]
    )
    assert sorted(found(engine, "vélo")) == ["1", "2", "3", "4"]


def test_the_title_counts_most(engine: SearchEngine) -> None:
    engine.upsert([document(1, body="Ici le logement. " + "Autre chose. " * 5), document(2, title="Le logement")])
    assert found(engine, "logement") == ["2", "1"]


def test_the_sentence_that_matched_is_shown_and_escaped(engine: SearchEngine) -> None:
    engine.upsert([document(1, body="Tout d’abord. Neuf <b>abandons</b> faute d’une place en crèche. Fin.")])
    (hit,) = ask(engine, "abandon creche").hits
    assert hit.highlight == ("Neuf &lt;b&gt;<mark>abandons</mark>&lt;/b&gt; faute d’une place en <mark>crèche</mark>.")


def test_signs_stay_with_their_words_in_what_is_shown(engine: SearchEngine) -> None:
    said = "Elle est «\u00a0sans diplôme\u00a0»\u00a0: on l’oriente.\nPourquoi\u202f?"
    engine.upsert([document(1, summary=said)])
    assert ask(engine).hits[0].highlight == said.replace("\n", " ")
    found = ask(engine, "diplome").hits[0].highlight
    assert found == said.replace("\n", " ").replace("diplôme", "<mark>diplôme</mark>")


def test_without_a_text_the_summary_is_shown(engine: SearchEngine) -> None:
    engine.upsert([document(1, summary="À < B", body="Le corps.")])
    assert ask(engine).hits[0].highlight == "À &lt; B"


def test_choices_on_an_axis_add_up_and_axes_narrow_each_other(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, facets={"challenge": ("mobilite",), "sector": ("bois",)}),
            document(2, facets={"challenge": ("logement",), "sector": ("bois",)}),
            document(3, facets={"challenge": ("dettes",), "sector": ("velo",)}),
        ]
    )
    either = {"challenge": ("mobilite", "logement")}
    assert sorted(found(engine, filters=either)) == ["1", "2"]
    assert found(engine, filters={**either, "sector": ("velo",)}) == []
    assert found(engine, filters={"challenge": ("unknown", "\x00")}) == []
    assert len(found(engine, filters={"challenge": ()})) == 3


def test_counts_leave_the_choice_on_their_own_axis_aside(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, title="Un vélo", facets={"challenge": ("mobilite", "sante"), "sector": ("bois",)}),
            document(2, title="Un vélo", facets={"challenge": ("logement",), "sector": ("bois",)}),
            document(3, title="Un vélo", facets={"challenge": ("logement",), "sector": ("velo",)}),
            document(4, title="Un train", facets={"challenge": ("mobilite",), "sector": ("bois",)}),
        ]
    )
    results = ask(engine, "vélo", filters={"challenge": ("mobilite",)}, facets=("challenge", "sector", "kind", "none"))
    assert results.total == 1
    assert results.facets == {
        "challenge": {"mobilite": 1, "sante": 1, "logement": 2},
        "sector": {"bois": 1},
        "kind": {"practice": 1},
        "none": {},
    }


def test_kinds_are_told_apart(engine: SearchEngine) -> None:
    engine.upsert([document(1), document(2, kind="barrier"), document(3, kind="project")])
    assert found(engine, kinds=("barrier",)) == ["2"]
    assert sorted(found(engine, kinds=("barrier", "project"))) == ["2", "3"]
    assert found(engine, filters={"kind": ("project",)}) == ["3"]


def test_what_lacks_a_translation_stands_in_the_lists_of_other_languages(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, shown_in=("fr", "de"), title="Accueil des enfants"),
            document(2, language="nl", title="Kinderopvang", shown_in=("nl",)),
        ]
    )
    assert found(engine, language="de") == ["1"]
    assert found(engine, "enfant", language="de") == ["1"], "a text is understood in the document's language too"
    assert found(engine, language="de", untranslated=False) == []
    assert found(engine, language="nl") == ["2"]


@pytest.mark.parametrize(
    ("language", "title", "typed"),
    [
        ("fr", "Les acteur·rices de l’insertion", "acteur"),
        ("nl", "Begeleiding van werkzoekenden", "begeleiding werkzoekende"),
        ("de", "Unterstützung für Arbeitsuchende", "unterstuetzung"),
        ("en", "The workers’ training", "worker's trainings"),
    ],
)
def test_each_language_is_analysed_by_its_own_rules(
    engine: SearchEngine, language: str, title: str, typed: str
) -> None:
    engine.upsert([document(1, language=language, title=title, summary="")])
    assert found(engine, typed, language=language) == ["1"]


def test_orders(engine: SearchEngine) -> None:
    day = datetime.date
    engine.upsert(
        [
            document(1, title="Éclairer", published=day(2026, 3, 1), reviewed=day(2026, 3, 2), met=12),
            document(2, title="abriter", published=day(2026, 5, 1)),
            document(3, title="Zinguer", published=None, reviewed=day(2026, 4, 1)),
        ]
    )
    assert found(engine, sort=Sort.NEWEST) == ["2", "1", "3"]
    assert found(engine, sort=Sort.REVIEWED) == ["3", "1", "2"]
    assert found(engine, sort=Sort.TITLE) == ["2", "1", "3"]
    assert found(engine, sort=Sort.MET) == ["1", "2", "3"], "those that as many meet: the newest first"
    assert found(engine) == ["2", "1", "3"], "with no text, the newest is the most relevant"


def test_what_comes_stands_before_what_is_over(engine: SearchEngine) -> None:
    def on(day: int) -> datetime.datetime:
        return datetime.datetime(2027, 3, day, 9, tzinfo=datetime.UTC)

    past = {"is_over": True}
    engine.upsert(
        [
            document(1, starts=on(20)),
            document(2, starts=on(12)),
            document(3, starts=on(3), **past),
            document(4, starts=on(9), **past),
            document(5),
        ]
    )
    assert found(engine, sort=Sort.SOONEST) == ["2", "1", "4", "3", "5"]


def test_the_nearest_first_and_what_has_no_place_last(engine: SearchEngine) -> None:
    engine.upsert(
        [document(1, position=LILLE), document(2), document(3, position=CHARLEROI), document(4, position=NAMUR)]
    )
    near = Point(*CHARLEROI)
    assert found(engine, sort=Sort.NEAREST, near=near) == ["3", "4", "1", "2"]
    pages = [found(engine, sort=Sort.NEAREST, near=near, size=1, page=page) for page in (1, 2, 3, 4)]
    assert pages == [["3"], ["4"], ["1"], ["2"]]
    distances = [hit.distance_km for hit in ask(engine, sort=Sort.NEAREST, near=near).hits]
    assert distances[0] == pytest.approx(0, abs=0.02)
    assert distances[1] == pytest.approx(30.9, abs=0.3)
    assert distances[3] is None


def test_within_a_distance(engine: SearchEngine) -> None:
    # The last one is inside the square around the circle, and outside the circle.
    corner = (CHARLEROI[0] + 0.26, CHARLEROI[1] + 0.41)
    engine.upsert([document(1, position=LILLE), document(2), document(3, position=NAMUR), document(4, position=corner)])
    results = ask(engine, near=Point(*CHARLEROI), within_km=31, facets=("kind",))
    assert [hit.id for hit in results.hits] == ["practice:3:fr"]
    assert (results.total, results.facets["kind"]) == (1, {"practice": 1})


@pytest.mark.parametrize("here", [Point(89.99, 0), Point(0, 179.99), Point(-90, -180), Point(0, 0)])
def test_distances_hold_at_the_ends_of_the_map(engine: SearchEngine, here: Point) -> None:
    engine.upsert([document(1, position=(here.lat, here.lon)), document(2, position=(45, 45))])
    assert found(engine, near=here, within_km=20) == ["1"]
    assert found(engine, near=here, sort=Sort.NEAREST) == ["1", "2"]


def test_pages_follow_each_other_and_the_last_one_stands_for_those_beyond(engine: SearchEngine) -> None:
    engine.upsert(document(number, title="Vélo") for number in range(1, 8))
    for sort in Sort:
        pages = [found(engine, "vélo", sort=sort, size=3, page=page, near=Point(50, 4)) for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [3, 3, 1]
        assert len({id for page in pages for id in page}) == 7
    beyond = ask(engine, size=3, page=10**9)
    assert (beyond.page, beyond.pages, len(beyond.hits)) == (3, 3, 1)
    assert ask(engine, page=-5, size=-1).page == 1


def test_a_document_takes_the_place_of_the_one_with_its_id(engine: SearchEngine) -> None:
    engine.upsert([document(1, title="Ancien")])
    engine.upsert([document(1, title="Premier"), document(1, title="Nouveau")])
    assert (found(engine, "ancien"), found(engine, "premier"), found(engine, "nouveau")) == ([], [], ["1"])
    engine.delete(["practice:1:fr", "never:seen:fr"])
    assert ask(engine).total == 0


def test_a_source_has_one_document_and_says_which_lists_changed(engine: SearchEngine) -> None:
    first = document(1, shown_in=("fr", "de"))
    assert engine.replace({"page:1": first}) == {("practice", "fr"), ("practice", "de")}
    renamed = document(2, id="barrier:2:nl", kind="barrier", language="nl")
    changed = engine.replace({"page:1": renamed, "page:9": None})
    assert changed == {("practice", "fr"), ("practice", "de"), ("barrier", "nl")}
    assert engine.fingerprints().keys() == {"barrier:2:nl"}
    assert engine.replace({"page:1": None}) == {("barrier", "nl")}
    assert engine.replace({"page:1": None}) == set()


def test_the_sources_of_what_carries_a_term(engine: SearchEngine) -> None:
    bois, velo = document(1, facets={"sector": ("bois",)}), document(2, facets={"sector": ("velo",)})
    engine.replace({"page:1": bois, "page:2": velo})
    assert engine.sources_of("sector", "bois") == {"page:1"}
    assert engine.sources_of("challenge", "bois") == set()


def test_fingerprints_tell_what_differs(engine: SearchEngine) -> None:
    documents = [document(1), document(2, facets={"sector": ("b", "a")})]
    engine.upsert(documents)
    assert engine.fingerprints() == {each.id: each.fingerprint() for each in documents}
    assert document(1).fingerprint() != document(1, payload={"open": True}).fingerprint()


def test_a_rebuild_leaves_what_it_was_given_and_nothing_else(engine: SearchEngine) -> None:
    engine.upsert([document(1), document(2)])
    assert engine.rebuild(iter([document(3), document(3, title="Deux fois")])) == 1
    assert found(engine) == ["3"]
    engine.upsert([document(4)])
    assert sorted(found(engine)) == ["3", "4"]


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(engine: SearchEngine) -> None:
    engine.upsert([document(1)])

    def broken() -> Any:
        yield document(2)
        raise LookupError("the database is gone")

    with pytest.raises(LookupError):
        engine.rebuild(broken())
    assert found(engine) == ["1"]
    engine.upsert([document(3)])
    assert sorted(found(engine)) == ["1", "3"]


def test_searches_go_on_while_the_index_is_rebuilt(engine: SearchEngine) -> None:
    engine.upsert([document(1)])

    def documents() -> Any:
        assert found(engine) == ["1"]
        yield document(2)
        assert found(engine) == ["1"]

    engine.rebuild(documents())
    assert found(engine) == ["2"]


def test_a_misspelt_word_is_corrected_and_it_is_said(engine: SearchEngine) -> None:
    engine.upsert([document(1, body="L’accompagnement des parents."), document(2, body="Un accompagnement.")])
    results = ask(engine, "accompagnemnt des parents")
    assert results.hits[0].id == "practice:1:fr"
    assert results.corrected == "accompagnement des parents"
    assert ask(engine, "accompagnement").corrected is None
    assert engine.suggest("acompagnement", "fr") == "accompagnement"
    assert engine.suggest("xyzzyqwerty", "fr") is None


def test_a_word_that_exists_is_doubted_and_not_corrected(engine: SearchEngine) -> None:
    engine.upsert([document(0, body="Un crexx."), *(document(n, body="Le creux.") for n in range(1, 50))])
    results = ask(engine, "crexx")
    assert [hit.id for hit in results.hits] == ["practice:0:fr"]
    assert (results.corrected, results.suggestion) == (None, "creux")
    assert ask(engine, "creux").suggestion is None


def test_another_number_of_a_word_is_no_mistake(engine: SearchEngine) -> None:
    engine.upsert([document(1, title="Une crèche partagée"), document(2, body="La crèche partagée de midi.")])
    results = ask(engine, "crèches partagées")
    assert (results.total, results.corrected, results.suggestion) == (2, None, None)


def test_completion_gives_keywords_then_titles(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, title="Accueillir les parents", keywords=("Garde d’enfants", "CPAS")),
            document(2, title="Garder un emploi", keywords=("Garde d’enfants",)),
        ]
    )
    texts = [completion.text for completion in engine.complete("gard", "fr")]
    assert texts == ["Garde d’enfants", "Garder un emploi"]
    assert [c.text for c in engine.complete("d'enf", "fr")] == ["Garde d’enfants"]
    assert engine.complete("PARENTS", "fr")[0].url == "/fr/pratiques/1/"
    assert engine.complete("cpa", "fr")[0].url == ""
    assert len(engine.complete("gard", "fr", limit=1)) == 1
    assert engine.complete("gard", "nl") == []


def test_similar_documents_share_terms_and_words(engine: SearchEngine) -> None:
    engine.upsert(
        [
            document(1, title="Une crèche pour les stagiaires", facets={"challenge": ("garde",)}),
            document(2, title="Garder les enfants", facets={"challenge": ("garde",)}),
            document(3, title="Une crèche au dépôt"),
            document(4, title="Réparer des vélos"),
            document(5, title="Une crèche", language="nl"),
            document(6, title="Une crèche", kind="barrier", facets={"challenge": ("garde",)}),
        ]
    )
    near = [hit.id.split(":")[1] for hit in engine.similar("practice:1:fr", limit=3, kinds=("practice",))]
    assert near[:2] in (["2", "3"], ["3", "2"])
    assert "5" not in near
    assert "6" not in near
    assert "1" not in near


def test_an_engine_elsewhere_sees_what_this_one_wrote(
    engine: SearchEngine, elsewhere: Callable[[], SearchEngine]
) -> None:
    other = elsewhere()
    assert found(other) == []
    engine.upsert([document(1)])
    assert found(other) == ["1"]
    other.upsert([document(2)])
    assert sorted(found(engine)) == ["1", "2"]
    other.rebuild([document(3)])
    assert found(engine) == ["3"]


def test_a_document_says_each_language_once() -> None:
    assert document(1, shown_in=("de", "fr")).languages == ("fr", "de")
    assert Document(id="a", kind="b", language="nl", title="").languages == ("nl",)


def test_no_word_is_put_right_to_one_that_says_nothing(engine: SearchEngine) -> None:
    engine.upsert([document(n, language="nl", title="Niets en niemand", shown_in=("nl",)) for n in range(40)])
    assert ask(engine, "fiets", language="nl").corrected is None
    assert engine.suggest("fiets", "nl") is None
