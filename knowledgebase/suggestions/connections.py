"""What is kept about a member who suggested a barrier with the address of the account."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledgebase.models import BarrierSuggestion
from network.members.data import Kept, Row, register
from network.models import Member


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("suggested_barriers", gettext_lazy("Barriers that you suggested"), _rows, _forget, order=46))


def _rows(member: Member) -> Iterator[Row]:
    for one in BarrierSuggestion.objects.filter(email__iexact=member.email):
        yield {
            _("What happens?"): one.what,
            _("Who is hit?"): one.who,
            _("Where?"): one.where,
            _("Date"): one.sent_at,
        }


def _forget(member: Member) -> None:
    BarrierSuggestion.objects.filter(email__iexact=member.email).update(email="")
