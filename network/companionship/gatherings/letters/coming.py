"""To whoever wants to come: the address, the place, the list."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.mail import absolute
from network.companionship.gatherings.enums import PlaceState
from network.companionship.gatherings.models import Participation
from network.companionship.gatherings.places import free
from network.companionship.gatherings.wording import happens_next, own_facts
from network.companionship.letters.posting import Button, Letter

from .posting import button, named, to


def confirm(who: Participation, now: datetime, event: str = "confirm") -> None:
    """The link by which an address is proven."""

    def write() -> Letter:
        return Letter(
            _("Confirm your place at %(host)s") % named(who),
            [
                _("You would like to come to “%(page)s” on %(date)s.") % named(who),
                _("Open this link and press the button: your place is kept then. The link is good for 48 hours."),
            ],
            facts=own_facts(who),
            buttons=[button(who, _("Confirm my place"))],
            last=_("Did you ask for nothing? Then do nothing: without your click, nobody is told."),
        )

    to(who, event, write)


def known(who: Participation, now: datetime) -> None:
    """Where a participation stands that was asked for a second time; once an hour at most."""
    event = f"known:{now:%Y%m%d%H}"
    if who.state == PlaceState.UNCONFIRMED:
        confirm(who, now, event)
        return

    def write() -> Letter:
        said = {**named(who), "state": who.get_state_display()}
        return Letter(
            _("%(page)s, %(date)s: %(state)s") % said,
            [_("You have joined this date already. This is where it stands: %(state)s.") % said, happens_next(who)],
            facts=own_facts(who),
            buttons=[button(who)],
        )

    to(who, event, write)


def placed(who: Participation, now: datetime, *, moved_up: bool = False) -> None:
    """A place, and the date for the calendar."""

    def write() -> Letter:
        first = _("Your place is kept: “%(page)s”, %(date)s.")
        if moved_up:
            first = _("A place came free, and it is yours: “%(page)s”, %(date)s.")
        return Letter(
            _("You have a place on %(date)s") % named(who),
            [
                first % named(who),
                _("The invitation in this e-mail puts it into your calendar."),
                _("You cannot come after all? Give your place back with the button below: somebody may be waiting."),
            ],
            facts=own_facts(who),
            buttons=[button(who)],
        )

    to(who, f"placed:{who.events.count()}", write, calendar="REQUEST", now=now)


def waiting(who: Participation, now: datetime) -> None:
    """Too few places are free: the waiting list, and its rule."""

    def write() -> Letter:
        left = free(who.date)
        lines = [_("All places of “%(page)s”, %(date)s, are taken.") % named(who)]
        if left:
            words = ngettext("%(left)s place is left", "%(left)s places are left", left) % {"left": left}
            lines = [_("%(left)s, fewer than you are: come with fewer, or wait.") % {"left": words}]
        return Letter(
            _("You are on the waiting list for %(date)s") % named(who),
            [
                *lines,
                _(
                    "Places that come free go to the next who fits, in the order of arrival. If it is your turn, we "
                    "write to you at once."
                ),
                _("Do not travel without such an e-mail."),
            ],
            facts=own_facts(who),
            buttons=[button(who)],
        )

    to(who, f"waiting:{who.events.count()}", write)


def left(who: Participation, had_a_place: bool, now: datetime) -> None:
    """A receipt, which takes the date out of the calendar."""

    def write() -> Letter:
        line = _("You have left the waiting list of %(host)s. Thank you for saying so.")
        if had_a_place:
            line = _("You have given back your place at %(host)s. Thank you for saying so.")
        return Letter(
            _("You do not come on %(date)s") % named(who),
            [line % named(who)],
            buttons=[Button(_("See the other dates"), absolute(reverse("group_dates")))],
        )

    to(who, f"left:{who.events.count()}", write, calendar="CANCEL" if had_a_place else "", now=now)
