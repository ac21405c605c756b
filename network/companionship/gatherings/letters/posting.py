"""How a letter about a group date becomes an e-mail."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.calendars import Entry, written
from core.mail import absolute, post
from network.companionship.gatherings.links import path_of
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.wording import said_when
from network.companionship.letters.posting import Button, Letter
from network.companionship.letters.posting import who as digest
from network.companionship.recipients import recipients_of


def named(who: Participation) -> dict[str, str]:
    date = who.date
    return {"page": date.page_title, "host": date.host_title, "date": said_when(date)}


def button(who: Participation, label: str = "") -> Button:
    return Button(label or _("See my place, or give it back"), absolute(path_of(who)))


def to(
    who: Participation, event: str, write: Callable[[], Letter], *, calendar: str = "", now: datetime | None = None
) -> None:
    """Post to whoever wants to come. event: unique in the life of the participation. calendar: a METHOD, or nothing."""
    with override(who.language):
        invited = None
        if calendar and now:
            invited = (written(_entry(who), calendar, who.email, who.name, path_of(who), now), calendar)
        why = _("You receive this e-mail because somebody joined a group date with your address.")
        context = {"letter": write(), "why": why}
        post("visit", who.email, who.language, context, key=f"group:{who.pk}:{event}", calendar=invited)


def to_host(date: GroupDate, event: str, write: Callable[[], Letter]) -> None:
    for reader in recipients_of(date.host_key):
        with override(reader.language):
            why = _("You receive this e-mail because you answer for an organisation that opens its door to visits.")
            context = {"letter": write(), "why": why}
            post(
                "visit",
                reader.email,
                reader.language,
                context,
                key=f"group-date:{date.pk}:{event}:{digest(reader.email)}",
            )


def _entry(who: Participation) -> Entry:
    date = who.date
    return Entry(
        number=who.calendar_uid,
        sequence=who.calendar_sequence,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        zone=date.time_zone,
        summary=_("Visit: %(page)s") % {"page": date.page_title},
        location=date.address,
        text="\n".join(part for part in (date.host_title, date.directions) if part),
        host=date.host_title,
    )
