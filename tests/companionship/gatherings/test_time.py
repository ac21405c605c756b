"""What time does: links that are too old, reminders, the end, the way to a réplique, erasing."""

from datetime import timedelta
from typing import Any

import pytest

from knowledgebase.replications.queries import visits_of
from network.companionship import services as visits
from network.companionship.access import received_by
from network.companionship.enums import Party, State
from network.companionship.gatherings import services
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.models import VisitRequest
from network.companionship.services import Answers
from network.counting.answering import answering_of
from network.members import data
from tests.admin.builders import member
from tests.companionship.builders import NOW, mails
from tests.companionship.test_time import do

from .builders import ENDS, MINUTE, STARTS, joined, states

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOST = "accueil@maison.example"


def told(to: str) -> int:
    return len(mails(to=f"{to}@guests.example"))


def test_who_does_not_confirm_is_forgotten(date) -> None:
    services.join(date, services.Joining("Ana", "A", "ana@guests.example"), now=NOW)

    assert do("expire_places", NOW + 47 * HOUR) == 0
    assert do("expire_places", NOW + 48 * HOUR) == 1
    assert states(date) == {"ana": "expired"}
    assert do("erase_places", NOW + 33 * DAY) == 1
    assert Participation.objects.get().email == ""


def test_everybody_is_reminded_once(date) -> None:
    joined(date, "ana", 4)
    joined(date, "bob", 1, minutes=2)

    assert do("remind_of_group_dates", STARTS - 4 * DAY) == 0
    assert do("remind_of_group_dates", STARTS - 3 * DAY) == 1
    assert (told("ana"), told("bob"), len(mails(to=HOST))) == (2, 1, 1)


def test_the_host_hears_once_a_day_who_comes(date) -> None:
    assert do("tell_hosts_who_comes", NOW + DAY) == 0
    joined(date, "ana", 2, minutes=2 * 24 * 60)
    bob = joined(date, "bob", 2, minutes=2 * 24 * 60)
    services.leave(bob, now=NOW + 2 * DAY + MINUTE)

    assert do("tell_hosts_who_comes", NOW + 3 * DAY) == 1
    (news,) = mails(to=HOST)
    assert "Les Ana" in news.text
    assert "guests.example" not in news.text


def test_after_the_date_each_place_is_a_visit(date, seen: Any, receiver: Any) -> None:
    joined(date, "ana", 3)
    joined(date, "bob", 2, minutes=2)

    assert do("conclude_group_dates", ENDS - MINUTE) == 0
    assert do("conclude_group_dates", ENDS) == 1

    assert states(date) == {"ana": "came", "bob": "left_out"}
    assert GroupDate.objects.get().state == DateState.OVER
    visit = VisitRequest.objects.get()
    assert (visit.state, visit.format, visit.people, visit.visitor_email) == (
        State.HELD,
        "group",
        3,
        "ana@guests.example",
    )
    assert list(visits_of(seen.translation_key)) == [visit], "it counts among those who have seen the practice"
    assert list(received_by(receiver)) == [visit]
    assert answering_of([str(date.host_key)], ENDS)[str(date.host_key)].rate is None
    assert "trois questions" in mails(to="ana@guests.example")[-1].text
    assert "Aucune place" in mails(to="bob@guests.example")[-1].subject

    visits.report(visit, Party.VISITOR, Answers(True, "Beaucoup"), now=ENDS + HOUR)
    assert do("close_visits", ENDS + 31 * DAY) == 1
    assert do("erase_places", ENDS + 364 * DAY) == 0
    assert do("erase_places", ENDS + 366 * DAY) == 2
    kept = Participation.objects.get(state="came")
    assert (kept.name, kept.email, kept.question, kept.people) == ("", "", "", 3)


def test_places_are_in_my_data_and_are_given_back_with_the_account(date) -> None:
    who = member("ana@guests.example")
    joined(date, "ana", 4, member=who)
    joined(date, "bob", 1, minutes=2)
    (shown,) = [part for part in data.data_of(who) if part.key == "group_dates"]
    assert "ana@guests.example" in shown.rows[0].values()
    GroupDate.objects.update(starts_at=STARTS + 3650 * DAY)

    data.erase(who)

    assert states(date) == {"": "left", "bob": "placed"}
    assert Participation.objects.get(state="left").name == ""
