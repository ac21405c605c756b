"""Somebody asks for a visit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from network.companionship import letters
from network.companionship.dates import Moment, first_of_month, zone_of
from network.companionship.doors import door, has_a_place, host_of, is_open
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest
from network.companionship.recipients import recipients
from network.counting.subjects import note_subject

from .steps import locked, note, propose, step

AGAIN_AFTER = timedelta(days=7)


class NotOpen(Exception):
    """Nobody can be asked here now. ``str()`` is a sentence for people."""


@dataclass(frozen=True)
class Asked:
    """What a visitor asks, already checked. phone, access_needs may be empty; dates: one to three."""

    format: str
    purpose: str
    language: str
    name: str
    organisation: str
    email: str
    dates: Sequence[Moment]
    people: int = 1
    phone: str = ""
    access_needs: str = ""
    shares: bool = False


def ask(
    page: Page,
    asked: Asked,
    *,
    visitor: Any = None,
    proven: bool = False,
    tie: Callable[[VisitRequest], None] | None = None,
    now: datetime | None = None,
) -> tuple[VisitRequest, bool]:
    """Ask to see ``page`` (a practice or an organisation that opens its door); the request, and whether it is new.

    proven: the address is known to be the visitor's, so the request leaves at once; otherwise a link is sent there.
    tie: given the new request before anybody is told of it, to say what it belongs to.
    Who asked the same host within seven days gets that first request back, and where it stands by e-mail.
    Raises NotOpen.
    """
    now = now or timezone.now()
    host = host_of(page)
    if host is None or not is_open(page) or not recipients(host):
        raise NotOpen(_("Nobody can be asked for a visit here at the moment."))
    with transaction.atomic():
        door(host.translation_key)
        first = _same_lately(host.translation_key, asked.email, now)
        if first is not None:
            if not proven:
                letters.known(first, now)
            elif first.visitor_id is None:
                # Asked without logging in, from the address that is known to be this member's.
                VisitRequest.objects.filter(pk=first.pk).update(visitor=visitor)
                first.visitor = visitor
            return first, False
        request = VisitRequest.objects.create(
            page_id=page.pk,
            page_key=page.translation_key,
            page_title=page.title,
            host=host,
            host_key=host.translation_key,
            host_title=host.title,
            format=asked.format,
            purpose=asked.purpose,
            people=asked.people,
            language=asked.language,
            access_needs=asked.access_needs,
            visitor=visitor if visitor is not None and visitor.is_authenticated else None,
            visitor_name=asked.name,
            visitor_organisation=asked.organisation,
            visitor_email=asked.email,
            visitor_phone=asked.phone,
            visitor_language=(get_language() or "fr")[:2],
            visitor_shares=asked.shares,
            asked_at=now,
            time_zone=zone_of(host.country),
            demonstration=host.demonstration,
        )
        note_subject(request)
        propose(request, Party.VISITOR, asked.dates)
        if tie is not None:
            tie(request)
        note(request, "ask", Party.VISITOR, now, by=visitor, before="")
        if proven:
            return _send_or_wait(request, page, now, visitor), True
        letters.confirm(request, now)
    return request, True


def _same_lately(host_key: Any, email: str, now: datetime) -> VisitRequest | None:
    over = (State.EXPIRED, State.WITHDRAWN)
    same = VisitRequest.objects.filter(host_key=host_key, visitor_email__iexact=email, asked_at__gt=now - AGAIN_AFTER)
    return same.exclude(state__in=over).order_by("-asked_at").first()


def confirm_address(request: VisitRequest, *, now: datetime | None = None) -> VisitRequest:
    """The visitor has opened the link: the request leaves, or waits where the month's places are taken.

    Two that come for the last place come one after the other. Raises ForbiddenTransition, or NotOpen for a host that
    has paused since.
    """
    now = now or timezone.now()
    with transaction.atomic():
        door(request.host_key)
        request = locked(request)
        page = request.page.specific if request.page else None
        if request.state == State.UNCONFIRMED and (page is None or not page.live or not is_open(page)):
            raise NotOpen(_("This door has closed since you asked. Your request is kept until its link expires."))
        return _send_or_wait(request, page, now, None)


def _send_or_wait(request: VisitRequest, page: Any, now: datetime, by: Any) -> VisitRequest:
    if request.state == State.UNCONFIRMED and not has_a_place(page, now):
        request = step(request, "wait", Party.VISITOR, now, by=by)
        letters.waiting(request, now)
        return request
    month = first_of_month(now)
    request = step(request, "confirm_address", Party.VISITOR, now, by=by, sent_at=now, place_month=month)
    letters.sent(request, now)
    return request
