"""The form, without an account: what leaves, what comes back with what was typed, and what is stopped."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from core.models import OutgoingMail
from network.companionship import services
from network.companionship.enums import Party, State
from network.companionship.guards import opened_at
from network.companionship.models import BlockedSender, VisitRequest
from tests.admin.builders import member, organisation
from tests.network.conftest import belongs

from .builders import mails

pytestmark = pytest.mark.django_db


def filled(**changes: Any) -> dict[str, Any]:
    now = timezone.now()
    return {
        "begun": opened_at(now - timedelta(minutes=3)),
        "website": "",
        "format": "visit",
        "purpose": "Comment tenez-vous la place libre ?",
        "day_1": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "hour_1": "09:30",
        "people": "2",
        "language": "fr",
        "name": "Véra Visiteuse",
        "organisation": "Les Visiteurs",
        "email": "vera@visiteurs.example",
        **changes,
    }


def url_of(page: Any) -> str:
    return reverse("visit_ask", args=[page.translation_key])


def links_in(mail: OutgoingMail) -> list[str]:
    return [urlsplit(found).path for found in re.findall(r"https?://\S+", mail.text)]


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_a_stranger_asks_confirms_and_the_host_is_told(client, seen) -> None:
    form = client.get(url_of(seen))
    assert form.status_code == 200
    assert soup(form).select_one(f"main a[href='{reverse('account_login')}?next={url_of(seen)}']"), (
        "an account is no must"
    )
    assert form.headers["Cache-Control"].count("no-store")

    answer = client.post(url_of(seen), filled())

    assert answer.status_code == 302
    assert answer.url == reverse("visit_asked")
    assert client.get(answer.url).status_code == 200
    request = VisitRequest.objects.get()
    assert request.state == State.UNCONFIRMED
    (mail,) = mails()
    assert mail.to == "vera@visiteurs.example"
    link = links_in(mail)[0]

    # A scanner of mails opens links: nothing happens.
    assert client.get(link).status_code == 200
    assert client.head(link).status_code == 200
    request.refresh_from_db()
    assert request.state == State.UNCONFIRMED

    confirmed = client.post(link, follow=True)
    assert confirmed.status_code == 200
    assert "Garder une place" in soup(confirmed).h1.text
    request.refresh_from_db()
    assert request.state == State.SENT
    assert [mail.to for mail in mails()][1:] == ["vera@visiteurs.example", "accueil@maison.example"]
    assert "Comment tenez-vous la place libre" in mails()[-1].text

    again = client.post(link)
    assert again.status_code == 410
    assert "en attente de réponse" in soup(again).main.text


def test_a_link_that_is_altered_old_or_unknown_says_so(client, seen) -> None:
    client.post(url_of(seen), filled())
    link = links_in(mails()[0])[0]

    assert client.get(link[:-3] + "xy/").status_code == 404
    assert client.post(link[:-3] + "xy/").status_code == 404
    assert client.get(reverse("visit_link", args=["garbage"])).status_code == 404
    assert client.get(reverse("visit_follow", args=[link.split("/")[-2]])).status_code == 404, "it is for one act only"

    VisitRequest.objects.get().links.update(expires_at=timezone.now())
    old = client.post(link)
    assert old.status_code == 410
    assert VisitRequest.objects.get().state == State.UNCONFIRMED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day_1": "2020-02-03"}, "day_1"),
        ({"day_1": "2999-02-03"}, "day_1"),
        ({"day_1": "9999-12-31"}, "day_1"),
        ({"day_1": "31 février"}, "day_1"),
        ({"day_1": ""}, "day_1"),
        ({"hour_1": "25:99"}, "hour_1"),
        ({"email": "nobody"}, "email"),
        ({"name": "N" * 5000}, "name"),
        ({"purpose": "p" * 5000}, "purpose"),
        ({"purpose": "a\x00b"}, "purpose"),
        ({"people": "0"}, "people"),
        ({"people": "9" * 40}, "people"),
        ({"format": "group"}, "format"),
        ({"language": "tlh"}, "language"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, seen, changes: dict[str, str], field: str) -> None:
    answer = client.post(url_of(seen), filled(**changes))

    assert answer.status_code == 400
    page = soup(answer)
    assert page.select_one(f"#id_{field}_error"), page.select(".field-error")
    assert page.select_one(".form-errors a")
    if "purpose" not in changes:
        assert "Comment tenez-vous la place libre" in page.select_one("#id_purpose").text
    assert not VisitRequest.objects.exists()
    assert not mails()


def test_a_header_cannot_be_smuggled_in(client, seen) -> None:
    client.post(url_of(seen), filled(name="Véra\r\nBcc: all@example.org", organisation="Les\nVisiteurs"))

    request = VisitRequest.objects.get()
    assert request.visitor_name == "Véra Bcc: all@example.org"
    services.confirm_address(request)
    assert not [mail.subject for mail in mails() if "\n" in mail.subject or "\r" in mail.subject]


@pytest.mark.parametrize(
    "changes",
    [
        {"website": "https://spam.example"},
        {"begun": ""},
        {"begun": "1:forged"},
        {"begun": timedelta()},
        {"begun": timedelta(days=2)},
    ],
    ids=["the trap", "no moment", "a forged moment", "too quick", "too old"],
)
def test_a_robot_is_told_what_a_person_would_do(client, seen, changes) -> None:
    if isinstance(changes.get("begun"), timedelta):
        changes = {"begun": opened_at(timezone.now() - changes["begun"])}
    answer = client.post(url_of(seen), filled(**changes))

    assert answer.status_code == 400
    assert soup(answer).select_one(".form-errors li")
    assert not VisitRequest.objects.exists()


def test_a_blocked_sender_is_told(client, seen) -> None:
    BlockedSender.objects.create(sender="VISITEURS.example", reason="envois en nombre")

    answer = client.post(url_of(seen), filled(email="autre@sous.visiteurs.example"))

    assert answer.status_code == 400
    assert not VisitRequest.objects.exists()


def test_a_flood_stops_and_no_address_is_kept(client, seen, host) -> None:
    answers = [client.post(url_of(seen), filled(email=f"v{number}@a.example")).status_code for number in range(12)]

    assert answers == [302] * 10 + [400] * 2
    assert client.post(url_of(seen), filled(), REMOTE_ADDR="198.51.100.7").status_code == 302
    kept = str(getattr(cache, "_cache", ""))
    assert "127.0.0.1" not in kept
    assert "198.51.100" not in kept


def test_asking_twice_tells_where_the_first_one_stands(client, seen, host) -> None:
    client.post(url_of(seen), filled())
    services.confirm_address(VisitRequest.objects.get())
    before = len(mails())

    answer = client.post(url_of(host), filled(email="VERA@visiteurs.example"))

    assert answer.url == reverse("visit_asked"), "the page does not tell what somebody else has asked"
    assert VisitRequest.objects.count() == 1
    (mail,) = mails()[before:]
    assert "en attente de réponse" in mail.text
    assert client.get(links_in(mail)[0]).status_code == 200


def test_a_member_is_known_and_sees_the_request_at_once(client, seen) -> None:
    user = member("nadia@passerelles.example", first_name="Nadia", last_name="Membre")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    belongs(user, organisation("Chez Nadia"))
    client.force_login(user)

    page = soup(client.get(url_of(seen)))
    assert page.select_one("#id_organisation")["value"] == "Chez Nadia"
    assert page.select_one("#id_name")["value"] == "Nadia Membre"
    assert page.select_one("#id_email") is None
    answer = client.post(url_of(seen), filled(email="other@person.example"), follow=True)

    assert answer.status_code == 200
    request = VisitRequest.objects.get()
    assert (request.state, request.visitor_email, request.visitor) == (State.SENT, user.email, user)


def test_who_is_not_open_cannot_be_asked(client, host, seen) -> None:
    services.pause_host(host.translation_key, timezone.localdate() + timedelta(days=30))
    closed = client.post(url_of(seen), filled())
    assert closed.status_code == 200
    assert str((timezone.localdate() + timedelta(days=30)).year) in soup(closed).main.text
    assert not VisitRequest.objects.exists()

    type(seen).objects.filter(pk=seen.pk).update(open_to_visits=False)
    assert client.get(url_of(seen)).status_code == 404
    assert client.get(reverse("visit_ask", args=["00000000-0000-0000-0000-000000000000"])).status_code == 404


def test_the_month_is_full(client, host) -> None:
    type(host).objects.filter(pk=host.pk).update(visit_capacity=1)
    client.post(url_of(host), filled())
    services.confirm_address(VisitRequest.objects.get())

    assert soup(client.get(url_of(host))).select_one(".notice"), "the form says so"
    client.post(url_of(host), filled(email="second@a.example"))
    second = VisitRequest.objects.get(visitor_email="second@a.example")
    link = links_in(mails(to="second@a.example")[0])[0]
    client.post(link)
    second.refresh_from_db()
    assert second.state == State.WAITING
    assert mails(to="accueil@maison.example")[-1].subject.count("second") == 0

    services.decline(VisitRequest.objects.get(state=State.SENT), "no_time")
    assert services.send_waiting(second)
    second.refresh_from_db()
    assert second.state == State.SENT
    assert second.events.filter(party=Party.SITE).count() == 1
