"""Dates, states and steps in the words that people read; always in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.enums import Language
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.wording import said_moment

DONE = {
    "open": gettext_lazy("The date was opened."),
    "change": gettext_lazy("The date was changed."),
    "cancel": gettext_lazy("The date was cancelled."),
    "withdraw": gettext_lazy("The date was cancelled: its page was withdrawn from the site."),
    "write": gettext_lazy("The host wrote to everybody who comes."),
    "join": gettext_lazy("Somebody asked for a place."),
    "place": gettext_lazy("A place was given."),
    "wait": gettext_lazy("Somebody went onto the waiting list."),
    "move_up": gettext_lazy("Somebody moved up from the waiting list."),
    "change_people": gettext_lazy("The number of people changed."),
    "leave": gettext_lazy("Somebody gave the place back."),
    "expire": gettext_lazy("Nobody confirmed the address."),
    "remind": gettext_lazy("Everybody who comes was reminded."),
    "conclude": gettext_lazy("The date took place."),
}

NEXT = {
    PlaceState.UNCONFIRMED: gettext_lazy("Press the button, and your place is kept. Until then, nobody knows of it."),
    PlaceState.EXPIRED: gettext_lazy("The address was not confirmed in time. You may join again."),
    PlaceState.WAITING: gettext_lazy(
        "Too few places are free. Those that come free go to the next who fits, in the order of arrival, and we write "
        "to you. Coming with fewer may help."
    ),
    PlaceState.PLACED: gettext_lazy("Your place is kept. If you cannot come, give it back: somebody may be waiting."),
    PlaceState.LEFT: gettext_lazy("You do not take part in this date any more. You may join again."),
    PlaceState.CANCELLED: gettext_lazy("This date was cancelled."),
    PlaceState.CAME: gettext_lazy("You were there. Thank you for going to see."),
    PlaceState.LEFT_OUT: gettext_lazy("No place came free for this date, and we are sorry."),
}


def said_when(date: GroupDate) -> str:
    """« mardi 3 mars 2026, 09:30 à 12:00 », in the host's time zone."""
    return said_moment(date.starts_at, date.ends_at, date.time_zone)


def happens_next(who: Participation) -> str:
    """One or two sentences for whoever wants to come."""
    return str(NEXT[PlaceState(who.state)])


def said_people(number: int) -> str:
    return ngettext("%(number)s person", "%(number)s people", number) % {"number": number}


def facts(date: GroupDate) -> list[tuple[str, str]]:
    """What everybody may know of a date, label by label."""
    pairs = [
        (_("To be seen"), date.page_title),
        (_("Host"), date.host_title),
        (_("When"), said_when(date)),
        (_("Where"), date.address),
        (_("How to come"), date.directions),
        (_("Language"), str(Language(date.language).label)),
        (_("What you will see"), date.programme),
        (_("Access"), date.access),
    ]
    return [(label, text) for label, text in pairs if text]


def own_facts(who: Participation) -> list[tuple[str, str]]:
    """The same, and what this person said."""
    pairs = [
        (_("You come as"), f"{who.name}, {who.organisation}"),
        (_("How many people"), str(who.people)),
        (_("Access needs"), who.access_needs),
        (_("What you would like to understand"), who.question),
    ]
    return [*facts(who.date), *((label, text) for label, text in pairs if text)]
