"""The section of the space with what a member follows, and the same among the member's data."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.alerts.notices import choices_of
from network.members.data import Kept, Row
from network.members.data import register as register_data
from network.members.space import Section, register
from network.models import Follow, Member


def connect() -> None:
    """Register both; called once, when the app is ready."""
    register(Section("alerts", gettext_lazy("My alerts"), 50, "space_alerts"))
    register_data(Kept("alerts", gettext_lazy("My alerts"), _follows, order=50))


def _follows(member: Member) -> Iterator[Row]:
    for one in Follow.objects.filter(member=member):
        yield {_("Title"): one.title, _("How often"): one.get_rhythm_display(), _("Since"): one.created}
    for notice in choices_of(member):
        if not notice.is_on:
            yield {_("Title"): str(notice.label), _("How often"): _("Never")}
