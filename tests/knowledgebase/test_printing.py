"""Practices on paper: what their pages show, to whom may read them, for as long as it is true."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction

from core.later.tasks import run_all
from knowledgebase.models import PracticePage
from tests.admin.builders import practice, practice_index
from tests.harness.index import Commit
from tests.typesetting.reading import letters, words_of_pdf


@pytest.fixture
def shown(db: None, own_index: None, commit: Commit) -> PracticePage:
    with commit():
        page = practice("Garder une place #eval(1)", problem="Personne ne garde *mon* enfant.\n\nVraiment $personne$.")
        page.save_revision().publish()
    return page


def pdf_at(client: Client, address: str) -> str:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return words_of_pdf(b"".join(answer.streaming_content))


def test_a_practice_is_printed_as_its_page_tells_it(client: Client, shown: PracticePage, commit: Commit) -> None:
    assert 'href="?format=pdf"' in client.get(shown.url).content.decode()
    read = pdf_at(client, f"{shown.url}?format=pdf")
    for words in (
        shown.title,
        "Personne ne garde *mon* enfant.",
        "Vraiment $personne$.",
        "Le problème",
        "CC BY-SA 4.0",
    ):
        assert letters(words) in letters(read)
    with commit():
        shown.problem = "Autre chose."
        shown.save_revision().publish()
    assert "Autre chose." in pdf_at(client, f"{shown.url}?format=pdf")


def test_what_is_private_or_unpublished_is_not_given_out(client: Client, shown: PracticePage, commit: Commit) -> None:
    pdf_at(client, f"{shown.url}?format=pdf")
    with commit():
        closed = PageViewRestriction.objects.create(page=shown, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{shown.url}?format=pdf").status_code == 302
    with commit():
        closed.delete()
        shown.unpublish()
    assert client.get(f"{shown.url}?format=pdf").status_code == 404


def test_a_list_is_printed_as_it_is_narrowed(client: Client, shown: PracticePage, commit: Commit) -> None:
    with commit():
        practice("Compter les absents").save_revision().publish()
    call_command("search_rebuild", verbosity=0)
    index = practice_index()
    page = client.get(f"{index.url}?q=absents").content.decode()
    assert "q=absents&amp;format=pdf" in page
    assert client.get(f"{index.url}?q=absents&format=pdf").status_code == 202
    run_all()
    read = pdf_at(client, f"{index.url}?q=absents&format=pdf")
    assert "Compter les absents" in read
    assert "Sommaire" in read
    assert "Garder une place" not in read


def test_a_selection_of_nothing_says_so_and_nonsense_shows_the_page(client: Client, shown: PracticePage) -> None:
    index = practice_index()
    address: Any = f"{index.url}?q=introuvablement&format=pdf"
    client.get(address)
    run_all()
    assert "Aucun résultat".upper() in pdf_at(client, address)
    assert client.get(f"{shown.url}?format=exe").status_code == 200


def test_a_practice_can_be_taken_away_to_write_on(client: Client, shown: PracticePage) -> None:
    page = client.get(shown.url).content.decode()
    for ending, beginning in (("docx", b"PK"), ("md", b"# Garder une place \\#eval(1)\n")):
        assert f'href="?format={ending}"' in page
        answer = client.get(f"{shown.url}?format={ending}")
        assert answer["Content-Disposition"] == f'attachment; filename="{shown.slug}.{ending}"'
        assert b"".join(answer.streaming_content).startswith(beginning)
