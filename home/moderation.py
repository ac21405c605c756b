"""Searches without an answer wait for moderators, too: those that may be published."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.coreutils import get_content_languages

from home.admin.searches import DECIDE, undecided, undecided_url
from network.models import Member
from network.moderation.waiting import Entry, Kind, register


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kind("searches", _("Searches that found nothing"), DECIDE, _searches, undecided_url))


def _searches(moderator: Member) -> list[Entry]:
    """A search that is asked again is no news."""
    names = get_content_languages()
    return [
        Entry(
            name=f"{row.language} {row.key}",
            since=row.first,
            title=f"{row.words} ({names.get(row.language, row.language)}) – {_times(row.times)}",
        )
        for row in undecided()
    ]


def _times(times: int) -> str:
    return ngettext("%(times)s time", "%(times)s times", times) % {"times": times}
