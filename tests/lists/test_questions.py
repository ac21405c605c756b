"""Searches without an answer: shown once an editor said so, asked too by members, answered by practices."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from home.models import StandardPage
from home.permissions import CONTRIBUTOR
from home.services import setup_groups
from search.learning import forgetting, log, questions
from search.learning.words import key_of
from search.models import MeToo, Question, QuestionState, Search
from search.services import drain
from tests.admin.builders import home, member, practice
from tests.harness.client import StrictClient

from .conftest import Get

WORDS = "garde d’enfants la nuit"
KEY = key_of(WORDS, "fr")
PAGE = "/fr/recherches-sans-reponse/"


def asked(words: str = WORDS, days: int = 2, language: str = "fr", **fields: Any) -> str:
    """That many searches on as many days, which found nothing; their key."""
    key = key_of(words, language)
    for day in range(days):
        hour = timezone.now().replace(minute=0, second=0, microsecond=0) - datetime.timedelta(days=day + 1)
        Search.objects.create(hour=hour, language=language, words=words, key=key, **{"total": 0, **fields})
    return key


@pytest.fixture
def question(site: dict[str, Page]) -> Question:
    with override("fr"):
        return questions.publish("fr", asked(), by=None)


@pytest.fixture
def signed_in(site: object) -> StrictClient:
    client = StrictClient()
    client.force_login(member("membre@passerelles.example"))
    return client


def headings(page: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in page.select(".row h3")]


@pytest.mark.parametrize(
    ("language", "path"),
    [
        ("fr", PAGE),
        ("nl", "/nl/zoekopdrachten-zonder-antwoord/"),
        ("de", "/de/suchen-ohne-antwort/"),
        ("en", "/en/unanswered-searches/"),
    ],
)
def test_each_language_has_its_address(site: object, client: StrictClient, language: str, path: str) -> None:
    with override(language):
        assert reverse("questions") == path
    assert client.get(path).status_code == 200


def test_nothing_is_public_before_an_editor_says_so(site: object, get: Get) -> None:
    asked()
    assert headings(get(PAGE)) == []


def test_what_is_published_says_how_often_and_since_when(question: Question, get: Get) -> None:
    page = get(PAGE)
    assert headings(page) == [WORDS]
    assert "2 fois" in page.select_one(".questions .meta").get_text()  # type: ignore[union-attr]
    assert headings(get("/nl/zoekopdrachten-zonder-antwoord/")) == []


def test_one_day_is_not_enough(site: object) -> None:
    key = asked(days=1)
    asked(days=1)
    with pytest.raises(ValidationError):
        questions.publish("fr", key, by=None)


@pytest.mark.parametrize("fields", [{"total": 3}, {"filters": {"challenge": ["mobilite"]}}, {"kind": "practice"}])
def test_what_found_something_or_was_narrowed_is_no_gap(site: object, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        questions.publish("fr", asked(**fields), by=None)


def test_it_is_decided_once(question: Question) -> None:
    for decide in (questions.publish, questions.refuse):
        with pytest.raises(ValidationError):
            decide("fr", KEY, by=None)


def test_the_form_most_people_typed_is_shown(site: object) -> None:
    asked("enfants garde nuit", days=1)
    asked("la garde d'enfants de nuit", days=2)
    assert questions.publish("fr", KEY, by=None).words == "la garde d'enfants de nuit"


def test_asking_again_counts_and_shows_at_once(question: Question, get: Get) -> None:
    get(PAGE)
    log.take_note(log.Asked("Garder un enfant la nuit", "fr", 0))
    log.take_note(log.Asked("GARDES D'ENFANT, nuits", "fr", 0))
    log.write()
    assert "4 fois" in get(PAGE).select_one(".questions .meta").get_text()  # type: ignore[union-attr]


def test_a_member_asks_too_once_and_takes_it_back(question: Question, signed_in: StrictClient, get: Get) -> None:
    button = BeautifulSoup(signed_in.get(PAGE).content, "html.parser").select_one(".questions form")
    assert button is not None
    for pressed, members in (("true", 1), ("false", 0), ("true", 1)):
        answer = signed_in.post(str(button["action"]), follow=True)
        assert MeToo.objects.count() == members
        shown = BeautifulSoup(answer.content, "html.parser").select_one(".questions form button")
        assert shown is not None
        assert shown["aria-pressed"] == pressed
    assert "1 membre" in get(PAGE).select_one(".questions .meta").get_text()  # type: ignore[union-attr]


def test_a_reader_without_an_account_is_asked_to_sign_in(question: Question, client: StrictClient, get: Get) -> None:
    assert not get(PAGE).select(".questions form")
    url = f"{PAGE}{question.pk}/moi-aussi/"
    answer = client.post(url)
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]
    assert client.get(url).status_code == 405
    assert not MeToo.objects.exists()


def test_me_too_needs_the_token_and_a_question(question: Question) -> None:
    client = StrictClient(enforce_csrf_checks=True)
    client.force_login(member("autre@passerelles.example"))
    assert client.post(f"{PAGE}{question.pk}/moi-aussi/").status_code == 403
    client = StrictClient()
    client.force_login(member("encore@passerelles.example"))
    assert client.post(f"{PAGE}9999/moi-aussi/").status_code == 404


def test_what_is_answered_is_asked_no_more(question: Question) -> None:
    questions.answer(question, home())
    assert questions.ask_too(question, member("tard@passerelles.example")) is False


def test_the_page_is_kept_until_something_changes(question: Question, client: StrictClient) -> None:
    for _warm_up in range(2):
        client.get(PAGE)
    assert client.get(PAGE)["X-Cache"] == "hit"
    questions.ask_too(question, member("membre@passerelles.example"))
    assert "X-Cache" not in client.get(PAGE)


def test_a_practice_with_all_of_the_words_answers(question: Question, get: Get) -> None:
    partly = practice("Garder les enfants le mardi")
    partly.save_revision().publish()
    drain()
    assert headings(get(PAGE)) == [WORDS]

    whole = practice("Garder les enfants la nuit", slug="la-nuit")
    whole.save_revision().publish()
    drain()
    question.refresh_from_db()
    assert (question.state, question.answer_id) == (QuestionState.ANSWERED, whole.pk)
    page = get(PAGE)
    assert not page.select(".questions")
    assert page.select_one(".rows a")["href"] == whole.url  # type: ignore[index]

    whole.unpublish()
    drain()
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    assert get(PAGE).select(".questions")


def test_an_answer_that_is_private_is_not_shown(question: Question, get: Get) -> None:
    page = practice("Ailleurs")
    questions.answer(question, page)
    assert headings(get(PAGE)) == [WORDS]
    page.view_restrictions.create(restriction_type="login")
    assert headings(get(PAGE)) == []


@pytest.fixture
def contribute(site: object) -> Page:
    return home().add_child(
        instance=StandardPage(title="Contribuer", slug="contribuer", summary="…", in_footer=True, body=[])
    )


def test_who_may_not_write_is_told_how_to_contribute(
    question: Question, contribute: Page, client: StrictClient, signed_in: StrictClient
) -> None:
    for reader in (client, signed_in):
        answer = reader.get(f"{PAGE}{question.pk}/ecrire/", follow=True)
        assert answer.redirect_chain[-1][0] == f"{contribute.url}?question={question.pk}"
        assert WORDS in answer.content.decode()
    with override("fr"):
        assert (
            reverse("question_write", args=[question.pk])
            in client.get(contribute.url, {"question": question.pk}).content.decode()
        )


def test_without_that_page_one_signs_in(question: Question, client: StrictClient) -> None:
    assert reverse("account_login") in client.get(f"{PAGE}{question.pk}/ecrire/")["Location"]


@pytest.mark.parametrize("number", ["", "0", "-1", "abc", "9" * 40, "१२", "\x00"])
def test_a_wrong_question_is_left_out(contribute: Page, client: StrictClient, number: str) -> None:
    assert client.get(contribute.url, {"question": number}).status_code == 200


def test_who_may_write_gets_the_form_with_the_question_in_it(question: Question) -> None:
    setup_groups()
    client = StrictClient()
    client.force_login(member("plume@passerelles.example", CONTRIBUTOR.name))
    answer = client.get(f"{PAGE}{question.pk}/ecrire/", follow=True)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form["title"].value() == "Garde d’enfants la nuit"
    assert WORDS in form["problem"].value()


def test_an_empty_search_leads_to_the_page(site: object, get: Get) -> None:
    with override("fr"):
        assert get(reverse("search"), q="xylographe").select_one(f'.empty a[href="{PAGE}"]')
    assert get("/fr/").select_one(f'.footer a[href="{PAGE}"]')


def test_as_many_queries_however_many_questions(question: Question, client: StrictClient, settings: Any) -> None:
    settings.PAGE_CACHE = False

    def count() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    before = count()
    for number in range(8):
        more = questions.publish("fr", asked(f"question numéro {'abcdefgh'[number]}x"), by=None)
        if number % 2:
            questions.answer(more, practice(f"Réponse {number}", slug=f"reponse-{number}"))
    assert count() <= before + 2 <= 16


def test_refusals_and_who_asked_too_are_forgotten(question: Question) -> None:
    questions.ask_too(question, member("membre@passerelles.example"))
    questions.refuse("fr", asked("insulte"), by=None)
    long_ago = timezone.localdate() - datetime.timedelta(days=500)
    Question.objects.update(decided_on=long_ago)
    MeToo.objects.update(on=long_ago)
    forgetting.forget(timezone.now())
    assert [one.words for one in Question.objects.all()] == [WORDS]
    assert MeToo.objects.get().member is None


def test_a_deleted_account_leaves_no_name(question: Question) -> None:
    someone = member("membre@passerelles.example")
    questions.ask_too(question, someone)
    someone.delete()
    assert MeToo.objects.get().member is None
