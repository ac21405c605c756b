"""Members are told what is new in what they follow, once, and in their rhythm."""

import datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from network.alerts import services
from network.alerts.services import MOST, last_monday, tell
from network.alerts.targets import Target, asked_target
from network.models import Follow, Rhythm
from tests.lists.conftest import practice

pytestmark = pytest.mark.django_db
TODAY = timezone.now()
DAY = datetime.timedelta(days=1)


def target(parameters: str, language: str = "fr") -> Target:
    found = asked_target(QueryDict(parameters), language)
    assert found is not None
    return found


def new(number: int, **fields: Any) -> Any:
    return practice(number, published=(TODAY + fields.pop("after", 0 * DAY)).date(), **fields)


def test_a_theme_tells_of_what_is_published_later_once(nadia, index, mailbox, work_off) -> None:
    index(new(1), practice(2))
    followed = services.follow(nadia, target("list=practices&challenge=garde-enfants"), Rhythm.AT_ONCE)
    assert followed.title == "Fiches: Garde d’enfants"
    assert tell(Rhythm.AT_ONCE, TODAY) == 0, "what is there already is no news"

    index(new(3, title="Une crèche à l’aube"), new(4, facets={"challenge": ("mobilite",)}))
    assert tell(Rhythm.AT_ONCE, TODAY, dry_run=True) == 1
    assert [tell(Rhythm.AT_ONCE, TODAY + n * DAY / 24) for n in range(3)] == [1, 0, 0]
    assert tell(Rhythm.AT_ONCE, TODAY + 3 * DAY) == 0
    work_off()

    (message,) = mailbox.received
    assert message["Subject"] == "Une crèche à l’aube"
    text = message.get_body(("plain",)).get_content()
    assert "http://127.0.0.1:8000/fr/fiches/pratique-3/" in text and "pratique-4" not in text
    assert "http://127.0.0.1:8000/fr/fiches/?challenge=garde-enfants" in text
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip(" <>") in text


def test_several_things_go_in_one_e_mail_in_the_members_language(nadia, index, mailbox, work_off) -> None:
    nadia.language = "nl"
    nadia.save()
    services.follow(nadia, target("list=practices"), Rhythm.AT_ONCE)
    services.follow(nadia, target("list=practices&q=aube"), Rhythm.AT_ONCE)
    index(*(new(number, title=f"Pratique à l’aube {number}") for number in range(1, 16)))
    assert tell(Rhythm.AT_ONCE, TODAY) == 1
    work_off()
    (message,) = mailbox.received
    assert message["Subject"] == "30 nieuwtjes in wat u volgt"
    assert "en nog 5" in message.get_body(("plain",)).get_content()


def test_the_weekly_one_comes_on_monday_once(nadia, index, mailbox, work_off) -> None:
    sunday = last_monday(TODAY) + 6 * DAY
    services.follow(nadia, target("list=practices"), Rhythm.WEEKLY)
    Follow.objects.update(seen=sunday - DAY)
    index(practice(1, published=sunday.date()))
    monday = last_monday(sunday) + 7 * DAY
    moments = (sunday, monday - DAY / 24, monday, monday + DAY / 24, monday + 3 * DAY)
    assert [tell(Rhythm.WEEKLY, moment) for moment in moments] == [0, 0, 1, 0, 0]
    index(practice(2, published=(monday + 2 * DAY).date()))
    assert tell(Rhythm.WEEKLY, monday + 8 * DAY) == 1, "a worker that was down on Monday is late, and tells"
    work_off()
    assert [message["Subject"] for message in mailbox.received] == ["Pratique 1", "Pratique 2"]


@pytest.mark.parametrize(
    "when", ["2026-03-30T05:00:00+00:00", "2026-03-29T12:00:00+00:00", "2026-10-26T06:00:00+00:00"]
)
def test_monday_is_monday_whatever_the_clocks_do(when: str) -> None:
    moment = datetime.datetime.fromisoformat(when)
    due = timezone.localtime(last_monday(moment))
    assert (due.weekday(), due.hour) == (0, 7)
    assert due <= moment < due + 8 * DAY


def test_nobody_is_told_who_said_never_or_is_gone(nadia, index) -> None:
    services.follow(nadia, target("list=practices"), Rhythm.NEVER)
    index(new(1))
    assert tell(Rhythm.AT_ONCE, TODAY) == tell(Rhythm.WEEKLY, TODAY + 8 * DAY) == 0
    followed = services.follow(nadia, target("list=practices"), Rhythm.AT_ONCE)
    assert tell(Rhythm.AT_ONCE, TODAY) == 0, "what came meanwhile is not told afterwards"
    index(new(2))
    nadia.is_active = False
    nadia.save()
    assert tell(Rhythm.AT_ONCE, TODAY) == 0
    assert Follow.objects.get() == followed


def test_what_is_published_late_in_the_evening_is_told_the_next_day(nadia, index) -> None:
    services.follow(nadia, target("list=practices"), Rhythm.AT_ONCE)
    midnight = TODAY.replace(hour=0, minute=0) + DAY
    assert tell(Rhythm.AT_ONCE, midnight) == 0
    index(practice(1, published=TODAY.date()))  # it came into the index after midnight
    assert tell(Rhythm.AT_ONCE, midnight + DAY / 24) == 1


@pytest.mark.parametrize(
    "parameters", ["", "list=nothing", "list=search&page=9", "page=not-a-key", "list=", "page=" + "0" * 32, "list=\0"]
)
def test_what_cannot_be_followed_is_nothing(nadia, parameters: str) -> None:
    found = asked_target(QueryDict(parameters), "fr")
    assert found is None or found.target == "search"


def test_the_same_thing_is_followed_once(nadia, index) -> None:
    first = services.follow(nadia, target("list=practices&challenge=mobilite&page=3&sort=title"), Rhythm.WEEKLY)
    again = services.follow(nadia, target("list=practices&challenge=mobilite"), Rhythm.NEVER)
    assert first.pk == again.pk
    assert Follow.objects.get().rhythm == Rhythm.NEVER


def test_there_is_a_limit(nadia, client) -> None:
    Follow.objects.bulk_create(
        Follow(member=nadia, fingerprint=str(number), title="x", language="fr") for number in range(MOST)
    )
    client.force_login(nadia)
    answer = client.post("/fr/alertes/?list=practices", {"rhythm": "weekly"})
    assert "retirez-en" in answer.content.decode()
    assert Follow.objects.count() == MOST
