"""What group dates keep about a member: shown, and erased with the account."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.companionship.gatherings import services
from network.companionship.gatherings.access import joined_by
from network.companionship.gatherings.enums import ALIVE
from network.companionship.gatherings.models import Participation
from network.members.data import Kept, Row, register
from network.models import Member


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("group_dates", gettext_lazy("Group visits that you joined"), _places, _forget, order=41))


def _places(member: Member) -> Iterator[Row]:
    for one in joined_by(member):
        yield {
            _("To be seen"): one.date.page_title,
            _("Host"): one.date.host_title,
            _("Date"): one.date.starts_at,
            _("State"): one.get_state_display(),
            _("How many people"): one.people,
            _("What would you like to understand?"): one.question,
            _("Access needs"): one.access_needs,
            _("Your name"): one.name,
            _("Your organisation"): one.organisation,
            _("Your e-mail address"): one.email,
        }


def _forget(member: Member) -> None:
    """Places to come are given back, so that others get them; then nothing names the member."""
    for one in joined_by(member):
        if one.state in ALIVE:
            _give_back(one, member)
        services.erase(one)


def _give_back(one: Participation, member: Member) -> None:
    try:
        services.leave(one, by=member)
    except ValidationError:  # it has begun: whoever was there was there
        services.drop(one)
