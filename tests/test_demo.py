"""The demo content is whole, and a wrong file loads nothing and says where it is wrong."""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page

from core.mail import absolute
from core.models import AXES
from home.demo.collection import read_collection
from home.demo.reader import DemoError
from home.management.commands.demo import Command
from home.models import HomePage
from knowledgebase.enums import PracticeKind
from search.embedded import EmbeddedEngine
from search.query import Query
from tests.harness.demo import demo_folder
from tests.harness.worlds import Stand

FOLDER = Path(__file__).resolve().parents[1] / "demo"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def vocabulary(stand: Stand) -> None:
    stand(_terms_and_no_page)


def _terms_and_no_page() -> None:
    HomePage.objects.get().delete()
    call_command("load_vocabulary", verbosity=0)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "demo"))


def test_the_collection_is_as_large_and_varied_as_promised(vocabulary: None) -> None:
    found = read_collection(FOLDER)

    good = [practice for practice in found.practices.values() if practice.kind == PracticeKind.GOOD_PRACTICE]
    assert len(found.practices) >= 60
    assert len(good) >= 25
    assert len(found.organisations) >= 30
    assert len(found.projects) >= 7
    assert len(found.barriers) >= 12
    assert len(found.translations) >= 15
    assert {language for language, _slug in found.translations} == {"nl", "de", "en"}
    assert any(practice.testimonials for practice in found.practices.values())
    for axis in ("challenge", "sector"):
        covered = {code for practice in found.practices.values() for code in getattr(practice, f"{axis}s")}
        assert set(AXES[axis].objects.values_list("code", flat=True)) <= covered | {"transversal"}, axis


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("maturity: ", "maturity: splendid # ", "maturity"),
        ("challenges: [", "challenges: [no-such-challenge, ", "no-such-challenge"),
        ("summary: ", "summry: ", "summry"),
        ("carrier: ", "carrier: nobody # ", "nobody"),
        ("steps:", "steps: [", "column"),
    ],
)
def test_a_wrong_file_is_named_with_its_line_and_nothing_is_loaded(
    copy: Path, vocabulary: None, old: str, new: str, said: str
) -> None:
    wrong = sorted((copy / "practices").glob("*.yaml"))[0]
    text = wrong.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    wrong.write_text(text.replace(old, new, 1), encoding="utf-8")
    pages = Page.objects.count()

    with pytest.raises(CommandError) as error:
        call_command("load_demo", folder=copy, verbosity=0)

    assert wrong.name in str(error.value)
    assert said in str(error.value)
    if said != "column":
        assert f"line {line}" in str(error.value) or said == "summry"
    assert Page.objects.count() == pages
    assert not HomePage.objects.exists()


def test_all_of_it_is_loaded_published_and_found(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path
) -> None:
    """By a process of its own, which is also what the tests with a browser start from."""
    assert request.config.cache is not None
    var = Path(shutil.copytree(demo_folder(request.config.cache.mkdir("demo"), migrated_file), tmp_path / "var"))

    with closing(sqlite3.connect(var / "passerelles.sqlite3")) as database:
        live = "SELECT count(*) FROM {} JOIN wagtailcore_page ON id = page_ptr_id WHERE live"
        for table, files in (
            ("knowledgebase_practicepage", ["practices/*.yaml", "translations/*/practices/*.yaml"]),
            ("knowledgebase_barrierpage", ["barriers/*.yaml"]),
            ("knowledgebase_projectpage", ["projects/*.yaml"]),
            ("network_organisationpage", ["organisations/*.yaml"]),
        ):
            told = [file for pattern in files for file in FOLDER.glob(pattern)]
            assert database.execute(live.format(table)).fetchone() == (len(told),), table
        assert database.execute("SELECT count(*) FROM search_indextask").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM wagtailcore_referenceindex").fetchone() > (0,)
        assert database.execute("SELECT count(*) FROM wagtailsearch_indexentry").fetchone() > (0,)
    found = EmbeddedEngine(var / "search").search(Query(language="fr", kinds=("practice",)))
    assert found.total == len(list(FOLDER.glob("practices/*.yaml")))


def test_a_translation_with_a_wrong_field_is_named(copy: Path, vocabulary: None) -> None:
    path = sorted(copy.glob("translations/*/practices/*.yaml"))[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^slug:", "slug_of_nothing:", text, count=1), encoding="utf-8")

    with pytest.raises(DemoError, match=path.name):
        read_collection(copy)


def test_links_in_e_mails_name_the_port_of_the_demo(settings, monkeypatch) -> None:
    # Said once here, so that both are put back afterwards.
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
    monkeypatch.setenv("BASE_URL", "")
    monkeypatch.delenv("BASE_URL")

    Command()._lead_links_here(8123)
    assert absolute("/fr/") == "http://127.0.0.1:8123/fr/"
    assert os.environ["BASE_URL"] == "http://127.0.0.1:8123", "the worker is another process"

    monkeypatch.setenv("BASE_URL", "https://elsewhere.example")
    Command()._lead_links_here(8124)
    assert os.environ["BASE_URL"] == "https://elsewhere.example"
    assert absolute("/fr/") == "http://127.0.0.1:8123/fr/"


def test_it_refuses_to_load_in_production(settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="not for production"):
        call_command("load_demo")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("practice: neerlandais-du-quai", "practice: appel-du-dimanche-soir", "door is not open"),
        ("practice: lire-un-plan-a-etabli", "practice: lire-un-plan", "lire-un-plan"),
        ("email: membre@demo.example", "email: personne@demo.example", "no account"),
        ("start: Lille", "start: Nulle-Part-sur-Rien", "not known"),
        ('hour: "10:00", answer', "answer", "asked for an hour"),
        (", answer: declined", "", "answer"),
    ],
)
def test_a_wrong_tour_is_named_with_its_line(copy: Path, vocabulary: None, old: str, new: str, said: str) -> None:
    path = copy / "tours" / "fr.yaml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DemoError, match=rf"fr\.yaml, line {line}, tours.*{said}"):
        read_collection(copy)


@pytest.mark.parametrize(
    ("folder", "old", "new", "said"),
    [
        ("white_papers", "barriers: [creche-exige-contrat]", "barriers: [creche-exige]", "creche-exige"),
        ("white_papers", "what: consultation", "what: adopt", "cannot come|lasts"),
        ("white_papers", "quote: ", "heading: Deux choses\n        quote: ", "one of heading"),
        ("contributions", "part: niveau-observe", "part: niveau-devine", "no chapter and no proposal"),
        ("contributions", "by: eta-modele-dinant", "by: personne", "no organisation and no account"),
    ],
)
def test_a_wrong_white_paper_is_named_with_its_line(
    copy: Path, vocabulary: None, folder: str, old: str, new: str, said: str
) -> None:
    path = copy / folder / "passer-le-seuil.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DemoError, match=rf"{folder}/passer-le-seuil\.yaml, line \d+, .*({said})"):
        read_collection(copy)
