"""Moderators in the admin: who asks to join what, and who is kept out."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from home.permissions import CONTRIBUTOR, EDITOR
from network.members import services
from network.members.suspending import restore, suspend
from network.models import Member, OrganisationPage
from tests.admin.builders import PASSWORD, member
from tests.harness.client import StrictClient

pytestmark = pytest.mark.django_db


def as_(who: Member) -> StrictClient:
    client = StrictClient()
    client.force_login(who)
    return client


def test_they_see_who_asks_and_lead_to_where_it_is_decided(
    somebody: Member, moderator: Member, centre: OrganisationPage
) -> None:
    services.claim(somebody, centre)
    client = as_(moderator)
    page = client.get(reverse("memberships:index")).content.decode()
    assert "Centre Démonstration" in page
    link = reverse("space_organisation", args=[centre.pk])
    assert link in page
    assert client.get(link, follow=True).status_code == 200
    assert client.get(reverse("memberships:index"), {"state": "asked", "q": "Centre"}).status_code == 200
    for address in (reverse("people:index"), reverse("people:index_results") + "?q=quelquun&is_active=true"):
        assert somebody.email in client.get(address).content.decode()


def test_suspending_logs_out_at_once(somebody: Member, moderator: Member) -> None:
    somebody.vouch_for_address()
    theirs = StrictClient()
    theirs.post(reverse("account_login"), {"login": somebody.email, "password": PASSWORD})
    assert theirs.get(reverse("space")).status_code == 200
    client = as_(moderator)
    url = reverse("people:suspension", args=[somebody.pk])
    assert client.get(url).status_code == 200
    client.post(url)
    assert theirs.get(reverse("space")).status_code == 302
    client.post(url)
    somebody.refresh_from_db()
    assert somebody.is_active


@pytest.mark.parametrize("verb", [suspend, restore])
def test_who_suspends_whom(verb: Any, somebody: Member, moderator: Member) -> None:
    colleague = member("edition@passerelles.example", EDITOR.name)
    chief = Member.objects.create_superuser("chef@passerelles.example", PASSWORD)
    for by, whom in ((somebody, moderator), (moderator, moderator), (moderator, colleague), (moderator, chief)):
        with pytest.raises(PermissionDenied):
            verb(whom, by)
    verb(somebody, moderator)
    verb(colleague, chief)


@pytest.mark.parametrize("name", ["memberships:index", "people:index"])
def test_contributors_see_none_of_it(name: str, moderator: Member) -> None:
    client = as_(member("contribution@passerelles.example", CONTRIBUTOR.name))
    assert client.get(reverse(name)).status_code == 302
    assert client.get(reverse("people:suspension", args=[moderator.pk])).status_code == 302


def test_nothing_is_edited_by_hand(moderator: Member, somebody: Member, centre: OrganisationPage) -> None:
    asked = services.claim(somebody, centre)
    client = as_(moderator)
    for name, args in (
        ("memberships:add", []),
        ("memberships:edit", [asked.pk]),
        ("memberships:delete", [asked.pk]),
        ("wagtailusers_users:index", []),
        ("wagtailusers_users:edit", [somebody.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 302
