"""To those who answer for the host."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.mail import absolute
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.places import taken
from network.companionship.gatherings.places import waiting as who_wait
from network.companionship.gatherings.wording import DONE, facts, said_people, said_when
from network.companionship.letters.posting import Button, Letter

from .posting import to_host

# The steps of which a host hears once a day.
NEWS = ("place", "wait", "move_up", "change_people", "leave")


def news_to_host(date: GroupDate, news: Any, now: datetime) -> None:
    """Who came and went since the last such e-mail."""

    def write() -> Letter:
        told = [
            (one.participation.organisation, f"{DONE[one.verb]} ({said_people(one.people)})")
            for one in news.select_related("participation")
        ]
        return Letter(
            _("Your group date on %(date)s: news of who comes") % {"date": said_when(date)},
            [_stand(date)],
            facts=told,
            buttons=[_host_button(date)],
        )

    to_host(date, f"news:{now:%Y%m%d%H}", write)


def reminder_to_host(date: GroupDate, now: datetime) -> None:
    """Some days before: how many come."""

    def write() -> Letter:
        return Letter(
            _("Soon: your group date on %(date)s") % {"date": said_when(date)},
            [_stand(date), _("The list to print is one click away.")],
            facts=facts(date),
            buttons=[_host_button(date)],
        )

    to_host(date, f"reminder:{date.events.count()}", write)


def thanks_to_host(date: GroupDate, came: int, now: datetime) -> None:
    """Afterwards."""

    def write() -> Letter:
        people = {"people": said_people(came), "page": date.page_title}
        lines = [_("%(people)s had a place to come and see “%(page)s”. Thank you for opening your door.") % people]
        if came:
            lines.append(_("We ask them what they learned; what they make of it comes back to your page."))
        return Letter(_("Thank you for opening your door"), lines, buttons=[_host_button(date)])

    to_host(date, "thanks", write)


def cancelled_by_moderator(date: GroupDate, now: datetime) -> None:
    """A moderator took the date away: the host is told why."""

    def write() -> Letter:
        return Letter(
            _("A moderator has cancelled your group date on %(date)s") % {"date": said_when(date)},
            [_("Everybody who had joined has been told.")],
            quote=date.reason,
            buttons=[_host_button(date)],
        )

    to_host(date, "moderated", write)


def withdrawn_to_host(date: GroupDate, now: datetime) -> None:
    """Its page, or the host's, is no longer on the site."""

    def write() -> Letter:
        return Letter(
            _("Your group date on %(date)s is cancelled") % {"date": said_when(date)},
            [
                _("“%(page)s”, or the page of your organisation, was withdrawn from the site, and the date with it.")
                % {"page": date.page_title},
                _("Everybody who had joined has been told."),
                _("Once the page is published again, you may open another date."),
            ],
            buttons=[_host_button(date)],
        )

    to_host(date, "withdrawn", write)


def _stand(date: GroupDate) -> str:
    """« 8 of 12 places are taken, 3 people wait. »"""
    waits = sum(one.people for one in who_wait(date))
    said = {"taken": taken(date), "places": date.places, "waits": said_people(waits)}
    if waits:
        return _("%(taken)s of %(places)s places are taken; on the waiting list: %(waits)s.") % said
    return _("%(taken)s of %(places)s places are taken.") % said


def _host_button(date: GroupDate) -> Button:
    return Button(_("See who comes"), absolute(reverse("space_group_date", args=[date.pk])))
