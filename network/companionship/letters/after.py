"""What goes beside the answers: messages, reminders, questions after the visit, pauses."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.dates import date_format
from core.mail import post
from network.companionship.enums import LinkPurpose, Party, PauseReason, State
from network.companionship.models import ThreadMessage, VisitRequest
from network.companionship.recipients import recipients_of
from network.companionship.wording import agreed_date, facts, happens_next

from .first import four_answers
from .posting import Desk, Letter, to_host, to_visitor, who, why


def message(request: VisitRequest, written: ThreadMessage, now: datetime) -> None:
    """What one side wrote, to the other."""
    by_visitor = written.party == Party.VISITOR

    def write(desk: Desk) -> Letter:
        name = request.visitor_name if by_visitor else request.host_title
        return Letter(
            _("%(name)s has written to you") % {"name": name},
            [_("About the visit “%(page)s”:") % {"page": request.page_title}],
            quote=written.text,
            buttons=[desk.button(_("Read and answer"))],
        )

    tell = to_host if by_visitor else to_visitor
    tell(request, f"message:{written.pk}", now, write)


def reminder(request: VisitRequest, number: int, now: datetime) -> None:
    """To whoever's turn it is; number: 1 or 2."""
    event = f"reminder:{request.events.count()}:{number}"

    def to_the_host(desk: Desk) -> Letter:
        named = {"name": request.visitor_name, "page": request.page_title}
        return Letter(
            _("%(name)s waits for your answer") % named,
            [
                _("%(name)s would like to come and see “%(page)s”. One click answers.") % named,
                _("A no is an answer too: it lets the visitor ask elsewhere."),
            ],
            quote=request.purpose,
            facts=facts(request, Party.HOST),
            buttons=four_answers(desk) if request.state == State.SENT else [desk.button(_("Set the date"))],
        )

    def to_the_visitor(desk: Desk) -> Letter:
        return Letter(
            _("%(host)s waits for your choice") % {"host": request.host_title},
            [happens_next(request, Party.VISITOR)],
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("Choose a date"))],
        )

    if request.state == State.COUNTER_PROPOSED:
        to_visitor(request, event, now, to_the_visitor)
    else:
        to_host(request, event, now, to_the_host)


def questions(request: VisitRequest, now: datetime, *, to_both: bool = True) -> None:
    """Thanks and three questions, to both sides, or to the visitor only."""

    def write(desk: Desk) -> Letter:
        named = {"page": request.page_title, "date": agreed_date(request)}
        if desk.party == Party.VISITOR:
            subject, line = _("How was the visit?"), _("You went to see “%(page)s” on %(date)s.")
        else:
            subject, line = _("Thank you for opening your door"), _("Somebody came to see “%(page)s” on %(date)s.")
        return Letter(
            subject,
            [
                line % named,
                _("Three questions, two minutes: what you answer helps those who come next."),
            ],
            buttons=[desk.button(_("Answer three questions"), LinkPurpose.REPORT)],
            last=_("You have told already, by phone or over a coffee? One click there says so."),
        )

    to_visitor(request, "questions", now, write)
    if to_both:
        to_host(request, "questions", now, write)


def paused(host_key: UUID, until: date, reason: PauseReason, now: datetime) -> None:
    """The host did not ask for the pause: it is told why, and how to open the door again."""
    last = VisitRequest.objects.filter(host_key=host_key, erased_at=None).order_by("-asked_at").first()
    for to in recipients_of(host_key):
        with override(to.language):
            lines = [_("Requests were left without an answer, so your door is closed for the time being.")]
            if reason == PauseReason.UNREACHABLE:
                lines = [_("Our e-mails to you came back, so your door is closed for the time being.")]
            lines.append(_("It opens again on %(day)s, or with one click before.") % {"day": date_format(until)})
            buttons = []
            if last is not None:
                desk = Desk(last, Party.HOST, to, now)
                buttons = [desk.button(_("Open the door again, or pause longer"), LinkPurpose.PAUSE)]
            letter = Letter(_("Your visits are paused"), lines, buttons=buttons)
            context = {"letter": letter, "why": why(Party.HOST)}
            post("visit", to.email, to.language, context, key=f"visit:paused:{host_key}:{until}:{who(to.email)}")


def unreachable(request: VisitRequest, now: datetime) -> None:
    """The visitor is told that the host's address takes no e-mail."""

    def write(desk: Desk) -> Letter:
        host = {"host": request.host_title}
        return Letter(
            _("%(host)s cannot be reached") % host,
            [
                _("Our e-mail to %(host)s came back. The editors of the site know; your request is not lost.") % host,
                happens_next(request, Party.VISITOR),
            ],
            buttons=[desk.button(_("See my request"))],
        )

    to_visitor(request, "unreachable", now, write)
