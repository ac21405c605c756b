"""Dates, states and steps in the words that people read; always in the active language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.dates import date_format
from core.enums import Language, VisitFormat
from network.companionship.enums import DeclineReason, Party, State
from network.companionship.models import ProposedDate, VisitRequest

DONE = {
    "ask": gettext_lazy("The request was written."),
    "confirm_address": gettext_lazy("The address was confirmed, and the request left."),
    "wait": gettext_lazy("The address was confirmed. The request waits for a place."),
    "send": gettext_lazy("A place came free, and the request left."),
    "remind": gettext_lazy("We reminded the one whose turn it is."),
    "expire": gettext_lazy("Nobody confirmed the address."),
    "accept": gettext_lazy("The host said yes."),
    "propose_other": gettext_lazy("The host proposed other dates."),
    "propose_again": gettext_lazy("The visitor proposed other dates."),
    "agree": gettext_lazy("The visitor took one of the dates."),
    "decline": gettext_lazy("The host said no."),
    "withdraw": gettext_lazy("The visitor withdrew the request."),
    "schedule": gettext_lazy("The date was set."),
    "lapse": gettext_lazy("Nobody answered in time."),
    "mark_held": gettext_lazy("The visit took place."),
    "mark_missed": gettext_lazy("The visit did not take place."),
    "close": gettext_lazy("The request was closed."),
    "report": gettext_lazy("One side told how it went."),
    "report_message": gettext_lazy("A message was reported to the moderators."),
    "hide_message": gettext_lazy("A moderator took a message away."),
    "leave_message": gettext_lazy("A moderator read a reported message, and left it."),
}

NEXT = {
    Party.VISITOR: {
        State.UNCONFIRMED: gettext_lazy(
            "Open the link that we sent you and press the button: the request leaves then. The link is good for "
            "48 hours."
        ),
        State.WAITING: gettext_lazy(
            "The places of this month are taken. Your request leaves by itself as soon as one comes free."
        ),
        State.SENT: gettext_lazy(
            "The host has your request. We remind them after three and after seven days; without an answer after a "
            "fortnight we tell you, and show you others."
        ),
        State.COUNTER_PROPOSED: gettext_lazy("The host proposes other dates: it is for you to choose."),
        State.ACCEPTED: gettext_lazy("The host said yes. The day and the hour come next."),
        State.SCHEDULED: gettext_lazy("The date is set. Write to the host here if anything changes."),
        State.HELD: gettext_lazy("You have been there. Three questions, two minutes: how did it go?"),
        State.MISSED: gettext_lazy("The visit did not take place. You may ask again, here or elsewhere."),
        State.DECLINED: gettext_lazy("The host said no this time. Others open their doors too."),
        State.WITHDRAWN: gettext_lazy("You have withdrawn this request. Nothing more is to be done."),
        State.LAPSED: gettext_lazy("Nobody answered in time, and we are sorry. Others open their doors too."),
        State.EXPIRED: gettext_lazy("The address was not confirmed within 48 hours. You may ask again."),
        State.CLOSED: gettext_lazy("This visit is over. Thank you for going to see."),
    },
    Party.HOST: {
        State.WAITING: gettext_lazy("This request waits until your month has a place."),
        State.SENT: gettext_lazy("It is for you to answer: yes, another date, or no. Each is one click."),
        State.COUNTER_PROPOSED: gettext_lazy("The visitor chooses between your dates."),
        State.ACCEPTED: gettext_lazy("You said yes. Say the day and the hour, and both calendars get it."),
        State.SCHEDULED: gettext_lazy("The date is set. Write to the visitor here if anything changes."),
        State.HELD: gettext_lazy("Thank you for opening your door. Three questions: how did it go?"),
        State.MISSED: gettext_lazy("The visit did not take place."),
        State.DECLINED: gettext_lazy("You said no. The visitor knows."),
        State.WITHDRAWN: gettext_lazy("The visitor withdrew the request. Nothing more is to be done."),
        State.LAPSED: gettext_lazy("This request ended without an answer."),
        State.CLOSED: gettext_lazy("This visit is over. Thank you for opening your door."),
    },
}


def happens_next(request: VisitRequest, party: Party) -> str:
    """One or two sentences for this side: what is waited for, and from whom."""
    return str(NEXT[party].get(State(request.state), ""))


def said_moment(starts_at: datetime, ends_at: datetime, zone: str, *, whole_days: bool = False) -> str:
    """« mardi 3 mars 2026 à 09:30 », or the days of a period; the hour is that of ``zone``."""
    first, last = starts_at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    day = _day(first)
    if whole_days:
        if first.date() == last.date():
            return day
        return _("from %(first)s to %(last)s") % {"first": day, "last": _day(last)}
    hour, end = date_format(first, "TIME_FORMAT"), date_format(last, "TIME_FORMAT")
    return _("%(day)s, %(hour)s to %(end)s") % {"day": day, "hour": hour, "end": end}


def _day(moment: datetime) -> str:
    return f"{date_format(moment, 'l')} {date_format(moment, 'DATE_FORMAT')}"


def said_date(date: ProposedDate, zone: str) -> str:
    """A date that somebody proposed."""
    return said_moment(date.starts_at, date.ends_at, zone, whole_days=date.whole_days)


def agreed_date(request: VisitRequest) -> str:
    """The date in both calendars, or an empty string."""
    if request.starts_at is None or request.ends_at is None:
        return ""
    return said_moment(request.starts_at, request.ends_at, request.time_zone)


def _on_tour(request: VisitRequest) -> str:
    """That the visitor sees others on the way, and how many; not whom, which is theirs."""
    if request.pk is None or (stop := request.tour_stops.filter(is_asked_here=True).first()) is None:
        return ""
    others = stop.tour.stops.count() - 1
    return ngettext(
        "yes: one other host is seen on the way, so the hour matters",
        "yes: %(number)s other hosts are seen on the way, so the hour matters",
        others,
    ) % {"number": others}


def facts(request: VisitRequest, party: Party) -> list[tuple[str, str]]:
    """What the request says, label by label, without what this side may not know."""
    dates = [said_date(one, request.time_zone) for one in request.dates.all() if one.current]
    pairs: list[tuple[str, str]] = [
        (_("To be seen"), request.page_title),
        (_("Host"), request.host_title),
        (_("Who asks"), ", ".join(part for part in (request.visitor_name, request.visitor_organisation) if part)),
        (_("Kind of visit"), str(VisitFormat(request.format).label)),
        (_("How many people"), str(request.people)),
        (_("Language"), str(Language(request.language).label)),
        (_("Access needs"), request.access_needs),
        (_("Agreed date"), agreed_date(request)),
        (_("Where to meet"), request.meeting_place),
        (_("Dates proposed"), " · ".join(dates)),
        (_("Part of a tour"), _on_tour(request) if party == Party.HOST else ""),
        (_("Reason"), str(DeclineReason(request.decline_reason).label) if request.decline_reason else ""),
    ]
    if request.addresses_are_open:
        if party == Party.HOST:
            pairs += [(_("E-mail of the visitor"), request.visitor_email), (_("Phone"), request.visitor_phone)]
        elif request.host is not None:
            pairs += [(_("E-mail of the host"), request.host.contact_email), (_("Phone"), request.host.contact_phone)]
    return [(label, text) for label, text in pairs if text]
