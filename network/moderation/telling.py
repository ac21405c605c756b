"""Moderators are told by e-mail what waits for them: in the morning, and only when something has come since the last
e-mail; what somebody reports is told within half an hour."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core.later.mornings import last_morning
from core.mail import absolute, post
from network.alerts.models import NoticeOff
from network.alerts.services import stop_url
from network.members.permissions import moderators
from network.models import Member, ToldModerator
from network.moderation.waiting import Entry, Kind, kinds_for

NOTICE = "moderation"


@dataclass(frozen=True)
class Line:
    """What the e-mail says of one kind. days: for how many the oldest has waited. new: how many nobody was told of."""

    kind: Kind
    number: int
    new: int
    days: int
    url: str


def tell_moderators(now: datetime.datetime, *, dry_run: bool = False) -> int:
    """Send those e-mails that are due; how many (would be). One moderator, one transaction."""
    who = moderators()
    if not dry_run:
        ToldModerator.objects.exclude(member__in=who).delete()  # they moderate no more
    wanting = who.exclude(pk__in=NoticeOff.objects.filter(notice=NOTICE).values("member"))
    told = 0
    for moderator in wanting.order_by("pk"):
        with transaction.atomic():
            told += _tell(moderator, now, dry_run)
    return told


def _tell(moderator: Member, now: datetime.datetime, dry_run: bool) -> bool:
    last = ToldModerator.objects.select_for_update(of=("self",)).filter(member=moderator).first()
    known = set(last.told) if last else set()
    if last and last.told_at >= last_morning(now) and not _news(_waiting(moderator, urgent=True), known):
        return False
    waiting = _waiting(moderator)
    if not _news(waiting, known):
        return False
    if not dry_run:
        _post(moderator, [_line(kind, entries, known, now) for kind, entries in waiting], now, first=last is None)
        names = [_name(kind, entry) for kind, entries in waiting for entry in entries]
        ToldModerator.objects.update_or_create(member=moderator, defaults={"told_at": now, "told": names})
    return True


def _waiting(moderator: Member, *, urgent: bool = False) -> list[tuple[Kind, list[Entry]]]:
    found = [(kind, list(kind.entries(moderator))) for kind in kinds_for(moderator, urgent=urgent)]
    return [(kind, entries) for kind, entries in found if entries]


def _name(kind: Kind, entry: Entry) -> str:
    return f"{kind.key} {entry.name}"


def _news(waiting: list[tuple[Kind, list[Entry]]], known: set[str]) -> bool:
    return any(_name(kind, entry) not in known for kind, entries in waiting for entry in entries)


def _line(kind: Kind, entries: list[Entry], known: set[str], now: datetime.datetime) -> Line:
    oldest = timezone.localdate(min(entry.since for entry in entries))
    new = sum(_name(kind, entry) not in known for entry in entries)
    return Line(kind, len(entries), new, max((timezone.localdate(now) - oldest).days, 0), absolute(kind.url()))


def _post(moderator: Member, lines: list[Line], now: datetime.datetime, *, first: bool) -> None:
    with override(moderator.language):
        manage = absolute(reverse("space_alerts"))
    context: dict[str, Any] = {"lines": lines, "total": sum(line.number for line in lines), "manage_url": manage}
    context["first"] = first
    context["urgent"] = next((line for line in lines if line.kind.urgent and line.new), None)
    key = f"moderation:{moderator.pk}:{now:%Y%m%d%H%M%S}"
    link = stop_url(moderator, NOTICE)
    post("moderation", moderator.email, moderator.language, context, key=key, unsubscribe=link)
