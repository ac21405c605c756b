"""Répliques: what a visitor made of a practice, from the form to the page, and back to the host."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from knowledgebase.enums import Maturity, ReplicationState
from knowledgebase.models import PracticePage, Replication
from knowledgebase.replications import learning
from knowledgebase.replications.services import next_maturity, publish, refuse, settle_maturity, submit, take_back
from network.companionship.enums import LinkPurpose, Party, State
from network.companionship.links import issue, path_of
from network.models import Member, Membership, MembershipState, OrganisationPage, Role, VisitRequest
from tests.admin.builders import organisation, practice
from tests.companionship.builders import AFTER, in_state, mails

SAID = {
    "organisation": "Les Visiteurs",
    "town": "Namur",
    "kept": "La place libre, chaque matin.",
    "changed": "Deux demi-journées au lieu d’une.",
    "outcome": "Six parents ont commencé une formation.",
    "people": 6,
    "again": "yes",
}


@pytest.fixture
def seen(db: None, own_index: None) -> PracticePage:
    host = organisation(
        "Maison Ouverte",
        open_to_visits=True,
        visit_formats=["visit"],
        visit_languages=["fr"],
        visit_capacity=9,
        contact_email="accueil@maison.example",
    )
    return practice("Garder une place", carrier=host, open_to_visits=True, visit_formats=["visit"], visit_capacity=9)


@pytest.fixture
def visit(seen: PracticePage) -> VisitRequest:
    return in_state(seen, State.HELD)


@pytest.fixture
def moderator(db: None) -> Member:
    return Member.objects.create_superuser("modou@demo.example", "x")


def form_url(visit: VisitRequest) -> str:
    with override("fr"):
        follow = path_of(issue(visit, LinkPurpose.FOLLOW, Party.VISITOR, AFTER), LinkPurpose.FOLLOW, "fr")
        return reverse("replicate_by_link", args=[follow.rstrip("/").rpartition("/")[2]])


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_without_an_account_from_the_request_to_the_moderator(client: Any, visit: VisitRequest) -> None:
    with override("fr"):
        follow = path_of(issue(visit, LinkPurpose.FOLLOW, Party.VISITOR, AFTER), LinkPurpose.FOLLOW, "fr")
    page = BeautifulSoup(client.get(follow).content, "html.parser")
    url = page.find("a", href=lambda href: href and "replique" in href)["href"]

    assert "Les Visiteurs" in client.get(url).content.decode()
    wrong = client.post(url, {**SAID, "kept": "", "people": "-4"})
    assert wrong.status_code == 400
    assert SAID["changed"] in text_of(wrong)
    assert not Replication.objects.exists()

    answer = client.post(url, SAID, follow=True)
    assert answer.status_code == 200
    sent = Replication.objects.get()
    assert (sent.state, sent.country, sent.practice_key) == (ReplicationState.SUBMITTED, "BE", visit.page_key)
    assert sent.latitude == pytest.approx(50.47, abs=0.1)
    assert reverse("account_signup") in answer.content.decode()  # membership is offered in passing

    client.post(url, {**SAID, "kept": "Autre chose."})
    assert Replication.objects.get().kept == "Autre chose."


def test_only_the_visitor_of_a_practice_that_was_seen(client: Any, seen: PracticePage, visit: VisitRequest) -> None:
    with override("fr"):
        host = path_of(issue(visit, LinkPurpose.FOLLOW, Party.HOST, AFTER), LinkPurpose.FOLLOW, "fr")
    token = host.rstrip("/").rpartition("/")[2]
    assert client.get(f"/fr/visites/replique/{token}/").status_code == 404
    assert client.get("/fr/visites/replique/nothing/").status_code == 404

    early = in_state(seen, State.SCHEDULED, email="autre@visiteurs.example")
    assert client.get(form_url(early)).status_code == 404
    with pytest.raises(ValidationError):
        submit(early, SAID)
    elsewhere = in_state(seen.carrier, State.HELD, email="tiers@visiteurs.example")
    with pytest.raises(ValidationError):
        submit(elsewhere, SAID)


def test_published_it_stands_on_the_practice_with_its_place(
    client: Any, seen: PracticePage, visit: VisitRequest, moderator: Member
) -> None:
    sent = submit(visit, SAID, now=AFTER)
    assert SAID["kept"] not in client.get(seen.url).content.decode()

    publish(sent, by=moderator, now=AFTER)

    page = BeautifulSoup(client.get(seen.url).content, "html.parser")
    told = page.find(id=f"replication-{sent.pk}").get_text(" ", strip=True)
    assert all(str(SAID[name]) in told for name in ("organisation", "town", "kept", "changed", "outcome"))
    assert page.find(class_="uptake").find("a", href=f"#replication-{sent.pk}")["aria-label"] == "Les Visiteurs (Namur)"
    assert "1" in page.find(class_="uptake-count").get_text()
    letters = [(mail.to, mail.subject) for mail in mails()[-2:]]
    assert letters[0][0] == "vera@visiteurs.example"
    assert letters[1][0] == "accueil@maison.example"
    assert SAID["outcome"] in seen.search_document().body


def test_hostile_words_stay_words(client: Any, seen: PracticePage, visit: VisitRequest, moderator: Member) -> None:
    hostile = {**SAID, "kept": "<script>alert(1)</script>", "organisation": "A\r\nBcc: x@y.example", "town": "<b>Mons"}
    client.post(form_url(visit), hostile)
    sent = Replication.objects.get()
    assert sent.organisation == "A Bcc: x@y.example"
    publish(sent, by=moderator, now=AFTER)
    assert "<script>alert(1)" not in client.get(seen.url).content.decode()


def test_a_change_is_asked_for_and_the_text_comes_back(client: Any, visit: VisitRequest, moderator: Member) -> None:
    url = form_url(visit)
    sent = submit(visit, SAID)
    with pytest.raises(ValidationError):
        refuse(sent, " ", by=moderator)
    refuse(sent, "Un nom de personne y figure.", by=moderator)
    assert "Un nom de personne y figure." in mails()[-1].text
    shown = text_of(client.get(url))
    assert "Un nom de personne y figure." in shown
    assert SAID["kept"] in shown
    client.post(url, SAID)
    assert Replication.objects.get().state == ReplicationState.SUBMITTED


def test_taken_back_nothing_is_left(client: Any, seen: PracticePage, visit: VisitRequest, moderator: Member) -> None:
    sent = publish(submit(visit, SAID), by=moderator)
    assert SAID["kept"] in client.get(seen.url).content.decode()
    with pytest.raises(ValidationError):
        submit(visit, SAID)
    client.post(form_url(visit), {"take_back": "yes"})
    assert not Replication.objects.filter(pk=sent.pk).exists()
    assert SAID["kept"] not in client.get(seen.url).content.decode()


def test_a_step_up_is_proposed_once(seen: PracticePage, visit: VisitRequest, moderator: Member) -> None:
    assert seen.maturity == Maturity.TRIED
    sent = submit(visit, SAID)
    assert next_maturity(seen) == ""
    publish(sent, by=moderator)
    assert next_maturity(seen) == Maturity.PROMISING

    raised = settle_maturity(seen, up=True, by=moderator)

    assert raised.maturity == Maturity.PROMISING
    assert raised.get_latest_revision_as_object().maturity == Maturity.PROMISING
    assert next_maturity(raised) == ""
    with pytest.raises(ValidationError):
        settle_maturity(raised, up=True, by=moderator)


def test_without_results_no_step_is_proposed(seen: PracticePage, visit: VisitRequest, moderator: Member) -> None:
    publish(submit(visit, {**SAID, "outcome": ""}), by=moderator)
    assert next_maturity(seen) == ""
    take_back(Replication.objects.get())


def test_moderators_decide_in_the_admin(
    client: Any, seen: PracticePage, visit: VisitRequest, moderator: Member
) -> None:
    sent = submit(visit, SAID)
    client.force_login(moderator)
    assert SAID["organisation"] in client.get(reverse("wagtailadmin_home")).content.decode()
    url = reverse("replications:inspect", args=[sent.pk])
    assert SAID["kept"] in text_of(client.get(url))
    assert client.post(url, {"refuse": "yes", "note": ""}).status_code == 400
    client.post(url, {"publish": "yes"})
    sent.refresh_from_db()
    assert sent.state == ReplicationState.PUBLISHED
    client.post(url, {"step": "up"})
    seen.refresh_from_db()
    assert seen.maturity == Maturity.PROMISING
    assert client.post(url, {"step": "up"}).status_code == 400


def runs(host: OrganisationPage) -> Member:
    member = Member.objects.create_user("hote@maison.example", "x", language="fr")
    Membership.objects.create(member=member, organisation=host, role=Role.ADMINISTRATOR, state=MembershipState.ACTIVE)
    return member


def test_the_host_brings_it_into_the_practice(
    client: Any, seen: PracticePage, visit: VisitRequest, moderator: Member
) -> None:
    member = runs(seen.carrier)
    client.force_login(member)
    with override("fr"):
        url, request_url = reverse("learn", args=[visit.pk]), reverse("space_request", args=[visit.pk])
    assert client.get(url).status_code == 404
    publish(submit(visit, SAID), by=moderator)

    assert url in client.get(request_url).content.decode()
    form = BeautifulSoup(client.get(url).content, "html.parser").find("form", class_="request-form")
    assert SAID["kept"] in form.find("textarea", attrs={"name": "transfer_keep"}).get_text()
    opened = form.find("input", attrs={"name": "opened"}).get("value", "")
    given = {"transfer_keep": "Une place libre.", "transfer_adapt": "Les horaires.", "opened": opened}
    stale = client.post(url, {**given, "opened": "999999"})
    assert stale.status_code == 400
    assert "Une place libre." in text_of(stale)
    assert client.post(url, given).status_code == 302
    seen.refresh_from_db()
    assert seen.get_latest_revision_as_object().transfer_keep == "Une place libre."

    client.force_login(Member.objects.create_user("autre@demo.example", "x"))
    assert client.get(url).status_code == 404


def test_two_hosts_at_once_overwrite_nothing(seen: PracticePage, visit: VisitRequest) -> None:
    member = runs(seen.carrier)
    values = {"transfer_keep": "a", "transfer_adapt": ""}
    opened = seen.latest_revision_id
    learning.learn(seen, values, by=member, opened=opened)
    with pytest.raises(ValidationError):
        learning.learn(seen, values, by=member, opened=opened)
