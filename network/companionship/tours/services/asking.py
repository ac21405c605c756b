"""All hosts of a tour are asked at once: an ordinary request each."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.companionship import services as visits
from network.companionship.doors import door
from network.companionship.models import VisitRequest
from network.companionship.services import Asked, NotOpen
from network.companionship.tours.models import FEWEST_STOPS, Tour, TourStop
from network.companionship.tours.plan import Plan, Planned, plan_of

from .composing import locked


@dataclass(frozen=True)
class Asking:
    """What every host of the tour is told, already checked. phone, access_needs may be empty."""

    purpose: str
    name: str
    organisation: str
    people: int = 1
    phone: str = ""
    access_needs: str = ""
    shares: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of asking one host. request: the new one, or (``is_new`` false) the one that was under way already;
    None where the host could not be asked, for the reason in ``refusal``. The stop stays in the tour either way."""

    stop: TourStop
    request: VisitRequest | None
    is_new: bool
    refusal: str = ""


def ask_all(tour: Tour, said: Asking, *, proven: bool = False, now: datetime | None = None) -> list[Outcome]:
    """Ask every host of the tour that has not been asked yet; what came of each.

    proven: as for one request. ValidationError, with nobody asked, where there are fewer than three stops, or one has
    no day and hour to come.
    """
    now = now or timezone.now()
    with transaction.atomic():
        tour = locked(tour, now)
        plan = plan_of(tour, now)
        refuse_unfinished(plan, now)
        # All doors first, in one order: two tours never wait for each other.
        for key in sorted((one.stop.host_key for one in plan.to_ask), key=str):
            door(key)
        outcomes = [_ask(tour, one, said, proven, now) for one in plan.to_ask]
        if tour.asked_at is None and any(one.request for one in outcomes):
            tour.asked_at = now
            tour.save(update_fields=["asked_at"])
    return outcomes


def refuse_unfinished(plan: Plan, now: datetime) -> None:
    """Raise ValidationError, in words that say what is missing, for a tour that cannot be asked yet."""
    if not plan.to_ask:
        raise ValidationError(_("Every host of this tour has been asked."))
    missing = FEWEST_STOPS - len(plan.stops)
    if plan.tour.asked_at is None and missing > 0:
        raise ValidationError(
            ngettext(
                "A tour has three stops at least: add one more. For one or two hosts, ask each on its page.",
                "A tour has three stops at least: add %(number)s more. For one or two hosts, ask each on its page.",
                missing,
            )
            % {"number": missing}
        )
    without = [one.stop.host_title for one in plan.to_ask if one.moment is None]
    if without:
        raise ValidationError(_("Say the day and the hour first: %(hosts)s.") % {"hosts": ", ".join(without)})
    over = [one.stop.host_title for one in plan.to_ask if one.begins and one.begins <= now]
    if over:
        raise ValidationError(_("This time is over: %(hosts)s.") % {"hosts": ", ".join(over)})


def _ask(tour: Tour, one: Planned, said: Asking, proven: bool, now: datetime) -> Outcome:
    if one.page is None or one.moment is None:
        return Outcome(one.stop, None, False, _("They do not receive any more: choose another host."))
    asked = Asked(
        format=one.stop.format,
        purpose=said.purpose,
        language=tour.language,
        name=said.name,
        organisation=said.organisation,
        email=tour.member.email,
        dates=[one.moment],
        people=said.people,
        phone=said.phone,
        access_needs=said.access_needs,
        shares=said.shares,
    )
    try:
        request, is_new = visits.ask(
            one.page, asked, visitor=tour.member, proven=proven, tie=partial(_tie, one.stop, is_new=True), now=now
        )
    except NotOpen as refusal:
        return Outcome(one.stop, None, False, str(refusal))
    if request.visitor_id != tour.member_id:
        # Asked from this address without an account, and the address is not proven: it may be somebody else's.
        return Outcome(one.stop, None, False, _("Somebody asked from your address already: see your e-mails."))
    if not is_new:
        _tie(one.stop, request, is_new=False)
    return Outcome(one.stop, request, is_new)


def _tie(stop: TourStop, request: VisitRequest, *, is_new: bool) -> None:
    stop.request, stop.is_asked_here = request, is_new
    stop.save(update_fields=["request", "is_asked_here"])
