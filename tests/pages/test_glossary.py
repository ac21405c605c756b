"""Acronyms are explained once a page, in the right country, and nothing else of the markup is touched."""

import pytest

from core.glossary import explain
from core.models import GlossaryEntry, StructureKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def entries() -> None:
    GlossaryEntry.objects.create(acronym="CPAS", country="BE", expansion_fr="Centre public d’action sociale")
    GlossaryEntry.objects.create(acronym="VAE", expansion_fr="Validation des acquis")
    GlossaryEntry.objects.create(acronym="SAW-B", country="BE", expansion_fr="Solidarité des alternatives")
    GlossaryEntry.objects.create(acronym="R&D", expansion_fr='Recherche & "développement" <i>')
    for country, label in (("BE", "Entreprise d’insertion wallonne"), ("FR", "Entreprise d’insertion")):
        StructureKind.objects.create(code=f"ei-{country}", country=country, acronym="EI", label_fr=label)


def test_the_first_occurrence_only() -> None:
    html, found = explain("<p>Le CPAS, puis le CPAS.</p>")

    assert html == '<p>Le <abbr title="Centre public d’action sociale">CPAS</abbr>, puis le CPAS.</p>'
    assert [(one.acronym, one.meaning) for one in found] == [("CPAS", "Centre public d’action sociale")]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/CPAS/">CPAS</a>',
        '<p title="CPAS">rien</p>',
        '<img alt="a > CPAS">',
        "<h2>CPAS</h2>",
        "<script>CPAS</script>",
        "<!-- CPAS -->",
        '<abbr title="autre">CPAS</abbr>',
        "<a><b>CPAS</b></a>",
        "<p>CPASS, ACPAS, CPAS-1</p>",
        "<p>cpas</p>",
        "<svg><text>CPAS</text></svg>",
    ],
)
def test_what_is_no_plain_text_is_left_alone(html: str) -> None:
    assert explain(html) == (html, ())


def test_text_after_what_is_left_alone_is_explained() -> None:
    html, _found = explain("<h2>CPAS</h2><a>CPAS<br>CPAS</a><p>CPAS</p>")

    assert html.endswith('<p><abbr title="Centre public d’action sociale">CPAS</abbr></p>')


def test_longer_acronyms_and_signs() -> None:
    html, found = explain("<p>SAW-B et R&amp;D.</p>")

    assert [one.acronym for one in found] == ["R&D", "SAW-B"]
    assert 'title="Recherche &amp; &quot;développement&quot; &lt;i&gt;"' in html
    assert ">R&amp;D</abbr>" in html


def meaning(*countries: str) -> str:
    return explain("<p>Une EI.</p>", countries)[1][0].meaning


def test_two_countries_mean_two_things() -> None:
    assert meaning("BE") == "Entreprise d’insertion wallonne"
    assert meaning("FR") == "Entreprise d’insertion"
    for both in (meaning("BE", "FR"), meaning()):
        assert "wallonne" in both and " ; " in both


def test_a_changed_entry_is_seen_at_once() -> None:
    explain("<p>VAE</p>")
    entry = GlossaryEntry.objects.get(acronym="VAE")
    entry.expansion_fr = "Autre chose"
    entry.save()

    assert 'title="Autre chose"' in explain("<p>VAE</p>")[0]
