"""Who sees what of a group date: everybody the date, its host who comes, each person his or her own place."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from network.companionship.gatherings.links import opened
from network.companionship.gatherings.models import GroupDate, Participation
from network.members.permissions import answers_for
from network.models import OrganisationPage


@dataclass(frozen=True)
class Seat:
    """Somebody's way to his or her own place. member: who is logged in, None for whoever came by a link."""

    who: Participation
    member: Any
    url: str
    leave_url: str


def by_link(token: str) -> Seat | None:
    """What a personal link opens; None for one that we did not make."""
    found = opened(token)
    if found is None:
        return None
    return Seat(found, None, reverse("group_place", args=[token]), reverse("group_leave", args=[token]))


def by_member(member: Any, pk: int) -> Seat | None:
    """The member's own place of that number."""
    found = joined_by(member).filter(pk=pk).first()
    if found is None:
        return None
    return Seat(found, member, reverse("space_group_place", args=[pk]), reverse("space_group_leave", args=[pk]))


def joined_by(member: Any) -> QuerySet[Participation]:
    """The member's own places, the latest date first."""
    found = Participation.objects.filter(member=member, erased_at=None).select_related("date")
    return found.order_by("-date__starts_at", "-pk")


def hosted_by(member: Any) -> QuerySet[GroupDate]:
    """The dates of all organisations for which the member answers."""
    return GroupDate.objects.filter(host_key__in=answers_for(member).values("translation_key"))


def hosts_of(member: Any, language: str) -> list[OrganisationPage]:
    """The organisations for which the member may open dates: each once, in ``language`` where it has that."""
    found: dict[Any, OrganisationPage] = {}
    pages = answers_for(member).filter(alias_of=None, live=True).select_related("locale")
    for page in sorted(pages, key=lambda page: (page.locale.language_code != language, page.pk)):
        found.setdefault(page.translation_key, page)
    return sorted(found.values(), key=lambda page: page.title)
