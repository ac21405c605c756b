"""Searches without an answer wait for moderators, too: those that may be published."""

from django.utils.translation import gettext_lazy as _

from home.admin.searches import DECIDE, undecided, undecided_url
from network.models import Member
from network.moderation.waiting import Entry, Kind, register
from search.learning.questions import LEAST_DAYS


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kind("searches", _("Searches that found nothing"), DECIDE, _searches, undecided_url))


def _searches(moderator: Member) -> list[Entry]:
    """A search that is asked again is no news."""
    return [Entry(f"{row.language} {row.key}", row.first) for row in undecided() if row.days >= LEAST_DAYS]
