"""Who sees a request: whoever has a personal link of it, and the members who sent it or answer for its host."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from network.companionship.enums import TOOK_PLACE, LinkPurpose, Party, State
from network.companionship.links import opened
from network.companionship.models import VisitRequest
from network.members.permissions import answers_for

# What the host does not know of: nobody has confirmed it, or it waits for a place.
NOT_WITH_THE_HOST = (State.UNCONFIRMED, State.EXPIRED, State.WAITING)


@dataclass(frozen=True)
class Access:
    """One side's way to a request. url: of its page; member: who is logged in, None for whoever came by a link."""

    request: VisitRequest
    party: Party
    member: Any
    url: str

    def act_url(self, name: str) -> str:
        return f"{self.url}{name}/"


def by_link(token: str, now: datetime) -> Access | None:
    """What a link to follow a request opens; None for any other link, or one that we did not make."""
    found = opened(token, now)
    if found is None or not found.is_good or found.link.purpose != LinkPurpose.FOLLOW:
        return None
    url = reverse("visit_follow", args=[token])
    return Access(found.link.request, Party(found.link.party), None, url)


def sent_by(member: Any) -> QuerySet[VisitRequest]:
    """The requests that the member sent."""
    return VisitRequest.objects.filter(visitor=member, erased_at=None)


def received_by(member: Any) -> QuerySet[VisitRequest]:
    """The requests that the member may answer."""
    keys = answers_for(member).values("translation_key")
    found = VisitRequest.objects.filter(host_key__in=keys, erased_at=None)
    # What was a place in a group date was never sent; it is with the host since it was held.
    known = Q(sent_at__isnull=False) | Q(state__in=(*TOOK_PLACE, State.MISSED))
    return found.filter(known).exclude(state__in=NOT_WITH_THE_HOST)


def by_member(member: Any, pk: int) -> Access | None:
    """The member's way to this request, None where there is none. Whoever sent it is its visitor."""
    url = reverse("space_request", args=[pk])
    sent = sent_by(member).filter(pk=pk).first()
    if sent is not None:
        return Access(sent, Party.VISITOR, member, url)
    received = received_by(member).filter(pk=pk).first()
    return Access(received, Party.HOST, member, url) if received else None
