"""Until a request has left."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.companionship.enums import LinkPurpose, Party, State
from network.companionship.models import VisitRequest
from network.companionship.wording import facts, happens_next

from .posting import Button, Desk, Letter, to_host, to_visitor


def confirm(request: VisitRequest, now: datetime, event: str = "confirm") -> None:
    """The link by which an address is proven."""

    def write(desk: Desk) -> Letter:
        host = {"host": request.host_title, "page": request.page_title}
        return Letter(
            _("Confirm your request to %(host)s") % host,
            [
                _("You would like to go and see “%(page)s” at %(host)s.") % host,
                _("Open this link and press the button: your request leaves then. The link is good for 48 hours."),
            ],
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("Confirm my request"), LinkPurpose.CONFIRM)],
            last=_("Did you ask for nothing? Then do nothing: without your click, nobody is told."),
        )

    to_visitor(request, event, now, write, may_answer=False)


def known(request: VisitRequest, now: datetime) -> None:
    """Where a request stands that was asked for a second time; its link once more. Once an hour at most."""
    event = f"known:{now:%Y%m%d%H}"
    if request.state == State.UNCONFIRMED:
        confirm(request, now, event)
        return

    def write(desk: Desk) -> Letter:
        named = {"host": request.host_title, "state": request.get_state_display()}
        return Letter(
            _("Your request to %(host)s: %(state)s") % named,
            [
                _("You have asked %(host)s already in the last seven days. This is where it stands: %(state)s.")
                % named,
                happens_next(request, Party.VISITOR),
            ],
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("See my request"))],
        )

    to_visitor(request, event, now, write)


def waiting(request: VisitRequest, now: datetime) -> None:
    """The month is full: the request leaves by itself later."""

    def write(desk: Desk) -> Letter:
        places = request.page.specific.visit_capacity if request.page else 1
        many = ngettext(
            "%(host)s takes %(places)s visit a month, and it is taken.",
            "%(host)s takes %(places)s visits a month, and they are taken.",
            places,
        )
        return Letter(
            _("Your request to %(host)s waits for a place") % {"host": request.host_title},
            [
                many % {"host": request.host_title, "places": places},
                _("Nothing is lost: your request leaves by itself when a place comes free, in the order of arrival."),
            ],
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("See my request"))],
        )

    to_visitor(request, "waiting", now, write)


def sent(request: VisitRequest, now: datetime) -> None:
    """The host is asked, the visitor told."""

    def to_the_visitor(desk: Desk) -> Letter:
        return Letter(
            _("Your request to %(host)s has left") % {"host": request.host_title},
            [happens_next(request, Party.VISITOR)],
            facts=facts(request, Party.VISITOR),
            buttons=[desk.button(_("See my request"))],
        )

    def to_the_host(desk: Desk) -> Letter:
        named = {"name": request.visitor_name, "organisation": request.visitor_organisation, "page": request.page_title}
        return Letter(
            _("%(organisation)s would like to come and see “%(page)s”") % named,
            [_("%(name)s, %(organisation)s, would like to come and see how you do it: “%(page)s”.") % named],
            quote=request.purpose,
            facts=facts(request, Party.HOST),
            buttons=four_answers(desk),
            last=_("Each button opens a page where you confirm; nothing happens before. No account is needed."),
        )

    to_visitor(request, "sent", now, to_the_visitor)
    to_host(request, "sent", now, to_the_host)


def four_answers(desk: Desk) -> list[Button]:
    """What a host can answer from the e-mail, without an account."""
    return [
        desk.button(_("Accept"), LinkPurpose.ACCEPT),
        desk.button(_("Propose another date"), LinkPurpose.PROPOSE),
        desk.button(_("Decline"), LinkPurpose.DECLINE),
        desk.button(_("Pause visits"), LinkPurpose.PAUSE),
        desk.button(_("See the request and write")),
    ]
