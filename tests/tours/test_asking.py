"""All hosts at once: an ordinary request each, which knows its tour; what follows is the requests' own affair."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from network.companionship import services as visits
from network.companionship.calendar import file_of
from network.companionship.dates import Moment
from network.companionship.enums import DeclineReason, Party, State
from network.companionship.models import VisitRequest
from network.companionship.tours import services
from network.companionship.tours.drawing import map_of_plan
from network.companionship.tours.duties import erase_tours
from network.companionship.tours.models import Tour, TourStop
from network.companionship.tours.plan import plan_of, progress
from network.companionship.tours.route import km_between
from network.companionship.tours.services import Asking
from network.companionship.wording import facts
from network.members import data
from network.models import OrganisationPage
from tests.companionship.builders import NOW, asked, mails

pytestmark = pytest.mark.django_db

SAID = Asking("Comment tenez-vous la place libre ?", "Tara Tournée", "Sur la route", people=2)


@pytest.fixture
def ready(tour: Tour) -> Tour:
    services.suggest(tour, now=NOW)
    return tour


def states(tour: Tour) -> list[str]:
    return [one.request.state if one.request else "" for one in tour.stops.all()]


def test_each_gets_an_ordinary_request_with_its_own_hour(ready: Tour, traveller: Any) -> None:
    outcomes = services.ask_all(ready, SAID, proven=True, now=NOW)

    assert [one.is_new for one in outcomes] == [True] * 3
    assert states(ready) == [State.SENT] * 3
    for stop, hour in zip(ready.stops.all(), (time(9, 30), time(12, 30), time(15, 30)), strict=True):
        request = stop.request
        assert (request.visitor, request.people, request.host_title) == (traveller, 2, stop.host_title)
        (proposed,) = request.dates.all()
        local = [proposed.starts_at.astimezone(NOW.tzinfo), proposed.ends_at.astimezone(NOW.tzinfo)]
        assert [local[0].date(), local[0].time()] == [date(2027, 3, 16), hour]
        assert local[1] - local[0] == timedelta(hours=2)


def test_the_host_knows_that_it_is_a_tour_and_not_whom_else(ready: Tour) -> None:
    services.ask_all(ready, SAID, proven=True, now=NOW)

    request = VisitRequest.objects.get(host_title="Maison de Mons")
    told = dict(facts(request, Party.HOST))["Partie d’une tournée"]
    assert "2 autres hôtes" in told
    assert "Partie d’une tournée" not in dict(facts(request, Party.VISITOR))
    (mail,) = mails(to="accueil@mons.example")
    assert "2 autres hôtes" in mail.text
    for hidden in ("Namur", "Charleroi", "Sambre"):
        assert hidden not in mail.text + mail.html + mail.subject


def test_fewer_than_three_are_not_a_tour(ready: Tour) -> None:
    services.remove_stop(ready.stops.all()[2], now=NOW)

    with pytest.raises(ValidationError, match="trois étapes"):
        services.ask_all(ready, SAID, proven=True, now=NOW)
    assert not VisitRequest.objects.exists()


def test_nobody_is_asked_without_a_day_and_an_hour_to_come(ready: Tour) -> None:
    first = ready.stops.all()[0]
    services.arrange(ready, {}, {first.pk: {"starts": None}}, now=NOW)
    with pytest.raises(ValidationError, match=first.host_title):
        services.ask_all(ready, SAID, proven=True, now=NOW)
    services.arrange(ready, {"first_day": date(2027, 2, 1)}, {first.pk: {"starts": time(9)}}, now=NOW)
    with pytest.raises(ValidationError, match="passé"):
        services.ask_all(ready, SAID, proven=True, now=NOW)
    assert not VisitRequest.objects.exists()


def test_who_cannot_be_asked_is_said_and_the_others_are(
    ready: Tour, hosts: dict[str, OrganisationPage], traveller: Any
) -> None:
    services.add_stop(ready, hosts["Huy"], now=NOW)
    services.suggest(ready, now=NOW)
    visits.pause_host(hosts["Namur"].translation_key, date(2027, 4, 1), now=NOW)
    OrganisationPage.objects.filter(pk=hosts["Huy"].pk).update(visit_capacity=0)
    earlier, _new = visits.ask(
        hosts["Mons"], asked(traveller.email), visitor=traveller, proven=True, now=NOW - timedelta(days=2)
    )

    found = {one.stop.host_title: one for one in services.ask_all(ready, SAID, proven=True, now=NOW)}

    assert found["Maison de Namur"].request is None
    assert found["Maison de Namur"].refusal
    assert found["Maison de Huy"].request.state == State.WAITING
    assert found["Maison de Mons"].request == earlier
    assert not found["Maison de Mons"].is_new
    assert found["Maison de Charleroi"].request.state == State.SENT
    assert ready.stops.count() == 4, "nothing is lost"

    visits.resume_host(hosts["Namur"].translation_key)
    (again,) = services.ask_all(ready, SAID, proven=True, now=NOW)
    assert again.request.state == State.SENT
    assert VisitRequest.objects.count() == 4
    with pytest.raises(ValidationError):
        services.ask_all(ready, SAID, proven=True, now=NOW)


def test_what_was_asked_elsewhere_is_not_told_to_an_address_that_is_not_proven(
    ready: Tour, hosts: dict[str, OrganisationPage], traveller: Any
) -> None:
    visits.ask(hosts["Mons"], asked(traveller.email), now=NOW - timedelta(days=1))

    found = {one.stop.host_title: one for one in services.ask_all(ready, SAID, now=NOW)}

    assert found["Maison de Mons"].request is None
    assert found["Maison de Namur"].request.state == State.UNCONFIRMED


def answered(tour: Tour) -> dict[str, TourStop]:
    """One said yes, one proposed another date, one said no."""
    services.ask_all(tour, SAID, proven=True, now=NOW)
    yes, other, no = tour.stops.select_related("request")
    date_ = yes.request.dates.get()
    visits.accept(yes.request, Moment(date_.starts_at, date_.ends_at), now=NOW)
    later = Moment(date_.starts_at + timedelta(days=7), date_.ends_at + timedelta(days=7))
    visits.propose_other(other.request, [later], now=NOW)
    visits.decline(no.request, DeclineReason.NO_TIME, now=NOW)
    return {"yes": yes, "other": other, "no": no}


def test_the_requests_tell_where_each_stop_stands(ready: Tour, hosts: dict[str, OrganisationPage]) -> None:
    stops = answered(ready)
    said = progress(plan_of(ready, NOW))
    assert (said.total, said.yes, said.proposed, said.no, said.waiting, said.unasked) == (3, 1, 1, 1, 0, 0)

    with pytest.raises(ValidationError):
        services.replace_stop(stops["other"], hosts["Huy"], now=NOW)
    replaced = services.replace_stop(stops["no"], hosts["Huy"], now=NOW)
    assert (replaced.host_title, replaced.request, replaced.starts) == ("Maison de Huy", None, stops["no"].starts)
    (outcome,) = services.ask_all(ready, SAID, proven=True, now=NOW)
    assert outcome.stop.pk == stops["no"].pk
    with pytest.raises(ValidationError):
        services.remove_stop(stops["other"], now=NOW)


def test_who_says_no_is_on_no_map_and_on_no_way_and_stays_in_the_list(ready: Tour) -> None:
    before = plan_of(ready, NOW)
    assert [one.number for one in before.stops] == [1, 2, 3]
    middle = before.stops[1].stop
    services.ask_all(ready, SAID, proven=True, now=NOW)
    middle.refresh_from_db()
    visits.decline(middle.request, DeclineReason.NO_TIME, now=NOW)

    plan = plan_of(ready, NOW)
    first, gone, last = plan.stops

    assert [one.number for one in plan.stops] == [1, 0, 2]
    assert (gone.km, gone.warnings, bool(gone.hours)) == (None, (), True)
    assert last.km == pytest.approx(km_between(first.position, last.position))
    drawn = map_of_plan(plan)
    assert drawn is not None
    assert middle.host_title not in drawn.drawing
    assert f"2. {last.stop.host_title}" in drawn.drawing


def test_what_a_host_was_asked_stays_whatever_the_days_of_the_tour_become(ready: Tour) -> None:
    stops = answered(ready)
    moved = services.arrange(ready, {"first_day": date(2027, 3, 18)}, {}, now=NOW)

    said = {one.stop.pk: one for one in plan_of(moved, NOW).stops}

    for name in ("yes", "other"):
        shown = said[stops[name].pk]
        assert shown.begins is not None
        assert shown.begins.astimezone(NOW.tzinfo).date() == date(2027, 3, 16)
        assert "16 mars 2027" in " ".join(shown.warnings)
    free = said[stops["no"].pk]
    assert free.begins is not None
    assert free.begins.date() == date(2027, 3, 18), "its place is free again"


def test_the_calendar_file_holds_the_invitations_own_events(ready: Tour) -> None:
    yes = answered(ready)["yes"].request
    yes.refresh_from_db()
    agreed = [one.request for one in plan_of(ready, NOW).stops if one.request.starts_at]

    read = Calendar.from_ical(file_of([(one, "/fr/espace/") for one in agreed], NOW))

    (event,) = read.walk("VEVENT")
    (sent, *_rest) = [mail.calendar for mail in mails(to="tara@route.example") if mail.calendar]
    (invited,) = Calendar.from_ical(sent).walk("VEVENT")
    assert read["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"):
        assert event[name].to_ical() == invited[name].to_ical()


def test_a_tour_that_is_deleted_withdraws_what_it_asked(
    ready: Tour, hosts: dict[str, OrganisationPage], traveller: Any
) -> None:
    visits.ask(hosts["Mons"], asked(traveller.email), visitor=traveller, proven=True, now=NOW - timedelta(days=1))
    services.ask_all(ready, SAID, proven=True, now=NOW)
    visits.decline(VisitRequest.objects.get(host_title="Maison de Namur"), DeclineReason.NO_TIME, now=NOW)

    assert [one.host_title for one in services.to_withdraw(ready)] == ["Maison de Charleroi"]
    assert services.delete_tour(ready, now=NOW) == 1

    assert not Tour.objects.exists()
    left = dict(VisitRequest.objects.values_list("host_title", "state"))
    assert left == {
        "Maison de Namur": State.DECLINED,
        "Maison de Charleroi": State.WITHDRAWN,
        "Maison de Mons": State.SENT,
    }


def test_tours_end_a_year_after_their_last_day(ready: Tour, traveller: Any) -> None:
    undated = services.begin_tour(traveller, "Un jour", now=NOW + timedelta(days=30))
    later = NOW + timedelta(days=15 + 366)

    assert erase_tours(later - timedelta(days=3), dry_run=True) == 0
    assert erase_tours(later, dry_run=True) == 1
    assert Tour.objects.count() == 2
    assert erase_tours(later) == 1
    assert list(Tour.objects.all()) == [undated]
    assert erase_tours(later + timedelta(days=60)) == 1
    assert TourStop.objects.count() == 0


def test_tours_are_in_my_data_and_go_with_my_account(ready: Tour, traveller: Any) -> None:
    services.ask_all(ready, SAID, proven=True, now=NOW)
    (shown,) = [part for part in data.data_of(traveller) if part.key == "tours"]
    assert "Le long de la Sambre" in shown.rows[0].values()

    data.erase(traveller)

    assert not Tour.objects.exists()
    assert set(VisitRequest.objects.values_list("state", "visitor_email")) == {(State.WITHDRAWN, "")}
