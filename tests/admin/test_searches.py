"""What editors read of the log of searches, and what they do about it."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import ModelLogEntry

from home.permissions import ADMINISTRATOR, CONTRIBUTOR, EDITOR, MODERATOR
from home.services import setup_groups
from search.learning.questions import ask_too, publish
from search.learning.words import key_of
from search.models import Opening, Question, QuestionState, Search
from search.promotions import promote
from tests.harness.client import StrictClient

from .builders import home, member, practice, practice_index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    practice_index()
    setup_groups()


def searched(words, times=1, total=0, days_ago=1, language="fr", **fields):
    for number in range(times):
        hour = timezone.now().replace(minute=0, second=0, microsecond=0) - datetime.timedelta(days=days_ago + number)
        key = key_of(words, language)
        Search.objects.create(hour=hour, language=language, words=words, key=key, total=total, **fields)


def opened(words, language="fr"):
    Opening.objects.create(
        hour=timezone.now(), language=language, key=key_of(words, language), rank=3, document="practice:1:fr"
    )


def logged_in(rights):
    client = StrictClient()
    client.user = member(f"{rights.name.lower()}@passerelles.example", rights.name)
    client.force_login(client.user)
    return client


def rows(client, **parameters):
    page = BeautifulSoup(client.get(reverse("search_report"), parameters).content, "html.parser")
    return [row.a.get_text() for row in page.select("table.listing th[scope=row]")]


@pytest.fixture
def some():
    searched("crèche", times=5, total=3)
    searched("Crèches", times=1, total=3)
    searched("bus", times=4, total=7)
    opened("bus")
    searched("garde la nuit", times=3)
    searched("xylographe", times=1)
    searched("fahrrad", times=2, language="de")
    searched("vieux", times=2, days_ago=60)
    searched("", times=2)


def test_the_three_reports(some):
    client = logged_in(MODERATOR)
    assert rows(client) == ["crèche", "bus", "garde la nuit", "fahrrad", "xylographe"]
    assert rows(client, report="nothing") == ["garde la nuit", "fahrrad", "xylographe"]
    assert rows(client, report="unopened") == ["crèche"]
    assert rows(client, report="nothing", language="de") == ["fahrrad"]
    assert "vieux" in rows(client, report="nothing", days="90")


def test_what_was_narrowed_is_no_gap():
    searched("bus", times=3, filters={"challenge": ["mobilite"]})
    assert rows(logged_in(EDITOR), report="nothing") == []


@pytest.mark.parametrize("parameters", [{"report": "x"}, {"days": "-5"}, {"days": "é"}, {"language": "xx"}])
def test_what_makes_no_sense_is_as_usual(some, parameters):
    assert rows(logged_in(EDITOR), **parameters)


def test_the_table_can_be_carried_away(some):
    searched("=cmd()", times=9)
    answer = logged_in(EDITOR).get(reverse("search_report"), {"export": "csv", "report": "nothing"})
    assert answer["Content-Type"].startswith("text/csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[1][0] == "'=cmd()"
    assert lines[2][:5] == ["garde la nuit", "fr", "3", "3", "0"]


@pytest.mark.parametrize(
    ("rights", "status"), [(CONTRIBUTOR, 302), (MODERATOR, 200), (EDITOR, 200), (ADMINISTRATOR, 200)]
)
def test_who_reads_it(rights, status):
    client = logged_in(rights)
    assert client.get(reverse("search_report")).status_code == status
    assert client.get(reverse("questions_admin:index")).status_code == status
    assert (reverse("search_report") in client.get(reverse("wagtailadmin_home")).content.decode()) is (status == 200)


def test_one_click_publishes_and_one_refuses(some):
    client = logged_in(MODERATOR)
    url = f"{reverse('search_report')}?report=nothing&days=30"
    for words, decision, state in (
        ("garde la nuit", "publish", QuestionState.OPEN),
        ("fahrrad", "refuse", QuestionState.REFUSED),
    ):
        page = BeautifulSoup(client.get(url).content, "html.parser")
        form = next(row for row in page.select("tr:has(form)") if words in row.th.get_text()).form
        data = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
        client.post(url, {**data, "decision": decision})
        assert Question.objects.get(words=words).state == state
    assert not BeautifulSoup(client.get(url).content, "html.parser").select("tr form")
    assert ModelLogEntry.objects.filter(action="search.publish_question", user=client.user).count() == 1


def test_what_was_asked_on_one_day_is_not_proposed(some):
    client = logged_in(MODERATOR)
    client.post(reverse("search_report"), {"language": "fr", "key": key_of("xylographe", "fr"), "decision": "publish"})
    assert not Question.objects.exists()


@pytest.mark.parametrize("key", ["", "\x00", "é" * 5000, "' OR 1=1 --"])
def test_what_nobody_asked_is_not_decided(some, key):
    answer = logged_in(MODERATOR).post(reverse("search_report"), {"language": "fr", "key": key, "decision": "publish"})
    assert answer.status_code == 302
    assert not Question.objects.exists()


def test_a_contributor_decides_nothing(some):
    client = logged_in(CONTRIBUTOR)
    client.post(
        reverse("search_report"), {"language": "fr", "key": key_of("garde la nuit", "fr"), "decision": "publish"}
    )
    assert not Question.objects.exists()


def test_a_question_is_corrected_answered_and_opened_again(some):
    client = logged_in(MODERATOR)
    client.post(
        reverse("search_report"), {"language": "fr", "key": key_of("garde la nuit", "fr"), "decision": "publish"}
    )
    question = Question.objects.get()
    url = reverse("questions_admin:edit", args=[question.pk])
    assert client.get(url).status_code == 200
    page = practice()

    refused = client.post(url, {"words": "Garde la nuit", "state": "answered", "answer": ""})
    assert "answer" in refused.context["form"].errors
    client.post(url, {"words": "Garde la nuit", "state": "answered", "answer": page.pk})
    question.refresh_from_db()
    assert (question.words, question.state, question.answer_id) == ("Garde la nuit", "answered", page.pk)
    assert question.answered_on == timezone.localdate()
    client.post(url, {"words": "Garde la nuit", "state": "open", "answer": ""})
    question.refresh_from_db()
    assert (question.state, question.answer, question.answered_on) == ("open", None, None)
    actions = {entry.action for entry in ModelLogEntry.objects.all()}
    assert {"search.answer_question", "search.reopen_question", "wagtail.edit"} <= actions
    assert client.get(reverse("questions_admin:history", args=[question.pk])).status_code == 200


def test_the_list_of_questions_counts_the_members(some):
    question = publish("fr", key_of("garde la nuit", "fr"), by=None)
    ask_too(question, member("membre@passerelles.example"))
    page = BeautifulSoup(logged_in(MODERATOR).get(reverse("questions_admin:index")).content, "html.parser")
    cells = [cell.get_text(strip=True) for cell in page.select("tbody tr")[0].select("td")]
    assert cells[3:5] == ["3", "1"]


def test_nobody_adds_a_question_by_hand(admin):
    assert admin.get(reverse("questions_admin:add")).status_code == 302


def test_the_report_leads_to_a_practice_with_the_words_in_it(some):
    client = logged_in(EDITOR)
    page = BeautifulSoup(client.get(reverse("search_report"), {"report": "nothing"}).content, "html.parser")
    link = next(link["href"] for link in page.select(".search-ways a") if "practicepage" in link["href"])
    form = client.get(link).context["form"]
    assert form["title"].value() == "Garde la nuit"


def test_an_editor_promotes_a_page():
    client, page = logged_in(EDITOR), practice()
    add = reverse("promotions:add")
    form = client.get(add, {"words": "crèche de nuit"}).context["form"]
    assert form["words"].value() == "crèche de nuit"

    client.post(add, {"words": "Crèche  de nuit", "page": page.pk, "order": 1})
    promotion = SearchPromotion.objects.get()
    assert (promotion.query.query_string, promotion.page_id, promotion.sort_order) == ("crèche de nuit", page.pk, 1)
    again = client.post(add, {"words": "crèche de nuit", "page": page.pk, "order": 0})
    assert "page" in again.context["form"].errors

    edit = reverse("promotions:edit", args=[promotion.pk])
    assert client.get(edit).context["form"]["words"].value() == "crèche de nuit"
    client.post(edit, {"words": "place de nuit", "page": page.pk, "order": 0})
    promotion.refresh_from_db()
    assert promotion.query.query_string == "place de nuit"
    assert page.title in client.get(reverse("promotions:index")).content.decode()

    client.post(reverse("promotions:delete", args=[promotion.pk]))
    assert not SearchPromotion.objects.exists()
    actions = list(ModelLogEntry.objects.order_by("timestamp").values_list("action", flat=True))
    assert actions == ["wagtail.create", "wagtail.edit", "wagtail.delete"]


@pytest.mark.parametrize(
    "data", [{"words": " \x00 "}, {"page": ""}, {"page": "999999"}, {"order": "-1"}, {"order": "é"}]
)
def test_a_wrong_promotion_is_told_so(data):
    client, page = logged_in(EDITOR), practice()
    answer = client.post(reverse("promotions:add"), {"words": "crèche", "page": page.pk, "order": 0, **data})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not SearchPromotion.objects.exists()


@pytest.mark.parametrize("rights", [CONTRIBUTOR, MODERATOR])
def test_promoting_is_the_editors(rights):
    client, page = logged_in(rights), practice()
    client.post(reverse("promotions:add"), {"words": "crèche", "page": page.pk, "order": 0})
    assert not SearchPromotion.objects.exists()


def test_wagtails_own_pages_of_promotions_are_not_in_the_menus(admin):
    text = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("promotions:index") in text
    assert reverse("wagtailsearchpromotions:index") not in text
    assert reverse("wagtailsearchpromotions:search_terms") not in text


def test_as_many_queries_however_many_searches(some):
    client = logged_in(EDITOR)
    url = reverse("search_report")

    def count():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    before = count()
    for number in range(20):
        searched(f"mot{number} rare", times=2)
    promote(SearchPromotion(), "mot", home(), 0, by=None)
    assert count() <= before
