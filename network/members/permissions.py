"""Who may do what with organisations and their members. Small questions, asked by services and views alike."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.models import Page

from network.models import Member, Membership, MembershipState, OrganisationPage, Role

MODERATE = "network.change_membership"


def written_first(organisation: OrganisationPage) -> OrganisationPage:
    """The page of this organisation in the language in which it was written first: the one that memberships name."""
    pages = OrganisationPage.objects.filter(translation_key=organisation.translation_key)
    return pages.filter(alias_of=None).order_by("pk").first() or organisation


def is_moderator(member: Any) -> bool:
    """True for those who decide about members of every organisation: moderators and those above them."""
    return bool(member.is_authenticated and member.is_active and member.has_perm(MODERATE))


def needs_two_factors(member: Any) -> bool:
    """True for moderators and those above them, where the site asks them to prove twice who they are."""
    return settings.REQUIRE_TWO_FACTORS and is_moderator(member)


def moderators() -> QuerySet[Member]:
    """Those who decide where an organisation has nobody to."""
    app, codename = MODERATE.split(".")
    permission = Q(content_type__app_label=app, codename=codename)
    held = Permission.objects.filter(permission)
    return Member.objects.filter(Q(groups__permissions__in=held) | Q(is_superuser=True), is_active=True).distinct()


def administrators_of(organisation: OrganisationPage) -> QuerySet[Member]:
    """Those who run it, and may act."""
    active = memberships_of(organisation).filter(state=MembershipState.ACTIVE, role=Role.ADMINISTRATOR)
    return Member.objects.filter(is_active=True, memberships__in=active).distinct()


def memberships_of(organisation: OrganisationPage) -> QuerySet[Membership]:
    """Everybody's memberships of it, whatever the language of the page and the state."""
    return Membership.objects.filter(organisation__translation_key=organisation.translation_key)


def administers(member: Any, organisation: OrganisationPage) -> bool:
    """True for an active administrator of this organisation."""
    if not _is_somebody(member):
        return False
    key = organisation.translation_key
    return _active(member, Role.ADMINISTRATOR).filter(organisation__translation_key=key).exists()


def may_manage(member: Any, organisation: OrganisationPage) -> bool:
    """True for those who decide who belongs to it: its administrators, and the moderators."""
    return administers(member, organisation) or is_moderator(member)


def is_run(organisation: OrganisationPage) -> bool:
    """True when it has an administrator who may act."""
    return memberships_of(organisation).active().filter(role=Role.ADMINISTRATOR).exists()  # type: ignore[attr-defined]


def answers_for(member: Any) -> QuerySet[OrganisationPage]:
    """The organisations, in every language, whose requests the member may answer: those to which he or she belongs."""
    return _pages(member, *Role.values)


def administered_by(member: Any) -> QuerySet[OrganisationPage]:
    """The organisations, in every language, that the member runs."""
    return _pages(member, Role.ADMINISTRATOR)


def who_answer(page: Page) -> QuerySet[Member]:
    """The members who answer for an organisation, by whatever page of it."""
    return Member.objects.filter(
        is_active=True,
        memberships__state=MembershipState.ACTIVE,
        memberships__organisation__translation_key=page.translation_key,
    ).distinct()


def _pages(member: Any, *roles: str) -> QuerySet[OrganisationPage]:
    if not _is_somebody(member):
        return OrganisationPage.objects.none()
    keys = _active(member, *roles).values("organisation__translation_key")
    return OrganisationPage.objects.filter(translation_key__in=keys)


def _active(member: Any, *roles: str) -> QuerySet[Membership]:
    return Membership.objects.filter(member=member, state=MembershipState.ACTIVE, role__in=roles)


def _is_somebody(member: Any) -> bool:
    return bool(member.is_authenticated and member.is_active)
