"""What time does: reminders, the end without an answer, places that come free, questions, erasing."""

from datetime import timedelta
from typing import Any

import pytest

from core.later import duties
from network.companionship import services
from network.companionship.doors import is_open, paused_until
from network.companionship.enums import Party, State
from network.companionship.models import HostDoor, VisitRequest

from .builders import AFTER, AT, NOW, asked, in_state, mails

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def do(name: str, now: Any) -> int:
    """What the duty would do, which is what it then does."""
    promised = duties.run(name, now, dry_run=True)
    done = duties.run(name, now)
    assert done == promised
    assert duties.run(name, now) == 0, "it is done once"
    return done


def state(request: VisitRequest) -> str:
    return VisitRequest.objects.values_list("state", flat=True).get(pk=request.pk)


def test_who_does_not_confirm_is_forgotten(seen) -> None:
    request = in_state(seen, State.UNCONFIRMED)

    assert do("expire_requests", NOW + timedelta(hours=47)) == 0
    assert do("expire_requests", NOW + timedelta(hours=48)) == 1
    assert state(request) == State.EXPIRED
    assert do("erase_requests", NOW + 33 * DAY) == 1
    assert VisitRequest.objects.get().visitor_email == ""


def test_the_host_is_reminded_twice_then_the_visitor_gets_an_apology(seen) -> None:
    request = in_state(seen, State.SENT)
    before = len(mails())

    assert [do("remind_about_requests", NOW + days * DAY) for days in (2, 3, 4, 7, 8)] == [0, 1, 0, 1, 0]
    assert [mail.to for mail in mails()[before:]] == ["accueil@maison.example"] * 2
    assert do("end_unanswered_requests", NOW + 13 * DAY) == 0
    assert do("end_unanswered_requests", NOW + 14 * DAY) == 1
    assert state(request) == State.LAPSED
    assert {mail.to for mail in mails()[before + 2 :]} == {"vera@visiteurs.example", "accueil@maison.example"}


def test_the_visitor_is_reminded_where_it_is_for_the_visitor_to_choose(seen) -> None:
    in_state(seen, State.COUNTER_PROPOSED)
    before = len(mails())

    assert do("remind_about_requests", NOW + 3 * DAY) == 1
    assert [mail.to for mail in mails()[before:]] == ["vera@visiteurs.example"]


def test_a_host_who_never_answers_is_paused_and_told(seen, host) -> None:
    for number in range(2):
        in_state(seen, State.SENT, f"v{number}@a.example")
        assert not HostDoor.objects.exclude(paused_until=None)
        duties.run("end_unanswered_requests", NOW + 14 * DAY)

    (door,) = HostDoor.objects.exclude(paused_until=None)
    assert (door.key, door.pause_reason) == (host.translation_key, "unanswered")
    assert mails(to="accueil@maison.example")[-1].key.startswith("visit:paused:")
    assert not is_open(seen)
    assert do("open_doors_again", NOW + 75 * DAY) == 1
    assert is_open(seen)
    assert paused_until(host.translation_key) is None


def test_one_answer_is_enough_not_to_be_paused(seen) -> None:
    in_state(seen, State.SENT, "a@a.example")
    duties.run("end_unanswered_requests", NOW + 14 * DAY)
    in_state(seen, State.DECLINED, "b@a.example", now=NOW + 15 * DAY)
    in_state(seen, State.SENT, "c@a.example", now=NOW + 16 * DAY)
    duties.run("end_unanswered_requests", NOW + 40 * DAY)

    assert not HostDoor.objects.exclude(paused_until=None)


def test_a_place_that_comes_free_goes_to_who_waited_longest(seen) -> None:
    type(seen).objects.filter(pk=seen.pk).update(visit_capacity=1)
    first, *others = (services.ask(seen, asked(f"v{number}@a.example"), now=NOW)[0] for number in range(3))
    for request in (first, *others):
        services.confirm_address(request, now=NOW)
    assert [state(request) for request in (first, *others)] == ["sent", "waiting", "waiting"]

    assert do_some("send_waiting_requests", NOW) == 0
    services.decline(first, "no_time", now=NOW)
    assert do_some("send_waiting_requests", NOW + DAY) == 1
    assert [state(request) for request in others] == ["sent", "waiting"]
    # The next month has its own place.
    assert do_some("send_waiting_requests", NOW + 31 * DAY) == 1


def do_some(name: str, now: Any) -> int:
    return duties.run(name, now)


def test_after_the_visit_both_are_asked_and_it_closes(seen) -> None:
    request = in_state(seen, State.SCHEDULED)
    before = len(mails())

    assert do("ask_after_visits", AT.ends_at - timedelta(minutes=1)) == 0
    assert do("ask_after_visits", AFTER) == 1
    assert {mail.to for mail in mails()[before:]} == {"vera@visiteurs.example", "accueil@maison.example"}

    services.report(request, Party.VISITOR, services.Answers(True, "La clé sous le pot.", "yes"), now=AFTER)
    assert state(request) == State.HELD
    services.report(request, Party.HOST, services.Answers(True, told_elsewhere=True), now=AFTER)
    assert state(request) == State.CLOSED


def test_a_visit_nobody_reports_on_closes_after_a_month(seen) -> None:
    request = in_state(seen, State.HELD)

    assert do("close_visits", AT.ends_at + 29 * DAY) == 0
    assert do("close_visits", AT.ends_at + 30 * DAY) == 1
    assert state(request) == State.CLOSED


def test_a_year_after_its_end_nothing_of_a_request_names_anybody(seen) -> None:
    request = in_state(seen, State.CLOSED)
    services.report(request, Party.VISITOR, services.Answers(True, "Nadia nous a montré."), now=AFTER)

    assert do("erase_requests", AFTER + 364 * DAY) == 0
    assert do("erase_requests", AFTER + 366 * DAY) == 1
    request = VisitRequest.objects.get(pk=request.pk)
    everything = str(list(VisitRequest.objects.filter(pk=request.pk).values()))
    assert "Véra" not in everything
    assert "visiteurs" not in everything.lower()
    assert not request.messages.exists()
    assert not request.links.exists()
    assert request.reports.get().learned == ""
    assert (request.state, request.format, request.host_title) == (State.CLOSED, "visit", "Maison Ouverte")
