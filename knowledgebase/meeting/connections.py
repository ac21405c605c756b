"""What is kept about the member who said that an organisation meets a barrier."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledgebase.models import BarrierMet
from network.members.data import Kept, Row, register
from network.models import Member


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("barriers_met", gettext_lazy("Barriers that your organisations meet"), _rows, order=44))


def _rows(member: Member) -> Iterator[Row]:
    """They stay when the account goes: an organisation said so, and nobody's name is in them."""
    for one in BarrierMet.objects.filter(member=member).select_related("organisation"):
        yield {
            _("Barrier"): one.barrier_title,
            _("Organisation"): one.organisation.title,
            _("Since"): one.since,
            _("State"): one.get_case_state_display(),
            _("What happened, in a few sentences"): one.case,
        }
