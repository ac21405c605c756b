"""Who joins an organisation, who lets them in, who hands it over: what each may, and what nobody may."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Locale, PageLogEntry

from network.members import services, space
from network.members.permissions import administered_by, administers, answers_for, is_run, may_manage
from network.models import Member, Membership, MembershipState, OrganisationPage, Role
from tests.admin.builders import home, member

from .conftest import belongs

pytestmark = pytest.mark.django_db


def test_one_asks_and_an_administrator_lets_in(
    somebody: Member, boss: Member, centre: OrganisationPage, other_centre: OrganisationPage
) -> None:
    asked = services.ask_to_join(somebody, centre, " Bonjour ")
    assert (asked.state, asked.message) == (MembershipState.ASKED, "Bonjour")
    assert not answers_for(somebody).exists()
    services.approve(asked, boss)
    assert list(answers_for(somebody)) == [centre]
    assert not administered_by(somebody).exists()
    assert not may_manage(somebody, centre)
    actions = PageLogEntry.objects.filter(page_id=centre.pk, action__startswith="network.")
    assert [entry.action for entry in actions.order_by("pk")] == ["network.ask_to_join", "network.approve_membership"]
    assert "quelquun" not in str([(entry.label, entry.data) for entry in actions])


def test_a_moderator_lets_in_where_nobody_does(somebody: Member, moderator: Member, centre: OrganisationPage) -> None:
    services.approve(services.ask_to_join(somebody, centre), moderator)
    assert answers_for(somebody).exists()


def test_nobody_lets_themselves_in(moderator: Member, centre: OrganisationPage) -> None:
    asked = services.claim(moderator, centre)
    with pytest.raises(PermissionDenied):
        services.approve(asked, moderator)
    assert not is_run(centre)


@pytest.mark.parametrize("verb", [services.approve, services.refuse])
def test_others_decide_nothing(
    verb: Callable[[Membership, Member], Membership],
    somebody: Member,
    boss: Member,
    centre: OrganisationPage,
    other_centre: OrganisationPage,
) -> None:
    asked = services.ask_to_join(member("autre@passerelles.example"), centre)
    belongs(somebody, other_centre, Role.ADMINISTRATOR)
    belongs(somebody, centre)  # a contact of this one
    with pytest.raises(PermissionDenied):
        verb(asked, somebody)
    boss.is_active = False
    boss.save()
    with pytest.raises(PermissionDenied):
        verb(asked, boss)
    asked.refresh_from_db()
    assert asked.state == MembershipState.ASKED


def test_one_asks_once_and_again_after_a_refusal(somebody: Member, boss: Member, centre: OrganisationPage) -> None:
    asked = services.ask_to_join(somebody, centre)
    with pytest.raises(ValidationError):
        services.ask_to_join(somebody, centre)
    services.refuse(asked, boss)
    with pytest.raises(ValidationError):
        services.approve(asked, boss)
    again = services.ask_to_join(somebody, centre)
    services.approve(again, boss)
    with pytest.raises(ValidationError):
        services.ask_to_join(somebody, centre)


def test_the_database_keeps_it_to_one(somebody: Member, centre: OrganisationPage) -> None:
    belongs(somebody, centre)
    with pytest.raises(IntegrityError), transaction.atomic():
        belongs(somebody, centre, state=MembershipState.ASKED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organisation=centre, state=MembershipState.ACTIVE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organisation=centre, state=MembershipState.INVITED)


def test_a_claim_is_a_moderators_to_decide(somebody: Member, moderator: Member, centre: OrganisationPage) -> None:
    claimed = services.claim(somebody, centre, "Je dirige ce centre.")
    assert not is_run(centre)
    with pytest.raises(PermissionDenied):
        services.approve(claimed, member("autre@passerelles.example"))
    services.approve(claimed, moderator)
    assert administers(somebody, centre)
    with pytest.raises(ValidationError):
        services.claim(member("encore@passerelles.example"), centre)


def test_one_is_invited_by_an_address(boss: Member, somebody: Member, centre: OrganisationPage) -> None:
    invitation = services.invite(centre, "Nouvelle@Centre.example", Role.CONTACT, boss)
    same = services.invite(centre, "nouvelle@centre.example ", Role.ADMINISTRATOR, boss)
    assert same.pk == invitation.pk
    services.accept_invitation(invitation, somebody)
    assert administers(somebody, centre)
    invitation.refresh_from_db()
    assert invitation.email == ""
    with pytest.raises(ValidationError):
        services.accept_invitation(invitation, somebody)


def test_an_invitation_answers_what_one_asked(boss: Member, somebody: Member, centre: OrganisationPage) -> None:
    invitation = services.invite(centre, "alias@centre.example", Role.CONTACT, boss)
    asked = services.ask_to_join(somebody, centre)
    services.accept_invitation(invitation, somebody)
    asked.refresh_from_db()
    assert asked.state == MembershipState.ENDED
    with pytest.raises(ValidationError):
        services.invite(centre, somebody.email, Role.CONTACT, boss)


def test_a_contact_invites_nobody(somebody: Member, boss: Member, centre: OrganisationPage) -> None:
    belongs(somebody, centre)
    with pytest.raises(PermissionDenied):
        services.invite(centre, "nouvelle@centre.example", Role.CONTACT, somebody)


def test_invitations_are_not_sent_by_the_hundred(
    boss: Member, centre: OrganisationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_INVITATIONS", 1)
    services.invite(centre, "une@centre.example", Role.CONTACT, boss)
    with pytest.raises(ValidationError):
        services.invite(centre, "deux@centre.example", Role.CONTACT, boss)


def test_a_declined_invitation_forgets_the_address(boss: Member, centre: OrganisationPage) -> None:
    invitation = services.invite(centre, "une@centre.example", Role.CONTACT, boss)
    services.decline_invitation(invitation)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.email) == (MembershipState.ENDED, "")


def test_the_only_administrator_hands_over_before_leaving(
    boss: Member, somebody: Member, centre: OrganisationPage
) -> None:
    mine, theirs = boss.memberships.get(), belongs(somebody, centre)
    with pytest.raises(ValidationError):
        services.leave(mine, boss)
    with pytest.raises(ValidationError):
        services.change_role(mine, Role.CONTACT, boss)
    with pytest.raises(PermissionDenied):
        services.hand_over(mine, theirs, somebody)
    services.hand_over(mine, theirs, boss)
    assert administers(somebody, centre)
    assert not administers(boss, centre)
    services.leave(mine, boss)
    assert not answers_for(boss).exists()


def test_whoever_is_alone_may_leave(boss: Member, centre: OrganisationPage) -> None:
    services.leave(boss.memberships.get(), boss)
    assert not is_run(centre)


def test_members_are_removed_by_those_who_run_it(
    boss: Member, somebody: Member, moderator: Member, centre: OrganisationPage
) -> None:
    mine, theirs = boss.memberships.get(), belongs(somebody, centre)
    with pytest.raises(PermissionDenied):
        services.remove(mine, somebody)
    with pytest.raises(PermissionDenied):
        services.remove(mine, boss)
    services.remove(theirs, boss)
    assert not answers_for(somebody).exists()
    services.remove(mine, moderator)
    assert not is_run(centre)


def test_the_translations_are_the_same_organisation(somebody: Member, boss: Member, centre: OrganisationPage) -> None:
    home("nl")
    dutch = centre.copy_for_translation(Locale.objects.get(language_code="nl"), copy_parents=True)
    dutch.save_revision().publish()
    asked = services.ask_to_join(somebody, OrganisationPage.objects.get(pk=dutch.pk))
    assert asked.organisation_id == centre.pk
    services.approve(asked, boss)
    assert {page.pk for page in answers_for(somebody)} == {centre.pk, dutch.pk}
    with pytest.raises(ValidationError):
        services.ask_to_join(somebody, dutch)


def test_sections_come_in_their_order(somebody: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "_sections", {})
    second = space.Section("second", "Second", 20, "search", badge=lambda member: 3)
    first = space.Section("first", "First", 10, "search", waiting=lambda member: [space.Waiting("Do it", "/x/")])
    space.register(second)
    space.register(first)
    links = space.links_for(somebody)
    assert [(link.key, link.count) for link in links] == [("first", 0), ("second", 3)]
    assert [one.text for one in space.waiting_for(somebody)] == ["Do it"]
