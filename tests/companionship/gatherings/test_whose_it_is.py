"""Nobody sees or guesses another's place, nor a host's list: every address of a date, as every kind of user."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from network.companionship.gatherings import links, services
from network.companionship.gatherings.models import GroupDate, Participation
from network.models import MembershipState
from tests.admin.builders import home, member, organisation, superuser
from tests.network.conftest import belongs

from .builders import fresh, plan

pytestmark = pytest.mark.django_db
WHO = ("nobody", "guest", "other guest", "host", "was host", "other host", "member", "moderator", "administrator")
HOSTS_ONLY = ("space_group_date", "space_group_guests", "space_group_change", "space_group_cancel", "space_group_write")
GUESTS_ONLY = ("space_group_place", "space_group_leave")
FOR_ALL = ("group_date", "group_join")
DAY = timedelta(days=1)


@pytest.fixture
def date_and_people(seen: Any, host: Any, receiver: Any) -> tuple[GroupDate, Participation, dict[str, Any]]:
    home()
    setup_groups()
    people: dict[str, Any] = {
        "nobody": None,
        "guest": member("guest@a.example"),
        "other guest": member("other-guest@a.example"),
        "host": receiver,
        "was host": member("washost@a.example"),
        "other host": member("other@a.example"),
        "member": member("member@a.example"),
        "moderator": member("modo@a.example", MODERATOR.name),
        "administrator": superuser(),
    }
    belongs(people["was host"], host, state=MembershipState.ENDED)
    belongs(people["other host"], organisation("Autre Maison"))
    starts = timezone.now() + 20 * DAY
    date = services.open_date(seen, plan(starts_at=starts, ends_at=starts + DAY / 12, closes_at=starts))
    places = {}
    for name in ("guest", "other guest"):
        joining = services.Joining(name.title(), "Structure", people[name].email)
        places[name], _new = services.join(date, joining, member=people[name], proven=True)
    return date, fresh(places["guest"]), people


@pytest.mark.parametrize("who", WHO)
def test_every_address_as_everybody(client, date_and_people, host, who: str, settings) -> None:
    settings.REQUIRE_TWO_FACTORS = False
    date, place, people = date_and_people
    if people[who] is not None:
        client.force_login(people[who])
    refused = 302 if who == "nobody" else 404

    for name, number, allowed in (
        *((name, date.pk, {"host"}) for name in HOSTS_ONLY),
        ("space_group_open", host.pk, {"host"}),
        *((name, place.pk, {"guest"}) for name in GUESTS_ONLY),
        # Wagtail's bar, which stands on public pages for these two, has tests of its own.
        *((name, date.pk, set(WHO)) for name in FOR_ALL if who not in ("moderator", "administrator")),
    ):
        url = reverse(name, args=[number])
        answer = client.get(url)
        assert answer.status_code == (200 if who in allowed else refused), (who, name)
        if who not in allowed:
            asked = client.post(url, {"reason": "…", "text": "…", "people": "3", "confirm": "yes"})
            assert asked.status_code == refused, (who, name)
        if who != "host" and name not in GUESTS_ONLY:
            assert "Other Guest" not in answer.content.decode(), (who, name)

    assert fresh(place).state == "placed"
    assert fresh(place).people == 1
    date.refresh_from_db()
    assert date.state == "open"
    if who != "nobody":
        listed = client.get(reverse("space_group_dates")).content.decode()
        assert ("Garder une place" in listed) == (who in ("guest", "other guest", "host"))


def test_a_link_opens_its_own_place_only(client, date_and_people) -> None:
    date, place, _people = date_and_people
    other = date.participations.exclude(pk=place.pk).get()
    mine = links.token_of(place)
    forged = f"{other.pk}.{mine.partition('.')[2]}"

    assert client.get(reverse("group_place", args=[mine])).status_code == 200
    assert client.get(reverse("group_place", args=[forged])).status_code == 404
    assert client.post(reverse("group_leave", args=[forged])).status_code == 404
    assert fresh(other).state == "placed"


def test_moderators_see_where_dates_stand_and_not_who_comes(client, date_and_people) -> None:
    date, _place, people = date_and_people
    client.force_login(people["moderator"])
    listed = client.get(reverse("group_dates:index")).content.decode()
    page = reverse("group_dates:inspect", args=[date.pk])
    shown = client.get(page).content.decode()
    assert "Garder une place" in listed
    assert "Other Guest" not in shown

    refused = client.post(page, {"reason": " "})
    assert refused.status_code == 400
    assert BeautifulSoup(refused.content, "html.parser").find(role="alert")
    date.refresh_from_db()
    assert date.state == "open"
    client.post(page, {"reason": "Ceci n’est pas une visite."})
    date.refresh_from_db()
    assert date.state == "cancelled"
    assert client.get(page).status_code == 200

    client.force_login(member("c@a.example", CONTRIBUTOR.name))
    assert client.get(page).status_code == 302
