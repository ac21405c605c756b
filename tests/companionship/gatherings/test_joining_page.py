"""The pages by which one joins, confirms, changes and leaves, without an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from network.companionship.gatherings import links, services
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.guards import opened_at
from network.companionship.models import BlockedSender
from tests.admin.builders import member
from tests.companionship.builders import mails

from .builders import plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def soon(seen: Any) -> GroupDate:
    """A date that is to come as the clock goes: pages know no other."""
    cache.clear()
    starts = timezone.now() + 20 * DAY
    return services.open_date(seen, plan(2, starts_at=starts, ends_at=starts + 2 * HOUR, closes_at=starts - DAY))


def filled(**fields: Any) -> dict[str, Any]:
    values = {
        "name": "Ana Exemple",
        "organisation": "Les Ana",
        "email": "ana@guests.example",
        "people": "1",
        "question": "Qui appelle ?",
        "access_needs": "Un ascenseur",
        "website": "",
        "begun": opened_at(timezone.now() - HOUR),
    }
    return {**values, **fields}


def link_in(mail: Any) -> str:
    found = re.search(r"http://[^/]+(/fr/visites/groupe/place/\S+/)", mail.text)
    assert found, mail.text
    return found[1]


def test_from_the_list_to_a_place_and_back(client, soon) -> None:
    listed = client.get(reverse("group_dates")).content.decode()
    assert reverse("group_date", args=[soon.pk]) in listed
    shown = client.get(reverse("group_date", args=[soon.pk])).content.decode()
    assert "2 places libres sur 2" in shown
    join = reverse("group_join", args=[soon.pk])
    assert client.get(join).status_code == 200

    assert client.post(join, filled()).headers["Location"] == reverse("group_asked")
    link = link_in(mails(to="ana@guests.example")[0])
    for _scan in range(2):
        assert client.get(link).status_code == 200
    assert Participation.objects.get().state == PlaceState.UNCONFIRMED

    client.post(link, {"confirm": "yes"})
    who = Participation.objects.get()
    assert (who.state, who.question, who.access_needs) == (PlaceState.PLACED, "Qui appelle ?", "Un ascenseur")
    assert "1 place libre sur 2" in client.get(reverse("group_date", args=[soon.pk])).content.decode()

    assert client.post(link, {"people": "3"}).status_code == 400
    assert client.post(link, {"people": "2"}).status_code == 302
    assert "Complet" in client.get(reverse("group_dates")).content.decode()

    assert client.get(f"{link}rendre/").status_code == 200
    assert Participation.objects.get().people == 2
    assert client.post(f"{link}rendre/").headers["Location"] == link
    assert client.post(f"{link}rendre/").status_code == 400
    assert Participation.objects.get().state == PlaceState.LEFT
    assert client.get(link).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"people": "3"}, 400),
        ({"people": "0"}, 400),
        ({"people": "9" * 40}, 400),
        ({"name": ""}, 400),
        ({"name": "x" * 5000}, 400),
        ({"email": "ana@guests.example\nBcc: x@a.example"}, 400),
        ({"website": "http://spam.example"}, 400),
        ({"begun": "altered"}, 400),
        ({"begun": opened_at(timezone.now() + 9 * HOUR)}, 400),
        ({"name": "Ana\r\nBcc: x@a.example"}, 302),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, soon, wrong: dict[str, str], status: int) -> None:
    answer = client.post(reverse("group_join", args=[soon.pk]), filled(**wrong))

    assert answer.status_code == status
    if status == 400:
        assert "Les Ana" in answer.content.decode()
        assert not Participation.objects.exists()
    else:
        assert Participation.objects.get().name == "Ana Bcc: x@a.example"


def test_blocked_senders_and_floods_are_refused(client, soon) -> None:
    join = reverse("group_join", args=[soon.pk])
    BlockedSender.objects.create(sender="guests.example", reason="…")
    assert client.post(join, filled()).status_code == 400
    BlockedSender.objects.all().delete()

    answers = [client.post(join, filled(email=f"a{n}@guests.example")).status_code for n in range(12)]
    assert answers[0] == 302
    assert answers[-1] == 400


def test_a_member_has_the_place_at_once(client, soon) -> None:
    from allauth.account.models import EmailAddress

    who = member("nadia@guests.example", first_name="Nadia", last_name="N")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    client.force_login(who)
    form = client.get(reverse("group_join", args=[soon.pk])).content.decode()
    assert 'value="Nadia N"' in form
    assert "nadia@guests.example" in form

    answer = client.post(reverse("group_join", args=[soon.pk]), filled())

    place = Participation.objects.get()
    assert (place.state, place.email, place.member) == (PlaceState.PLACED, "nadia@guests.example", who)
    assert answer.headers["Location"] == reverse("space_group_place", args=[place.pk])
    assert client.get(answer.headers["Location"]).status_code == 200
    assert "Garder une place" in client.get(reverse("space_group_dates")).content.decode()


def test_a_member_whose_address_is_not_proven_is_sent_to_the_mailbox(client, soon) -> None:
    who = member("nadia@guests.example")
    client.force_login(who)

    answer = client.post(reverse("group_join", args=[soon.pk]), filled(), follow=True)

    place = Participation.objects.get()
    assert (place.state, place.member) == (PlaceState.UNCONFIRMED, who)
    assert "envoyé un e-mail" in answer.content.decode()
    assert client.post(answer.request["PATH_INFO"], {"confirm": "yes"}).status_code == 200
    assert Participation.objects.get().state == PlaceState.UNCONFIRMED
    client.post(link_in(mails(to="nadia@guests.example")[0]), {"confirm": "yes"})
    assert Participation.objects.get().state == PlaceState.PLACED


def test_an_old_link_confirms_nothing(client, soon) -> None:
    client.post(reverse("group_join", args=[soon.pk]), filled())
    who = Participation.objects.get()
    Participation.objects.update(created_at=timezone.now() - 49 * HOUR)
    who.refresh_from_db()
    link = links.path_of(who)

    assert "48" in client.get(link).content.decode()
    assert client.post(link, {"confirm": "yes"}).status_code == 400
    assert Participation.objects.get().state == PlaceState.UNCONFIRMED


@pytest.mark.parametrize("token", ["1", "1.x", "x.y", "9999999999999999999999.x", "²."])
def test_links_that_we_did_not_make_lead_nowhere(client, soon, token: str) -> None:
    client.post(reverse("group_join", args=[soon.pk]), filled())

    for name in ("group_place", "group_leave"):
        assert client.get(reverse(name, args=[token])).status_code == 404
        assert client.post(reverse(name, args=[token]), {"confirm": "yes"}).status_code == 404
    assert Participation.objects.get().state == PlaceState.UNCONFIRMED


def test_the_hosts_words_are_marked_where_the_reader_reads_another_language(client, soon) -> None:
    with override("de"):
        shown = client.get(reverse("group_date", args=[soon.pk])).content.decode()

    assert '<p class="said" lang="fr">Une matinée' in shown
    assert "Gruppenbesuch" in shown


def test_the_feeds(client, soon) -> None:
    calendar = client.get(reverse("group_dates"), {"format": "ics"})
    assert calendar.headers["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Garder une place" in calendar.content
    alone = client.get(reverse("group_date", args=[soon.pk]), {"format": "ics"})
    assert alone.content.count(b"BEGIN:VEVENT") == 1
    feed = client.get(reverse("group_dates"), {"format": "atom"}).content.decode()
    assert "<entry>" in feed
    assert "accueil@maison.example" not in feed


def test_no_date_is_open(client, host) -> None:
    assert "Aucune visite de groupe" in client.get(reverse("group_dates")).content.decode()
    assert client.get(reverse("group_date", args=[1])).status_code == 404
    assert client.get(reverse("group_join", args=[1])).status_code == 404


def test_a_closed_and_a_cancelled_date_say_so(client, soon) -> None:
    GroupDate.objects.update(closes_at=timezone.now() - HOUR)
    assert client.get(reverse("group_join", args=[soon.pk])).status_code == 410
    services.cancel_date(soon, "Malade.")
    shown = client.get(reverse("group_date", args=[soon.pk])).content.decode()
    assert "Annulée" in shown
    assert "Malade" not in shown, "what was said to those who had joined is not for everybody"
    assert client.get(reverse("group_join", args=[soon.pk])).status_code == 410
