"""The space: my organisations, who joins them, their sheets; what a moderator and the workflow have to do with it."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import WorkflowPage

from core.models import OutgoingMail
from home.services import setup_groups
from network.members import services
from network.members.groups import GROUP
from network.members.permissions import administers, answers_for
from network.members.proof import claim_is_proven, domains_of, is_public
from network.members.sheet import plain_text, rich_text
from network.models import Member, MembershipState, OrganisationPage
from tests.admin.builders import member, organisation, practice
from tests.harness.client import StrictClient

from .conftest import belongs

pytestmark = pytest.mark.django_db


def url(name: str, *args: Any) -> str:
    with override("fr"):
        return reverse(name, args=args)


def as_(who: Member) -> StrictClient:
    client = StrictClient()
    client.force_login(who)
    return client


def sheet_of(page: OrganisationPage, **changes: Any) -> dict[str, Any]:
    """What the form of the sheet sends."""
    page.refresh_from_db()
    values = {
        "title": page.title,
        "summary": page.summary,
        "description": plain_text(page.description) or "",
        "languages": page.languages,
        "website": page.website,
        "town": page.town,
        "country": page.country,
        "contact_role": page.contact_role,
        "contact_email": page.contact_email,
        "revision": page.latest_revision_id or "",
    }
    return {**values, **changes}


class TestJoining:
    def test_from_the_page_to_the_answer(self, somebody: Member, boss: Member, centre: OrganisationPage) -> None:
        page = StrictClient().get(centre.url).content.decode()
        assert url("space_join", centre.pk) in page
        answer = as_(somebody).post(url("space_join", centre.pk), {"message": "J’y travaille."})
        assert answer["Location"] == url("space_organisations")
        asked = somebody.memberships.get()
        told = OutgoingMail.objects.get(name="membership_asked")
        assert told.to == boss.email and "J’y travaille." in told.text
        start = as_(boss).get(url("space")).content.decode()
        assert "Centre Démonstration" in start
        assert somebody.email in as_(boss).get(url("space_organisation", centre.pk)).content.decode()
        as_(boss).post(url("space_decide", asked.pk, "approve"))
        assert answers_for(somebody).exists()
        assert OutgoingMail.objects.get(name="membership_answered").to == somebody.email
        assert as_(somebody).get(url("space_organisation", centre.pk)).status_code == 200

    def test_asking_twice_is_told(self, somebody: Member, boss: Member, centre: OrganisationPage) -> None:
        client = as_(somebody)
        client.post(url("space_join", centre.pk), {"message": ""})
        answer = client.post(url("space_join", centre.pk), {"message": "Encore"})
        assert answer.status_code == 200
        assert "Encore" in answer.content.decode()
        assert somebody.memberships.count() == 1

    def test_a_claim_goes_to_the_moderators(
        self, somebody: Member, moderator: Member, centre: OrganisationPage
    ) -> None:
        as_(somebody).post(url("space_join", centre.pk), {"part": "run", "message": "Je dirige."})
        assert OutgoingMail.objects.get(name="membership_asked").to == moderator.email
        start = as_(moderator).get(url("space")).content.decode()
        assert reverse("memberships:index") in start and reverse("wagtailadmin_home") in start
        as_(moderator).post(url("space_decide", somebody.memberships.get().pk, "approve"))
        assert administers(somebody, centre)

    def test_one_s_own_address_proves_it(self, centre: OrganisationPage) -> None:
        works_there = member("compta@centre.example")
        assert not claim_is_proven(works_there, centre)
        works_there.vouch_for_address()
        assert as_(works_there).get(url("space_join", centre.pk)).status_code == 200
        as_(works_there).post(url("space_join", centre.pk), {"part": "run", "message": ""})
        assert administers(works_there, centre)

    def test_a_public_provider_proves_nothing(self) -> None:
        page = organisation("Petit centre", website="https://petit.wordpress.com/", contact_email="petit@gmail.com")
        assert domains_of(page) == set()
        for domain in ("hotmail.fr", "yahoo.co.uk", "skynet.be", "mail.telenet.be", "facebook.com"):
            assert is_public(domain)
        assert not is_public("centre.example")
        assert not is_public("laposte-formation.fr")


class TestInvitation:
    @pytest.fixture
    def link(self, boss: Member, centre: OrganisationPage) -> str:
        as_(boss).post(url("space_invite", centre.pk), {"email": "nouvelle@ailleurs.example", "role": "contact"})
        sent = OutgoingMail.objects.get(name="membership_invited")
        assert sent.to == "nouvelle@ailleurs.example"
        found = re.search(r"https?://[^/]+(/\S+/invitation/\S+/)", sent.text)
        assert found
        return found[1]

    def test_opening_the_link_changes_nothing(self, link: str, centre: OrganisationPage) -> None:
        page = StrictClient().get(link)
        assert page.status_code == 200
        assert url("account_signup") in page.content.decode()
        assert centre.memberships.filter(state=MembershipState.INVITED).exists()

    def test_whoever_reads_the_address_accepts(self, link: str, somebody: Member, centre: OrganisationPage) -> None:
        client = as_(somebody)
        assert client.get(link).status_code == 200
        client.post(link, {"accept": ""})
        assert answers_for(somebody).exists()
        assert "déjà" in StrictClient().get(link).content.decode()
        as_(member("autre@passerelles.example")).post(link, {"accept": ""})
        assert centre.memberships.filter(state=MembershipState.ACTIVE).count() == 2

    def test_it_is_declined_without_an_account(self, link: str, centre: OrganisationPage) -> None:
        assert StrictClient().post(link, {"decline": ""}).status_code == 200
        assert not centre.memberships.filter(state=MembershipState.INVITED).exists()

    def test_it_waits_in_the_space_of_that_address(self, link: str, centre: OrganisationPage) -> None:
        invited = member("nouvelle@ailleurs.example")
        assert centre.title not in as_(invited).get(url("space_organisations")).content.decode()
        invited.vouch_for_address()
        assert centre.title in as_(invited).get(url("space_organisations")).content.decode()
        number = centre.memberships.get(state=MembershipState.INVITED).pk
        as_(invited).post(url("space_decide", number, "accept"))
        assert answers_for(invited).exists()

    def test_an_altered_link_opens_nothing(self, link: str) -> None:
        assert StrictClient().get(link[:-3] + "xx/").status_code == 404
        assert StrictClient().get(url("space_invitation", "n-importe-quoi")).status_code == 404

    def test_a_bad_address_is_told(self, boss: Member, centre: OrganisationPage) -> None:
        answer = as_(boss).post(url("space_invite", centre.pk), {"email": "pas une adresse", "role": "contact"})
        assert answer.status_code == 200
        assert "pas une adresse" in answer.content.decode()


class TestSheet:
    @pytest.fixture
    def unmoderated(self) -> None:
        WorkflowPage.objects.all().delete()

    def test_without_a_workflow_it_is_published(
        self, unmoderated: None, boss: Member, centre: OrganisationPage
    ) -> None:
        client = as_(boss)
        assert client.get(url("space_sheet", centre.pk)).status_code == 200
        changes = {"summary": "Autre phrase.", "description": "Un.\n\nDeux & <b>trois</b>.", "contact_consent": "on"}
        answer = client.post(url("space_sheet", centre.pk), sheet_of(centre, **changes))
        assert answer["Location"] == url("space_organisation", centre.pk)
        centre.refresh_from_db()
        assert centre.summary == "Autre phrase."
        assert centre.description == "<p>Un.</p><p>Deux &amp; &lt;b&gt;trois&lt;/b&gt;.</p>"
        assert centre.contact_consent_on is not None
        client.post(url("space_sheet", centre.pk), sheet_of(centre))
        centre.refresh_from_db()
        assert centre.contact_consent_on is None

    def test_with_one_it_waits_for_a_moderator(self, boss: Member, moderator: Member, centre: OrganisationPage) -> None:
        as_(boss).post(url("space_sheet", centre.pk), sheet_of(centre, summary="Autre phrase."))
        centre.refresh_from_db()
        assert centre.summary == "…"
        assert centre.workflow_in_progress
        again = as_(boss).post(url("space_sheet", centre.pk), sheet_of(centre, summary="Encore une autre."))
        assert again.status_code == 200
        assert "Encore une autre." in again.content.decode()
        task = OrganisationPage.objects.get(pk=centre.pk).current_workflow_task_state
        as_(moderator).post(reverse("wagtailadmin_pages:workflow_action", args=[centre.pk, "approve", task.pk]))
        centre.refresh_from_db()
        assert centre.summary == "Autre phrase."
        assert moderator.email in [address for message in mail.outbox for address in message.to]

    def test_what_is_wrong_is_told_and_nothing_lost(self, boss: Member, centre: OrganisationPage) -> None:
        wrong = sheet_of(centre, title="", website="pas une adresse", summary="x" * 5000, description="Gardez-moi.")
        answer = as_(boss).post(url("space_sheet", centre.pk), wrong)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Gardez-moi." in page
        assert {"title", "website", "summary"} <= set(answer.context["form"].errors)

    def test_two_people_do_not_undo_one_another(
        self, unmoderated: None, boss: Member, centre: OrganisationPage
    ) -> None:
        opened = sheet_of(centre, summary="La mienne.")
        as_(boss).post(url("space_sheet", centre.pk), sheet_of(centre, summary="Celle d’avant."))
        answer = as_(boss).post(url("space_sheet", centre.pk), opened)
        assert answer.status_code == 200
        assert "La mienne." in answer.content.decode()
        centre.refresh_from_db()
        assert centre.summary == "Celle d’avant."
        again = {**opened, "revision": answer.context["form"]["revision"].value()}
        as_(boss).post(url("space_sheet", centre.pk), again)
        centre.refresh_from_db()
        assert centre.summary == "La mienne."

    def test_a_description_with_a_layout_is_left_as_it_is(
        self, unmoderated: None, boss: Member, centre: OrganisationPage
    ) -> None:
        rich = "<p>Un <b>mot</b>.</p><ul><li>Deux</li></ul>"
        OrganisationPage.objects.filter(pk=centre.pk).update(description=rich)
        assert "id_description" not in as_(boss).get(url("space_sheet", centre.pk)).content.decode()
        as_(boss).post(url("space_sheet", centre.pk), sheet_of(centre, summary="Autre."))
        centre.refresh_from_db()
        assert (centre.description, centre.summary) == (rich, "Autre.")

    @pytest.mark.parametrize("text", ["", "Un.", "Un.\n\nDeux\ntrois <b> & “quatre”."])
    def test_paragraphs_come_back_as_they_were(self, text: str) -> None:
        assert plain_text(rich_text(text)) == text


class TestPractices:
    @pytest.fixture(autouse=True)
    def _groups(self, centre: OrganisationPage) -> None:
        practice()
        setup_groups()

    def test_members_may_write_drafts(self, somebody: Member, boss: Member, centre: OrganisationPage) -> None:
        assert "wagtailadmin" not in str(somebody.get_all_permissions())
        services.approve(services.ask_to_join(somebody, centre), boss)
        assert somebody.groups.filter(name=GROUP).exists()
        client = as_(Member.objects.get(pk=somebody.pk))
        page = client.get(url("space_drafts"))
        assert "/admin/pages/add/" in page.content.decode()
        services.leave(somebody.memberships.get(), somebody)
        assert not somebody.groups.exists()

    def test_who_runs_it_edits_its_practices_in_the_admin(
        self, boss: Member, somebody: Member, centre: OrganisationPage
    ) -> None:
        page = practice("Une autre pratique", carrier=centre)
        belongs(somebody, centre)
        call_command("setup_groups", verbosity=0)
        for who in (boss, somebody):
            from network.members.groups import keep_group

            keep_group(who)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert as_(boss).get(edit).status_code == 200
        assert as_(somebody).get(edit).status_code == 302
        assert edit in as_(boss).get(url("space_organisation", centre.pk)).content.decode()
        assert edit not in as_(somebody).get(url("space_organisation", centre.pk)).content.decode()
        assert not page.permissions_for_user(boss).can_publish()


def test_more_people_and_practices_ask_no_more_queries(boss: Member, centre: OrganisationPage) -> None:
    def queries(client: StrictClient, name: str, *args: Any) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url(name, *args)).status_code == 200
        return len(asked)

    def grow(numbers: range) -> None:
        for number in numbers:
            belongs(member(f"n{number}@centre.example"), centre)
            practice(f"Pratique {number}", carrier=centre, owner=boss, live=number % 2 == 0)
            other = organisation(f"Centre {number}")
            belongs(boss, other, state=MembershipState.ASKED)

    setup_groups()
    pages = (("space_organisation", centre.pk), ("space_organisations",), ("space_drafts",), ("space",))
    grow(range(2))
    client = as_(boss)
    for name, *args in pages:
        client.get(url(name, *args))
    few = [queries(client, *page) for page in pages]
    grow(range(2, 8))
    for name, *args in pages:
        client.get(url(name, *args))
    assert [queries(client, *page) for page in pages] == few
    assert max(few) <= 25
