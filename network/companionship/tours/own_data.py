"""What tours keep about a member: shown and handed over. They go with the account; what they asked is withdrawn by the
part that keeps the requests."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.companionship.tours.models import Tour
from network.members.data import Kept, Row, register
from network.models import Member


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(Kept("tours", gettext_lazy("My tours"), _tours, order=42))


def _tours(member: Member) -> Iterator[Row]:
    for tour in Tour.objects.filter(member=member).prefetch_related("stops"):
        yield {
            _("Title"): tour.title,
            _("First day"): tour.first_day,
            _("Second day"): tour.second_day,
            _("Where it begins"): tour.start_place,
            _("Language"): tour.get_language_display(),
            _("Stops"): ", ".join(one.page_title for one in tour.stops.all()),
            _("Since"): tour.created_at,
        }
