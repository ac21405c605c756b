"""The host answers from the e-mail, without an account; scanners of mail change nothing."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from network.companionship import services
from network.companionship.dates import Moment
from network.companionship.doors import paused_until
from network.companionship.enums import LinkPurpose, Party, State
from network.companionship.models import VisitRequest
from tests.admin.builders import member
from tests.network.conftest import belongs

from .builders import AFTER, PERIOD, asked, in_state, mails

pytestmark = pytest.mark.django_db
HOST, VISITOR = "accueil@maison.example", "vera@visiteurs.example"


@pytest.fixture
def sent(seen: Any) -> VisitRequest:
    """A request that has just left; its date is three weeks from now."""
    start = timezone.now().replace(microsecond=0) + timedelta(days=21)
    dates = [Moment(start, start + timedelta(hours=2))]
    request, _new = services.ask(seen, asked(dates=dates, shares=True))
    return services.confirm_address(request)


def paths(to: str, number: int = -1) -> dict[str, str]:
    """The links of an e-mail, by their label."""
    text = mails(to=to)[number].text
    return {label: urlsplit(url).path for label, url in re.findall(r"^(.+)\n(https?://\S+)$", text, re.MULTILINE)}


def main(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


def form_of(answer: Any) -> dict[str, str]:
    """What a browser would send for the form as it stands."""
    data = {}
    form = BeautifulSoup(answer.content, "html.parser").main.find("form", class_="request-form")
    for field in form.find_all(["input", "textarea"]):
        kind = field.get("type", "text")
        if kind in ("radio", "checkbox") and not field.has_attr("checked"):
            continue
        data[field["name"]] = field.get("value", "") if field.name == "input" else field.text.strip()
    return data


def test_accept_in_two_clicks(client, sent) -> None:
    link = paths(HOST)["Accepter"]
    shown = client.get(link)
    assert VisitRequest.objects.get().state == State.SENT

    done = client.post(link, form_of(shown), follow=True)

    assert done.status_code == 200
    request = VisitRequest.objects.get()
    assert request.state == State.SCHEDULED
    assert request.starts_at == request.dates.get().starts_at
    assert [bool(mail.calendar) for mail in (mails(to=HOST)[-1], mails(to=VISITOR)[-1])] == [True, True]
    again = client.post(link, form_of(shown))
    assert again.status_code == 410
    assert "date convenue" in main(again)
    assert "Véra" not in main(again), "a link that has served shows the state only"
    assert client.post(paths(HOST, 0)["Décliner"], {"reason": "no_time"}).status_code == 302, (
        "it can still be cancelled"
    )


def test_a_period_is_accepted_and_gets_its_hour_later(client, seen) -> None:
    request = services.confirm_address(services.ask(seen, asked(dates=[PERIOD]))[0])
    link = paths(HOST)["Accepter"]
    client.post(link, form_of(client.get(link)))
    request.refresh_from_db()
    assert request.state == State.ACCEPTED

    follow = paths(HOST)["Voir la demande et écrire"]
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    refused = client.post(f"{follow}schedule/", {"day_1": day})
    assert refused.status_code == 400
    client.post(f"{follow}schedule/", {"day_1": day, "hour_1": "14:00", "place": "Porte B"})
    request.refresh_from_db()
    assert (request.state, request.meeting_place) == (State.SCHEDULED, "Porte B")


def test_other_dates_go_back_and_forth(client, sent) -> None:
    day = (timezone.localdate() + timedelta(days=12)).isoformat()
    client.post(paths(HOST)["Proposer une autre date"], {"day_1": day, "hour_1": "10:00", "message": "Plutôt le matin"})
    request = VisitRequest.objects.get()
    assert request.state == State.COUNTER_PROPOSED
    assert "Plutôt le matin" in mails(to=VISITOR)[-1].text

    follow = paths(VISITOR)["Choisir une date"]
    chosen = client.get(f"{follow}choose/")
    client.post(f"{follow}choose/", form_of(chosen) | {"choice": "other", "day_1": day, "hour_1": "16:00"})
    request.refresh_from_db()
    assert request.state == State.SENT
    assert request.dates.get(current=True).starts_at.astimezone(timezone.get_current_timezone()).hour == 16

    client.post(paths(HOST)["Proposer une autre date"], {"day_1": day, "hour_1": "11:00"})
    follow = paths(VISITOR)["Choisir une date"]
    client.post(f"{follow}choose/", form_of(client.get(f"{follow}choose/")))
    request.refresh_from_db()
    assert request.state == State.SCHEDULED


def test_decline_tells_why_and_who_else(client, sent, host) -> None:
    link = paths(HOST)["Décliner"]
    client.post(link, {"reason": "too_many", "message": "Revenez au printemps."})

    mail = mails(to=VISITOR)[-1]
    assert "Trop de demandes" in mail.text
    assert "Revenez au printemps." in mail.text
    assert VisitRequest.objects.get().state == State.DECLINED


def test_pause_in_one_click_and_back(client, sent, seen, host) -> None:
    def read(page: Any) -> BeautifulSoup:
        return BeautifulSoup(client.get(page.url).content, "html.parser")

    link = paths(HOST)["Suspendre les visites"]
    client.post(link, {"span": "month"})

    assert paused_until(host.translation_key) == timezone.localdate() + timedelta(days=30)
    page = read(seen)
    assert "de retour le" in page.main.text
    assert not page.find("a", href=reverse("visit_ask", args=[seen.translation_key]))
    assert VisitRequest.objects.get().state == State.SENT, "what was sent stays"

    follow = paths(HOST)["Voir la demande et écrire"]
    assert client.post(f"{follow}pause/", {"span": "day", "until": "2020-01-01"}).status_code == 400
    client.post(f"{follow}pause/", {"span": "open"})
    assert paused_until(host.translation_key) is None
    assert read(seen).find("a", href=reverse("visit_ask", args=[seen.translation_key]))


def test_the_thread_hides_addresses_until_both_agree(client, sent) -> None:
    host_page, visitor_page = paths(HOST)["Voir la demande et écrire"], paths(VISITOR)["Voir ma demande"]
    client.post(host_page, {"text": "Combien serez-vous ?"})
    client.post(visitor_page, {"text": "Deux. <script>alert(1)</script>"})

    assert "Combien serez-vous" in mails(to=VISITOR)[-1].text
    shown = client.get(host_page)
    assert "Deux. <script>" in main(shown), "shown as text"
    assert VISITOR not in main(shown)
    assert HOST not in main(client.get(visitor_page))

    link = paths(HOST, 0)["Accepter"]
    client.post(link, form_of(client.get(link)) | {"shares": "on"})
    assert VISITOR in main(client.get(host_page))
    assert HOST in main(client.get(visitor_page))


@pytest.mark.parametrize("text", ["", "   ", "x" * 5000, "a\x00b"])
def test_a_message_that_is_none_is_refused_with_what_was_typed(client, sent, text: str) -> None:
    page = paths(HOST)["Voir la demande et écrire"]

    answer = client.post(page, {"text": text})

    assert answer.status_code == 200
    assert BeautifulSoup(answer.content, "html.parser").select_one("#id_text_error")
    assert not VisitRequest.objects.get().messages.exists()


def test_a_side_that_writes_without_end_is_stopped_and_loses_nothing(client, sent) -> None:
    page = paths(HOST)["Voir la demande et écrire"]
    answers = [client.post(page, {"text": f"Encore {number}"}) for number in range(21)]

    assert [answer.status_code for answer in answers] == [302] * 20 + [200]
    assert "Encore 20" in main(answers[-1])
    assert VisitRequest.objects.get().messages.count() == 20


def test_a_message_is_reported_and_a_moderator_hides_it(client, sent) -> None:
    host_page, visitor_page = paths(HOST)["Voir la demande et écrire"], paths(VISITOR)["Voir ma demande"]
    client.post(host_page, {"text": "Quelque chose de blessant"})
    message = VisitRequest.objects.get().messages.get()
    assert client.get(f"{visitor_page}messages/{message.pk}/").status_code == 200
    assert client.post(f"{host_page}messages/{message.pk}/").status_code == 404, "one's own cannot be reported"

    client.post(f"{visitor_page}messages/{message.pk}/")
    message.refresh_from_db()
    assert message.reported_by == Party.VISITOR
    services.hide_message(message, member("modo@passerelles.example"))
    assert "blessant" not in main(client.get(visitor_page))
    assert "blessant" not in main(client.get(host_page))


def test_three_questions_by_a_personal_link(client, seen) -> None:
    request = in_state(seen, State.SCHEDULED)
    VisitRequest.objects.update(starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now())
    services.mark_held(request, Party.SITE)
    link = paths(VISITOR)["Répondre à trois questions"]
    assert client.get(link).status_code == 200
    assert not request.reports.exists()

    client.post(link, {"took_place": "yes", "learned": "La clé.", "will_try": "maybe"})
    client.post(paths(HOST)["Répondre à trois questions"], {"took_place": "yes", "told_elsewhere": "on"})

    request.refresh_from_db()
    assert request.state == State.CLOSED
    assert {(one.party, one.will_try, one.told_elsewhere) for one in request.reports.all()} == {
        ("visitor", "maybe", False),
        ("host", "", True),
    }
    assert client.post(link, {"took_place": "no"}).status_code == 410


def test_a_report_that_it_did_not_take_place(seen) -> None:
    request = in_state(seen, State.HELD)
    services.report(request, Party.HOST, services.Answers(False), now=AFTER)

    assert VisitRequest.objects.get().state == State.MISSED


def test_members_who_answer_get_it_in_their_language_and_answer_in_the_space(client, seen, host) -> None:
    who = member("ilse@maison.example", language="nl")
    belongs(who, host)
    request = services.confirm_address(services.ask(seen, asked())[0])
    (mail,) = mails(to="ilse@maison.example")
    assert mail.language == "nl"
    assert not mails(to=HOST)
    assert "/nl/" in mail.text

    client.force_login(who)
    shown = client.get(reverse("space_requests"))
    assert "Véra Visiteuse" in main(shown)
    assert "À vous" in main(shown), "it is this side's turn"
    page = reverse("space_request", args=[request.pk])
    assert client.get(page).status_code == 200
    client.post(f"{page}decline/", {"reason": "not_right"})
    request.refresh_from_db()
    assert request.state == State.DECLINED
    assert request.events.last().member == who
    assert "À vous" not in main(client.get(reverse("space_requests")))


@pytest.mark.parametrize("purpose", [LinkPurpose.FOLLOW, LinkPurpose.ACCEPT])
def test_a_link_of_an_erased_request_leads_nowhere(client, sent, purpose) -> None:
    labels = {LinkPurpose.FOLLOW: "Voir la demande et écrire", LinkPurpose.ACCEPT: "Accepter"}
    link = paths(HOST)[labels[purpose]]
    VisitRequest.objects.update(erased_at=timezone.now())

    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404


def test_a_number_that_is_given_out_again_does_not_open_with_the_old_link(client, sent) -> None:
    """As after a restored backup."""
    link = paths(HOST)["Accepter"]
    assert client.get(link).status_code == 200

    for row in sent.links.all():
        row.created_at += timedelta(seconds=1)
        row.save()
    assert client.get(link).status_code == 404
    for number in ("²", "9" * 40, "-1", "1e3", ""):
        assert client.get(reverse("visit_link", args=[f"{number}.abc"])).status_code == 404
