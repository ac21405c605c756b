"""My data: all of it is shown, and all of it goes; accounts that nobody uses go too."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from core.later.duties import run
from core.models import OutgoingMail
from network.members import data, services
from network.models import Member, Membership, MembershipState, OrganisationPage, Role
from search.models import MeToo, Question
from tests.admin.builders import PASSWORD, member, practice
from tests.harness.client import StrictClient

from .conftest import belongs

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def url(name: str, *args: Any) -> str:
    with override("fr"):
        return reverse(name, args=args)


def log_in(who: Member) -> StrictClient:
    who.vouch_for_address()
    client = StrictClient()
    client.post(url("account_login"), {"login": who.email, "password": PASSWORD})
    return client


def quiet(who: Member, days: int) -> Member:
    Member.objects.filter(pk=who.pk).update(last_login=NOW - timedelta(days=days))
    return who


@pytest.fixture
def writer(somebody: Member, centre: OrganisationPage) -> Member:
    """Somebody who left traces everywhere."""
    belongs(somebody, centre, message="J’y travaille.")
    page = practice("Une pratique à elle", owner=somebody)
    page.save_revision(user=somebody)
    question = Question.objects.create(language="fr", key="k", words="nuit", since=NOW.date(), decided_on=NOW.date())
    MeToo.objects.create(question=question, member=somebody, on=NOW.date())
    return somebody


def test_everything_is_shown_and_handed_over(writer: Member) -> None:
    client = log_in(writer)
    assert client.get(url("space_data")).status_code == 200
    page = client.get(url("space_all_data")).content.decode()
    for words in (writer.email, "Centre Démonstration", "Une pratique à elle", "nuit", "J’y travaille."):
        assert words in page
    answer = client.get(url("space_data_file"))
    assert "attachment" in answer["Content-Disposition"]
    parts = json.loads(answer.content)["parts"]
    assert set(parts) == {kept.key for kept in data.parts()}
    assert writer.email in parts["account"]["rows"][0].values()


def test_erasing_asks_for_the_password_again_and_for_the_address(writer: Member) -> None:
    client = log_in(writer)
    answer = client.get(url("space_erase"))
    assert answer["Location"].startswith(url("account_reauthenticate"))
    client.post(answer["Location"], {"password": PASSWORD})
    assert client.get(url("space_erase")).status_code == 200
    assert client.post(url("space_erase"), {"email": "autre@passerelles.example"}).status_code == 200
    assert Member.objects.filter(pk=writer.pk).exists()
    answer = client.post(url("space_erase"), {"email": writer.email.upper()})
    assert answer["Location"] == url("account_login")
    assert not Member.objects.filter(pk=writer.pk).exists()
    assert client.get(url("space")).status_code == 302


def test_what_others_need_stays_without_the_name(writer: Member, centre: OrganisationPage) -> None:
    services.leave(services.ask_to_join(member("autre@passerelles.example"), centre), Member.objects.last())
    entries = PageLogEntry.objects.count()
    data.erase(writer)
    page = type(practice()).objects.get(title="Une pratique à elle")
    assert page.owner is None
    assert not page.revisions.exclude(user=None).exists()
    assert MeToo.objects.get().member is None
    assert not Membership.objects.filter(member_id=writer.pk).exists()
    assert PageLogEntry.objects.count() >= entries
    assert OutgoingMail.objects.get(name="account_erased").to == writer.email


def test_deleting_in_the_admin_forgets_as_much(writer: Member) -> None:
    log(instance=writer, action="wagtail.edit")
    number = writer.pk
    writer.delete()
    assert not ModelLogEntry.objects.exclude(label="").filter(object_id=str(number)).exists()
    assert MeToo.objects.get().member is None


def test_somebody_goes_on_administering_the_site() -> None:
    only = Member.objects.create_superuser("seule@passerelles.example", PASSWORD)
    with pytest.raises(ValidationError):
        data.erase(only)
    Member.objects.create_superuser("deux@passerelles.example", PASSWORD)
    data.erase(only)


class TestInactive:
    def test_warned_at_23_months_erased_at_24(self, somebody: Member) -> None:
        quiet(somebody, 705)
        assert run("warn_inactive_accounts", NOW, dry_run=True) == 1
        assert not OutgoingMail.objects.exists()
        assert run("warn_inactive_accounts", NOW) == 1
        assert run("warn_inactive_accounts", NOW + timedelta(days=1)) == 0
        assert OutgoingMail.objects.get(name="account_inactive").to == somebody.email
        assert run("erase_inactive_accounts", NOW + timedelta(days=20)) == 0
        later = NOW + timedelta(days=30)
        assert run("erase_inactive_accounts", later, dry_run=True) == 1
        assert Member.objects.filter(pk=somebody.pk).exists()
        assert run("erase_inactive_accounts", later) == 1
        assert not Member.objects.filter(pk=somebody.pk).exists()

    def test_nobody_goes_without_a_warning(self, somebody: Member) -> None:
        quiet(somebody, 2000)
        assert run("erase_inactive_accounts", NOW) == 0
        run("warn_inactive_accounts", NOW)
        assert run("erase_inactive_accounts", NOW + timedelta(days=27)) == 0

    def test_whoever_comes_back_stays(self, somebody: Member) -> None:
        quiet(somebody, 705)
        run("warn_inactive_accounts", NOW)
        Member.objects.filter(pk=somebody.pk).update(last_login=NOW + timedelta(days=3))
        assert run("erase_inactive_accounts", NOW + timedelta(days=800)) == 0
        assert run("warn_inactive_accounts", NOW + timedelta(days=800)) == 1

    def test_an_address_that_nobody_confirmed(self, somebody: Member) -> None:
        somebody.charter_accepted_on = NOW.date()
        somebody.save()
        made_by_an_administrator = member("autre@passerelles.example")
        assert run("erase_unconfirmed_accounts", NOW + timedelta(days=6)) == 0
        assert run("erase_unconfirmed_accounts", NOW + timedelta(days=8)) == 1
        assert list(Member.objects.all()) == [made_by_an_administrator]

    def test_invitations_and_what_is_over(self, boss: Member, centre: OrganisationPage) -> None:
        services.invite(centre, "une@centre.example", Role.CONTACT, boss)
        ended = belongs(member("partie@centre.example"), centre, state=MembershipState.ENDED)
        Membership.objects.filter(pk=ended.pk).update(ended_at=NOW)
        assert run("erase_old_memberships", NOW + timedelta(days=29)) == 0
        assert run("erase_old_memberships", NOW + timedelta(days=31)) == 1
        assert run("erase_old_memberships", NOW + timedelta(days=366)) == 1

    def test_sessions_that_are_over(self, somebody: Member) -> None:
        log_in(somebody)
        assert run("erase_old_sessions", NOW) == 0
        assert run("erase_old_sessions", NOW + timedelta(days=60)) == 2

    def test_they_are_run_by_hand_too(self, somebody: Member, capsys: pytest.CaptureFixture[str]) -> None:
        quiet(somebody, 705)
        call_command("duties", "warn_inactive_accounts", "--dry-run")
        assert "1" in capsys.readouterr().out
        assert isinstance(NOW, datetime)
