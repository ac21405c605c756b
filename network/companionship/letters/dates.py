"""From the answer to the date, and to what ends a request before it."""

from datetime import datetime

from django.utils.translation import gettext as _

from network.companionship.alternatives import other_hosts
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest
from network.companionship.wording import agreed_date, facts, happens_next

from .first import four_answers
from .posting import Desk, Letter, to_host, to_visitor

WITH_THE_HOST = frozenset({State.SENT, State.COUNTER_PROPOSED, State.ACCEPTED, State.SCHEDULED})


def _event(request: VisitRequest, verb: str) -> str:
    """The same verb may come again in the life of a request: each time is another event."""
    return f"{verb}:{request.events.count()}"


def accepted(request: VisitRequest, message: str, now: datetime) -> None:
    """Yes, the day follows."""

    def write(desk: Desk) -> Letter:
        return Letter(
            _("%(host)s said yes") % {"host": request.host_title},
            [_("Good news: %(host)s would be glad to see you. The day and the hour come next.") % _host(request)],
            quote=message,
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("See my request"))],
        )

    to_visitor(request, _event(request, "accepted"), now, write)


def agreed(request: VisitRequest, now: datetime) -> None:
    """The visitor took one of the host's periods: the host says the hour."""

    def write(desk: Desk) -> Letter:
        return Letter(
            _("%(name)s agrees: say the hour") % {"name": request.visitor_name},
            [happens_next(request, Party.HOST)],
            facts=facts(request, Party.HOST),
            buttons=[desk.button(_("Set the date"))],
        )

    to_host(request, _event(request, "agreed"), now, write)


def counter_proposed(request: VisitRequest, message: str, now: datetime) -> None:
    """Other dates, between which the visitor chooses."""

    def write(desk: Desk) -> Letter:
        return Letter(
            _("%(host)s proposes another date") % _host(request),
            [_("%(host)s would be glad to see you, on another day. Choose the date that suits you.") % _host(request)],
            quote=message,
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("Choose a date"))],
        )

    to_visitor(request, _event(request, "counter_proposed"), now, write)


def proposed_again(request: VisitRequest, now: datetime) -> None:
    """The visitor proposes other dates."""

    def write(desk: Desk) -> Letter:
        named = {"name": request.visitor_name, "organisation": request.visitor_organisation}
        return Letter(
            _("%(name)s proposes other dates") % named,
            [_("Your dates do not suit %(name)s, %(organisation)s, who proposes others.") % named],
            facts=facts(request, Party.HOST),
            buttons=four_answers(desk),
        )

    to_host(request, _event(request, "proposed_again"), now, write)


def scheduled(request: VisitRequest, message: str, now: datetime) -> None:
    """The date, for both calendars; also when it moves."""
    moved = request.calendar_sequence > 0
    event = _event(request, "scheduled")

    def write(desk: Desk) -> Letter:
        named = {"date": agreed_date(request), "page": request.page_title}
        subject = _("New date of the visit: %(date)s") if moved else _("The visit is on %(date)s")
        return Letter(
            subject % named,
            [
                _("The visit “%(page)s” takes place on %(date)s.") % named,
                _("The invitation in this e-mail puts it into your calendar."),
            ],
            quote=message if desk.party == Party.VISITOR else "",
            facts=facts(request, desk.party),
            buttons=[desk.button(_("See the request and write"))],
        )

    to_visitor(request, event, now, write, with_calendar="REQUEST")
    to_host(request, event, now, write, with_calendar="REQUEST")


def declined(request: VisitRequest, before: State, message: str, now: datetime) -> None:
    """No, and others to go to. A date that was agreed leaves both calendars."""
    cancel = "CANCEL" if before == State.SCHEDULED else ""

    def to_the_visitor(desk: Desk) -> Letter:
        if cancel:
            subject, line = _("%(host)s cancels the visit"), _("%(host)s cannot receive you after all, and is sorry.")
        else:
            subject, line = _("%(host)s cannot receive you"), _("%(host)s cannot receive you this time.")
        return Letter(
            subject % _host(request),
            [line % _host(request)],
            quote=message,
            facts=facts(request, Party.VISITOR),
            others=other_hosts(request, request.visitor_language),
            buttons=[desk.button(_("See my request"))],
        )

    def to_the_host(desk: Desk) -> Letter:
        named = {"name": request.visitor_name}
        return Letter(_("The visit of %(name)s is cancelled") % named, [_("The visitor has been told.")])

    to_visitor(request, "declined", now, to_the_visitor, with_calendar=cancel)
    if cancel:
        to_host(request, "declined", now, to_the_host, with_calendar=cancel)


def withdrawn(request: VisitRequest, before: State, now: datetime) -> None:
    """The host is told, where it knew of the request; a date that was agreed leaves both calendars."""
    cancel = "CANCEL" if before == State.SCHEDULED else ""

    def write(desk: Desk) -> Letter:
        if desk.party == Party.VISITOR:
            return Letter(_("Your visit is cancelled"), [_("You have withdrawn your request, and the host knows.")])
        named = {"name": request.visitor_name, "organisation": request.visitor_organisation, "page": request.page_title}
        return Letter(
            _("%(name)s withdraws the request") % named,
            [_("%(name)s, %(organisation)s, will not come to see “%(page)s”. Nothing more is to be done.") % named],
        )

    if before in WITH_THE_HOST:
        to_host(request, "withdrawn", now, write, with_calendar=cancel)
    if cancel:
        to_visitor(request, "withdrawn", now, write, with_calendar=cancel)


def lapsed(request: VisitRequest, before: State, now: datetime) -> None:
    """Nobody answered. Who waited gets an apology and others to go to; who did not answer is told, without blame."""

    def to_the_visitor(desk: Desk) -> Letter:
        others = other_hosts(request, request.visitor_language)
        if before == State.COUNTER_PROPOSED:
            lines = [_("You have not chosen between the dates of %(host)s, so the request is closed.") % _host(request)]
        elif before == State.WAITING:
            lines = [_("No place came free at %(host)s in two months, and we are sorry.") % _host(request)]
        else:
            lines = [
                _("%(host)s has not answered in time, in spite of our reminders. We are sorry.") % _host(request),
            ]
            if others:
                lines.append(_("It says nothing about your question. These hosts open their doors too:"))
        return Letter(
            _("Your request to %(host)s ends without an answer") % _host(request),
            lines,
            others=others,
        )

    def to_the_host(desk: Desk) -> Letter:
        named = {"name": request.visitor_name, "page": request.page_title}
        return Letter(
            _("The request of %(name)s is closed") % named,
            [
                _("It waited for an answer about “%(page)s”, and the visitor was shown other hosts.") % named,
                _("No time for visits at the moment? Pausing takes one click, and nobody is kept waiting."),
            ],
            buttons=four_answers(desk)[3:],
        )

    to_visitor(request, "lapsed", now, to_the_visitor)
    if before in (State.SENT, State.ACCEPTED):
        to_host(request, "lapsed", now, to_the_host)


def _host(request: VisitRequest) -> dict[str, str]:
    return {"host": request.host_title}
