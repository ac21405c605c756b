"""What répliques hand over to the floors below: links on a request's page, and what is kept about a member."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledgebase.models import Replication
from network.companionship import follow_ups
from network.members.data import Kept, Row, register
from network.models import Member

from .views import offer_learning, offer_replication


def connect() -> None:
    """Register them; called once, when the app is ready."""
    follow_ups.register(offer_replication)
    follow_ups.register(offer_learning)
    register(Kept("replications", gettext_lazy("What you made of practices"), _rows, order=42))


def _rows(member: Member) -> Iterator[Row]:
    """They stay when the account goes: an organisation signed them, and nobody's name is in them."""
    for one in Replication.objects.filter(member=member):
        yield {
            _("Practice"): one.practice_title,
            _("Your organisation"): one.organisation,
            _("State"): one.get_state_display(),
            _("What did you keep?"): one.kept,
            _("What did you change?"): one.changed,
            _("What came of it?"): one.outcome,
        }
