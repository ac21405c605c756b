"""What of the network waits for moderators; the e-mails that tell them, among those that may be turned off."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from network.alerts import notices
from network.members.data import Kept, Row
from network.members.data import register as register_data
from network.members.permissions import MODERATE, is_moderator
from network.models import Member, Membership, MembershipState, Role, ThreadMessage, ToldModerator
from network.moderation.telling import NOTICE
from network.moderation.waiting import Entry, Kind, entry_of, register


def connect() -> None:
    """Register them; called once, when the app is ready."""
    notices.register(NOTICE, gettext_lazy("What waits for you as a moderator"), for_whom=is_moderator)
    register_data(Kept("moderation", gettext_lazy("E-mails about what waits for moderators"), _rows, order=51))
    register(
        Kind(
            "visit_messages",
            gettext_lazy("Reported messages about visits"),
            "network.add_blockedsender",
            _messages,
            lambda: f"{reverse('visit_requests:index')}?waiting=true",
            urgent=True,
        )
    )
    register(Kind("memberships", gettext_lazy("Requests to join"), MODERATE, _memberships, _membership_url))
    register(Kind("pages", gettext_lazy("Pages to read over"), "wagtailadmin.access_admin", _pages, _home))


def _rows(member: Member) -> Iterator[Row]:
    for one in ToldModerator.objects.filter(member=member):
        yield {_("Last e-mail"): one.told_at, _("What waited"): len(one.told)}


def _messages(moderator: Member) -> list[Entry]:
    return [
        entry_of(one, one.reported_at, reverse("visit_requests:inspect", args=[one.request_id]), str(one.request))
        for one in ThreadMessage.objects.waiting().select_related("request")
    ]


def _memberships(moderator: Member) -> list[Entry]:
    """Those that nobody of the organisation decides about."""
    run = Membership.objects.active().filter(role=Role.ADMINISTRATOR)  # type: ignore[attr-defined]
    asked = Membership.objects.filter(state=MembershipState.ASKED)
    alone = asked.exclude(organisation__translation_key__in=run.values("organisation__translation_key"))
    return [
        entry_of(one, one.created_at, reverse("space_organisation", args=[one.organisation_id]))
        for one in alone.select_related("organisation", "member")
    ]


def _membership_url() -> str:
    return f"{reverse('memberships:index')}?state={MembershipState.ASKED.value}"


def _pages(moderator: Member) -> list[Entry]:
    states = TaskState.objects.reviewable_by(moderator).select_related("revision")
    return [
        entry_of(
            one,
            one.started_at,
            reverse("wagtailadmin_pages:edit", args=[one.revision.object_id]),
            one.revision.object_str,
        )
        for one in states
    ]


def _home() -> str:
    return reverse("wagtailadmin_home")
