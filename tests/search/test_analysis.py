"""What becomes of words, language by language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import (
    LANGUAGES,
    analyse,
    as_written,
    index_language,
    indexed,
    indexed_sentences,
    normalise,
    places,
    sentences,
    tokens,
    words,
)

ALIKE = {
    "fr": [
        ("l’insertion", "insertions"),
        ("L'ACCUEIL", "accueils"),
        ("créations", "creation"),
        ("acteur·rices", "acteurs"),
        ("actrices", "acteur"),
        ("formateur(trice)s", "formateurs"),
        ("employé-e-s", "employée"),
        ("participant/e/s", "participantes"),
        ("chercheur.euse.s", "chercheur"),
        ("professionnel·le·s", "professionnelle"),
        ("travaux", "travail"),
        ("nationaux", "nationale"),
        ("1er", "1ère"),
        ("2ème", "2e"),
        ("C.P.A.S.", "cpas"),
        ("1.000", "1000"),
        ("1\u202f000", "1000"),
        ("œuvre", "oeuvres"),
        ("mobilité", "mobilites"),
        ("aujourd’hui", ""),
        ("jusqu’à", ""),
        ("prud’hommes", "prudhommes"),
    ],
    "nl": [("foto’s", "foto"), ("begeleidingen", "begeleiding"), ("één", "een"), ("de werkzoekende", "werkzoekenden")],
    "de": [
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Straße", "Strasse"),
        ("Teilnehmer:innen", "Teilnehmer"),
        ("Teilnehmer*in", "Teilnehmer"),
        ("TeilnehmerInnen", "Teilnehmer"),
        ("die Ausbildungen", "Ausbildung"),
    ],
    "en": [("worker’s", "workers"), ("the workers’", "worker"), ("1st", "1"), ("trainings", "training")],
}


@pytest.mark.parametrize(("language", "one", "other"), [(lang, *pair) for lang in ALIKE for pair in ALIKE[lang]])
def test_forms_of_one_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert analyse(one, language) == analyse(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("fr", "parc", "parcours"), ("fr", "logement", "logique"), ("fr", "cours", "course"), ("nl", "werk", "weg")],
)
def test_different_words_have_different_stems(language: str, one: str, other: str) -> None:
    assert analyse(one, language) != analyse(other, language)


@pytest.mark.parametrize("dash", "-‐‑–—−")
@pytest.mark.parametrize("apostrophe", "'’ʼ´`")
def test_every_kind_of_dash_and_apostrophe(dash: str, apostrophe: str) -> None:
    assert analyse(f"l{apostrophe}co{dash}voiturage", "fr") == analyse("l'co-voiturage", "fr")


def test_a_hyphenated_word_is_found_in_parts_and_in_one_piece() -> None:
    assert set(analyse("covoiturage", "fr")) < set(analyse("co-voiturage", "fr"))


def test_places_are_those_of_the_text() -> None:
    text = normalise("« L’Éco\u00adle » : des acteur·rices.")
    assert [text[t.start : t.end] for t in tokens(text, "fr")] == ["L’École", "acteur·rices"]
    assert [word.text for word in words(text, "fr")] == ["ecole", "des", "acteur"]


def test_a_text_is_cut_into_sentences_of_bearable_length() -> None:
    assert sentences("Bonjour. Ça va ?\n\n« Oui », dit-il. Art. 60 et 3.5 km") == [
        "Bonjour.",
        "Ça va ?",
        "« Oui », dit-il.",
        "Art. 60 et 3.5 km",
    ]
    assert max(map(len, sentences("mot " * 1_000 + "x" * 1_000))) <= 280


def test_languages_are_known_by_their_beginning() -> None:
    assert [index_language(code) for code in ("fr-be", "NL", "it", "")] == ["fr", "nl", "other", "other"]


@given(text=st.text(max_size=300), language=st.sampled_from([*LANGUAGES, "other"]))
def test_any_text_can_be_analysed(text: str, language: str) -> None:
    text = normalise(text)
    for token in tokens(text, language):
        assert token.stem
        assert " " not in token.stem
        assert 0 <= token.start < token.end <= len(text)
    stems = [token.stem for token in tokens(text, language)]
    assert analyse(text, language) == stems
    assert indexed(text, language) == (" ".join(stems), " ".join(word.text for word in words(text, language)))
    assert sum(len("".join(sentence.split())) for sentence in sentences(text)) == len("".join(text.split()))


def test_the_places_of_a_word_and_how_it_is_written() -> None:
    text = "Le co-voiturage en été : covoiturages (Covoiturage) et voitures."
    stems = frozenset(analyse("covoiturage", "fr"))
    assert [text[start:end] for start, end in places(text, stems, "fr")] == [
        "co-voiturage",
        "covoiturages",
        "Covoiturage",
    ]
    assert as_written(text, "ete", "fr") == "été"
    assert as_written(text, "covoiturage", "fr") == "Covoiturage"
    assert as_written(text, "hiver", "fr") is None


def test_sentences_are_analysed_together_as_each_alone() -> None:
    found = ["L’accueil des acteur·rices.", "…", "Un permis (B) !"]
    stems, said = indexed_sentences(found, "fr")
    assert stems == [indexed(sentence, "fr")[0] for sentence in found]
    assert said == " ".join(indexed(sentence, "fr")[1] for sentence in found if indexed(sentence, "fr")[1])
    assert indexed_sentences([], "fr") == ([""], "")


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en", "it"])
def test_what_is_indexed_is_what_is_analysed(language: str) -> None:
    text = "L’accueil  des acteur·rices (1 830 €, 13e), co-voiturage; S.A.C.E. : Straßen-Müller’s?"
    assert indexed(text, language) == (
        " ".join(analyse(text, language)),
        " ".join(word.text for word in words(text, language)),
    )
