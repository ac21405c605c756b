"""Searches are written down without anything about who searched, whether the page was made or kept."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from search.engine import SearchUnavailable
from search.learning import log
from search.learning.forgetting import months_before
from search.learning.words import kept, key_of
from search.models import Opening, Search
from tests.harness.client import StrictClient

from .conftest import practice

Index = Callable[..., None]
PAGE = "/fr/recherche/"


pytestmark = pytest.mark.django_db


@pytest.fixture
def found(index: Index) -> None:
    index(practice(1, title="Crèche partagée"), practice(2, title="La crèche du matin"))


def searched(client: StrictClient, q: str, path: str = PAGE, headers: dict[str, str] | None = None, **more: Any) -> Any:
    answer = client.get(path, {"q": q, **more}, headers=headers)
    assert answer.status_code == 200
    log.write()
    return answer


def test_a_search_is_written_down_without_who(found: None, client: StrictClient) -> None:
    searched(client, "  Crèches   partagées ", challenge="garde-enfants", near="50.4,3.9", kind="practice")

    row = Search.objects.get()
    assert (row.words, row.language, row.kind, row.total) == ("Crèches partagées", "fr", "practice", 2)
    assert row.filters == {"challenge": ["garde-enfants"], "near": "yes"}
    assert (row.hour.minute, row.hour.second, row.hour.microsecond) == (0, 0, 0)
    assert {field.name for field in Search._meta.get_fields()} == {
        *("id", "hour", "language", "words", "key", "kind", "filters", "total")
    }


def test_a_page_of_the_cache_is_a_search_too(found: None, client: StrictClient) -> None:
    client.get("/fr/")  # the site's settings are made at first sight
    log.write()
    assert "X-Cache" not in searched(client, "crèche")
    assert searched(client, "crèche")["X-Cache"] == "hit"
    assert Search.objects.count() == 2


def test_somebody_who_is_logged_in_is_no_more_known(found: None, admin_client: Any) -> None:
    admin_client.get(PAGE, {"q": "crèche"})
    assert log.write() == 1


def test_searching_writes_nothing_in_the_request(found: None, client: StrictClient) -> None:
    client.get(PAGE, {"q": "crèche"})
    assert not Search.objects.exists()
    assert log.write() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.5"},
        {"sec-purpose": "prefetch;prerender"},
        {"cache-control": "max-age=0"},
        {"referer": "http://testserver/fr/recherche/?q=cr%C3%A8che"},
    ],
    ids=["robot", "program", "looked ahead", "loaded again", "refined"],
)
def test_what_is_no_new_search_of_a_reader(found: None, client: StrictClient, headers: dict[str, str]) -> None:
    searched(client, "crèche", headers=headers, kind="practice")
    assert not Search.objects.exists()


def test_a_telephone_called_cubot_is_no_robot(found: None, client: StrictClient) -> None:
    searched(client, "crèche", headers={"user-agent": "Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/120"})
    assert Search.objects.count() == 1


def test_an_engine_that_is_down_loses_no_search(found: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*asked: Any) -> Any:
        raise SearchUnavailable

    monkeypatch.setattr(log, "_shown", down)
    log.take_note(log.Opened(search=f"{PAGE}?q=mot", language="fr", path="/fr/"))
    log.take_note(log.Asked("mot", "fr", 0))
    assert log.write() == 1


def test_other_words_from_the_same_page_are_another_search(found: None, client: StrictClient) -> None:
    searched(client, "matin", headers={"referer": "http://testserver/fr/recherche/?q=cr%C3%A8che"})
    assert Search.objects.get().words == "matin"


@pytest.mark.parametrize("parameters", [{"q": ""}, {"q": "  "}, {"challenge": "mobilite"}, {"q": "crèche", "page": 2}])
def test_only_a_text_and_its_first_page_count(index: Index, client: StrictClient, parameters: dict[str, Any]) -> None:
    index(*(practice(number, title=f"Crèche {number}") for number in range(30)))
    client.get(PAGE, parameters)
    assert log.write() == 0


@pytest.mark.parametrize(
    "text",
    [
        "jean.dupont@exemple.be",
        "Aïcha 0475 12 34 56",
        "+32 (0)2 555.12.12",
        "85.07.30-033.61",
        "1 85 07 59 123 456 78",
        "BE68 5390 0754 7034",
    ],
)
def test_what_may_name_somebody_is_not_kept(found: None, client: StrictClient, text: str) -> None:
    searched(client, f"dossier de {text}")
    row = Search.objects.get()
    assert (row.words, row.key) == ("", "")


@pytest.mark.parametrize("text", ["article 60", "2024-2025", "budget 2026", "EFT 13e", "code 85.200", "1 000 €"])
def test_ordinary_numbers_are_kept(text: str) -> None:
    assert kept(text) == text


def test_long_and_hostile_texts_are_cut(found: None, client: StrictClient) -> None:
    for text in ("é" * 10_000, "\x00\u202e<script>", "a " * 5_000, "' OR 1=1 --", "🙂" * 300):
        searched(client, text)
    assert Search.objects.count() == 5
    assert all(len(row.words) <= 120 and len(row.key) <= 200 for row in Search.objects.all())


def test_the_same_question_in_other_forms_has_one_key() -> None:
    assert key_of("La garde des enfants", "fr") == key_of("enfant garde", "fr") == key_of("ENFANTS GARDÉ", "fr")
    assert key_of("de la", "fr") == "de la"


def test_an_opened_result_has_its_rank(found: None, client: StrictClient) -> None:
    rows = searched(client, "crèche").context["view"].rows
    client.get(rows[1].url, headers={"referer": "http://testserver/fr/recherche/?q=cr%C3%A8che"})
    log.write()
    assert not Opening.objects.exists()  # nothing stands there: these documents have no pages

    log.take_note(log.Opened(search=f"{PAGE}?q=cr%C3%A8che", language="fr", path=rows[1].url))
    log.write()
    opening = Opening.objects.get()
    assert (opening.rank, opening.key) == (2, key_of("crèche", "fr"))
    assert opening.document in {"practice:1:fr", "practice:2:fr"}


def test_a_page_that_was_no_result_is_not_an_opened_one(found: None, client: StrictClient) -> None:
    headers = {"referer": "http://testserver/fr/recherche/?q=cr%C3%A8che"}
    assert client.get("/fr/fiches/", headers=headers).status_code == 200
    assert client.get("/fr/", headers={"referer": "http://ailleurs.example/fr/recherche/?q=crèche"}).status_code == 200
    assert log.write() == 0


def test_a_search_that_cannot_be_written_is_no_error(
    found: None, client: StrictClient, caplog: pytest.LogCaptureFixture
) -> None:
    with connection.execute_wrapper(_refuse_inserts):
        searched(client, "crèche")
    assert "could not be written" in caplog.text
    assert not Search.objects.exists()


def _refuse_inserts(execute: Any, sql: str, *rest: Any) -> Any:
    if "search_search" in sql:
        raise RuntimeError(sql)
    return execute(sql, *rest)


def test_no_more_waits_than_can_be_written(found: None) -> None:
    for number in range(log.MOST_WAITING + 5):
        log.take_note(log.Asked(f"mot {number}", "fr", 0))
    assert log.write() == log.MOST_WAITING


def row(at: datetime.datetime) -> Search:
    return Search.objects.create(hour=at, language="fr", words="crèche", key="crech", total=1)


def test_after_thirteen_months_it_is_erased() -> None:
    now = timezone.now()
    old, young = row(months_before(now) - datetime.timedelta(hours=1)), row(months_before(now, 12))
    Opening.objects.create(hour=old.hour, language="fr", key="crech", rank=1, document="practice:1:fr")

    call_command("work", once=True)

    assert list(Search.objects.all()) == [young]
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    ("today", "limit"),
    [
        ("2026-11-22", "2025-10-22"),
        ("2027-01-31", "2025-12-31"),
        ("2025-03-31", "2024-02-29"),
        ("2026-03-31", "2025-02-28"),
    ],
)
def test_months_are_those_of_the_calendar(today: str, limit: str) -> None:
    moment = datetime.datetime.fromisoformat(f"{today}T12:00:00+00:00")
    assert months_before(moment).date().isoformat() == limit


def test_an_operator_erases_too(capsys: pytest.CaptureFixture[str]) -> None:
    row(timezone.now() - datetime.timedelta(days=500))
    call_command("duties", "forget_searches")
    assert "forget_searches: 1 done" in capsys.readouterr().out
