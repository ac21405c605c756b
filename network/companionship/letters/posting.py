"""How a letter about a request becomes an e-mail."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail import absolute, post
from core.mail.inbound import reply_address
from network.companionship import calendar
from network.companionship.alternatives import Other
from network.companionship.enums import LinkPurpose, Party
from network.companionship.links import issue, path_of
from network.companionship.models import VisitRequest
from network.companionship.recipients import Recipient, recipients_of


@dataclass(frozen=True)
class Button:
    label: str
    url: str


@dataclass(frozen=True)
class Letter:
    """lines: paragraphs. quote: words of the other side. facts: label and text. others: hosts to go to instead."""

    subject: str
    lines: Sequence[str]
    quote: str = ""
    facts: Sequence[tuple[str, str]] = ()
    buttons: Sequence[Button] = ()
    others: Sequence[Other] = ()
    last: str = ""


Write = Callable[["Desk"], Letter]


@dataclass(frozen=True)
class Desk:
    """Where a letter to one person is written: it makes the links of that person."""

    request: VisitRequest
    party: Party
    to: Recipient
    now: datetime

    def button(self, label: str, purpose: LinkPurpose = LinkPurpose.FOLLOW) -> Button:
        return Button(label, absolute(self.path(purpose)))

    def path(self, purpose: LinkPurpose) -> str:
        return path_of(issue(self.request, purpose, self.party, self.now), purpose, self.to.language)


def to_visitor(
    request: VisitRequest, event: str, now: datetime, write: Write, *, with_calendar: str = "", may_answer: bool = True
) -> None:
    """Post to the visitor. event: unique in the life of the request. with_calendar: "REQUEST", "CANCEL" or nothing."""
    to = Recipient(request.visitor_email, request.visitor_language)
    _post(Desk(request, Party.VISITOR, to, now), f"{event}:visitor", write, with_calendar, may_answer)


def to_host(
    request: VisitRequest, event: str, now: datetime, write: Write, *, with_calendar: str = "", may_answer: bool = True
) -> None:
    """Post to everybody who answers for the host, each with links and a language of their own."""
    for to in recipients_of(request.host_key):
        name = f"{event}:host:{who(to.email)}"
        _post(Desk(request, Party.HOST, to, now), name, write, with_calendar, may_answer)


def _post(desk: Desk, event: str, write: Write, with_calendar: str, may_answer: bool) -> None:
    request, to = desk.request, desk.to
    with override(to.language):
        letter = write(desk)
        invited = None
        if with_calendar:
            make = calendar.cancellation if with_calendar == "CANCEL" else calendar.invitation
            name = request.visitor_name if desk.party == Party.VISITOR else request.host_title
            invited = make(request, to.email, name, desk.path(LinkPurpose.FOLLOW), desk.now)
        post(
            "visit",
            to.email,
            to.language,
            {"letter": letter, "why": why(desk.party)},
            key=f"visit:{request.pk}:{event}",
            calendar=invited,
            reply_to=reply_address("request", f"{request.pk}-{desk.party}") if may_answer else "",
        )


def who(email: str) -> str:
    """Tells one recipient from another in the name of an event, without the address: names are kept for longer."""
    return salted_hmac("network.companionship.letters", email.lower(), algorithm="sha256").hexdigest()[:16]


def why(party: Party) -> str:
    """Why somebody gets such an e-mail, at its foot."""
    if party == Party.VISITOR:
        return _("You receive this e-mail because a visit was asked for with your address.")
    return _("You receive this e-mail because you answer for an organisation that opens its door to visits.")
