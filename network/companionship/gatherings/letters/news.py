"""To whoever comes: what changes, what comes soon, what is not to be."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from core.mail import absolute
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import Participation
from network.companionship.gatherings.wording import happens_next, own_facts
from network.companionship.letters.posting import Button, Letter

from .posting import button, named, to


def changed(who: Participation, now: datetime) -> None:
    """Another time or place, also for the calendar of whoever comes."""

    def write() -> Letter:
        return Letter(
            _("A change: “%(page)s” is on %(date)s") % named(who),
            [
                _("%(host)s has changed the time, the place or the way there. This is how it is now.") % named(who),
                happens_next(who),
            ],
            facts=own_facts(who),
            buttons=[button(who)],
        )

    has_a_place = who.state == PlaceState.PLACED
    to(who, f"changed:{who.date.events.count()}", write, calendar="REQUEST" if has_a_place else "", now=now)


def cancelled(who: Participation, had_a_place: bool, now: datetime) -> None:
    """The host cannot receive anybody after all, or what was to be seen is no longer on the site."""

    def write() -> Letter:
        line = _("%(host)s has to cancel this date, and is sorry.") % named(who)
        if not who.date.reason:
            line = _("This visit was withdrawn from the site, and does not take place. We are sorry.")
        return Letter(
            _("Cancelled: “%(page)s” on %(date)s") % named(who),
            [line],
            quote=who.date.reason,
            buttons=[Button(_("See the other dates"), absolute(reverse("group_dates")))],
        )

    to(who, "cancelled", write, calendar="CANCEL" if had_a_place else "", now=now)


def reminder(who: Participation, now: datetime) -> None:
    """Some days before."""

    def write() -> Letter:
        return Letter(
            _("Soon: “%(page)s” on %(date)s") % named(who),
            [
                _("%(host)s expects you on %(date)s.") % named(who),
                _("You cannot come after all? Give your place back with the button below: somebody may be waiting."),
            ],
            facts=own_facts(who),
            buttons=[button(who)],
        )

    to(who, f"reminder:{who.date.events.count()}", write)


def left_out(who: Participation, now: datetime) -> None:
    """Who waited in vain."""

    def write() -> Letter:
        return Letter(
            _("No place came free on %(date)s") % named(who),
            [_("Nobody gave back enough places for “%(page)s”, and we are sorry.") % named(who)],
            buttons=[Button(_("See the other dates"), absolute(reverse("group_dates")))],
        )

    to(who, "left-out", write)


def message(who: Participation, text: str, now: datetime) -> None:
    """What the host writes to everybody who comes."""

    def write() -> Letter:
        return Letter(
            _("%(host)s has written to you") % named(who),
            [_("About “%(page)s”, %(date)s:") % named(who)],
            quote=text,
            buttons=[button(who)],
        )

    to(who, f"message:{who.date.events.count()}", write)
