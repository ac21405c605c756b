"""The sections of the space that are about members themselves, and what waits there."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from network.models import Membership, MembershipState, Role

from .permissions import administered_by, is_moderator
from .space import Section, Waiting, register


def connect() -> None:
    """Register them; called once, when the app is ready."""
    register(Section("start", gettext_lazy("Start"), 0, "space"))
    register(Section("organisations", gettext_lazy("My organisations"), 10, "space_organisations", _count, _waiting))
    register(Section("account", gettext_lazy("My account"), 90, "space_account"))
    register(Section("data", gettext_lazy("My data"), 95, "space_data"))


def _count(member: Any) -> int:
    return _to_decide(member).count() + len(_invitations(member))


def _waiting(member: Any) -> list[Waiting]:
    found = [
        Waiting(
            _("%(organisation)s invites you") % {"organisation": one.organisation.title},
            reverse("space_organisations"),
        )
        for one in _invitations(member)
    ]
    if is_moderator(member) and (count := _unrun().count()):
        text = ngettext(
            "%(count)s request to join an organisation that nobody runs",
            "%(count)s requests to join organisations that nobody runs",
            count,
        )
        found.append(Waiting(text % {"count": count}, f"{reverse('memberships:index')}?state=asked"))
    asked: dict[int, list[Membership]] = {}
    for one in _to_decide(member).select_related("organisation"):
        asked.setdefault(one.organisation_id, []).append(one)
    for number, ones in asked.items():
        text = ngettext(
            "%(count)s person asks to join %(organisation)s", "%(count)s people ask to join %(organisation)s", len(ones)
        )
        words = text % {"count": len(ones), "organisation": ones[0].organisation.title}
        found.append(Waiting(words, reverse("space_organisation", args=[number])))
    return found


def _to_decide(member: Any) -> Any:
    return Membership.objects.filter(state=MembershipState.ASKED, organisation__in=administered_by(member))


def _unrun() -> Any:
    """Requests for organisations without an administrator, which wait for a moderator."""
    run = Membership.objects.active().filter(role=Role.ADMINISTRATOR)
    asked = Membership.objects.filter(state=MembershipState.ASKED)
    return asked.exclude(organisation__in=run.values("organisation"))


def _invitations(member: Any) -> list[Membership]:
    from .views.organisations import invitations_to  # the views register nothing

    return invitations_to(member)
