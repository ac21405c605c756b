"""A member puts a tour together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.enums import VisitFormat
from network.companionship.dates import HOURS, USUAL_HOURS
from network.companionship.doors import host_of
from network.companionship.tours.models import MOST_STOPS, Tour, TourStop
from network.companionship.tours.route import clock, shortest
from network.models import Member, OrganisationPage

MOST_TOURS = 20  # of one member, at a time
# What suits somebody who is on the road, the best first; a call needs no tour, but may stand between two visits.
_USUAL_FORMATS = (VisitFormat.VISIT, VisitFormat.HALF_DAY, VisitFormat.GROUP, VisitFormat.SHADOWING, VisitFormat.CALL)


def begin_tour(member: Any, title: str, *, now: datetime | None = None) -> Tour:
    """An empty tour. ValidationError for whoever has too many."""
    now = now or timezone.now()
    with transaction.atomic():
        # One after the other, so that nobody begins more at once.
        Member.objects.select_for_update().get(pk=member.pk)
        if Tour.objects.filter(member=member).count() >= MOST_TOURS:
            raise ValidationError(
                _("You have %(number)s tours already. Delete one that is over.") % {"number": MOST_TOURS}
            )
        return Tour.objects.create(member=member, title=title, language=member.language, created_at=now, changed_at=now)


def locked(tour: Tour, now: datetime) -> Tour:
    """The tour as it is now, marked as changed; who else changes it waits until the transaction ends."""
    found = Tour.objects.select_for_update().get(pk=tour.pk)
    found.changed_at = now
    found.save(update_fields=["changed_at"])
    return found


def add_stop(tour: Tour, page: Page, *, now: datetime | None = None) -> TourStop:
    """Put a host at the end of the tour's last day. ValidationError where it is full, or has this host already."""
    with transaction.atomic():
        tour = locked(tour, now or timezone.now())
        stops = list(tour.stops.all())
        if len(stops) >= MOST_STOPS:
            raise ValidationError(
                _("This tour is full: %(number)s stops at most, so that each host has your time.")
                % {"number": MOST_STOPS}
            )
        values = _seen_there(tour, page, stops)
        last = stops[-1] if stops else None
        return TourStop.objects.create(
            tour=tour, day=last.day if last else 1, order=last.order + 1 if last else 1, **values
        )


def replace_stop(stop: TourStop, page: Page, *, now: datetime | None = None) -> TourStop:
    """Put another host in the place of this one, at the same time. What the first one was asked stays as it is."""
    with transaction.atomic():
        tour = locked(stop.tour, now or timezone.now())
        stops = list(tour.stops.all())
        stop = next(one for one in stops if one.pk == stop.pk)
        if stop.request is not None and stop.request.ended_at is None:
            raise ValidationError(_("This host still has your request: withdraw it first."))
        values = _seen_there(tour, page, [one for one in stops if one.pk != stop.pk])
        for name, value in {**values, "request": None, "is_asked_here": False, "minutes": stop.minutes}.items():
            setattr(stop, name, value)
        stop.save()
    return stop


def _seen_there(tour: Tour, page: Page, others: list[TourStop]) -> dict[str, Any]:
    host = host_of(page)
    if host is None or not page.open_to_visits:
        raise ValidationError(_("Nobody can be asked for a visit here at the moment."))
    if any(one.host_key == host.translation_key for one in others):
        raise ValidationError(_("%(host)s is in this tour already.") % {"host": host.title})
    offered = [one for one in _USUAL_FORMATS if one in page.visit_formats] or [VisitFormat.VISIT]
    return {
        "page_id": page.pk,
        "page_key": page.translation_key,
        "page_title": page.title,
        "host_key": host.translation_key,
        "host_title": host.title,
        "format": offered[0],
        "minutes": 60 * HOURS.get(str(offered[0]), USUAL_HOURS),
    }


def remove_stop(stop: TourStop, *, now: datetime | None = None) -> None:
    """Take a host out of the tour. ValidationError while the host has a request of this tour."""
    with transaction.atomic():
        locked(stop.tour, now or timezone.now())
        stop = TourStop.objects.select_related("request").get(pk=stop.pk)
        if stop.is_asked_here and stop.request is not None and stop.request.ended_at is None:
            raise ValidationError(_("This host still has your request: withdraw it first."))
        stop.delete()


def move_stop(stop: TourStop, steps: int, *, now: datetime | None = None) -> None:
    """Move a stop up (-1) or down (+1) within its day; at either end it stays where it is."""
    with transaction.atomic():
        tour = locked(stop.tour, now or timezone.now())
        same_day = list(tour.stops.filter(day=stop.day))
        place = next(number for number, one in enumerate(same_day) if one.pk == stop.pk)
        to = min(max(place + steps, 0), len(same_day) - 1)
        same_day.insert(to, same_day.pop(place))
        _number(same_day)


def _number(stops: list[TourStop]) -> None:
    for number, one in enumerate(stops, start=1):
        one.order = number
    TourStop.objects.bulk_update(stops, ["order"])


def arrange(
    tour: Tour, values: Mapping[str, Any], stops: Mapping[int, Mapping[str, Any]], *, now: datetime | None = None
) -> Tour:
    """Keep what was typed, already checked. values: fields of the tour; stops: by number, fields of each.

    A stop that goes to another day comes last there; without a second day, all are on the first.
    """
    with transaction.atomic():
        tour = locked(tour, now or timezone.now())
        for name, value in values.items():
            setattr(tour, name, value)
        tour.save()
        known = list(tour.stops.all())
        for one in known:
            said = dict(stops.get(one.pk, {}))
            day = said.pop("day", one.day)
            if tour.second_day is None:
                day = 1
            if day != one.day:
                one.day, one.order = day, max((other.order for other in known if other.day == day), default=0) + 1
            for name, value in said.items():
                setattr(one, name, value)
        TourStop.objects.bulk_update(known, ["day", "order", "starts", "minutes", "format"])
    return tour


def suggest(tour: Tour, *, now: datetime | None = None) -> None:
    """Put each day's stops in the order of the shortest way, and give them times from the earliest one that was said.

    ValidationError once a host was asked: the times are known to others then.
    """
    with transaction.atomic():
        tour = locked(tour, now or timezone.now())
        stops = list(tour.stops.all())
        if any(one.request_id for one in stops):
            raise ValidationError(_("Hosts know these times already: move the stops by hand."))
        places = positions(stops)
        start = tour.start
        for day in (1, 2):
            of_day = [one for one in stops if one.day == day]
            order = [of_day[number] for number in shortest([places.get(one.host_key) for one in of_day], start)]
            start = places.get(order[-1].host_key) if order else start
            begins = min((one.starts for one in of_day if one.starts), default=None)
            where, long = [places.get(one.host_key) for one in order], [one.minutes for one in order]
            times = clock(where, long, begins) if begins else clock(where, long)
            for one, at in zip(order, times, strict=True):
                one.starts = at
            TourStop.objects.bulk_update(order, ["starts"])
            _number(order)


def positions(stops: list[TourStop] | QuerySet[TourStop]) -> dict[Any, tuple[float, float]]:
    """Where the hosts of these stops are, by their keys; without those whose place is not known."""
    found = OrganisationPage.objects.filter(translation_key__in=[one.host_key for one in stops]).order_by("-pk")
    return {one.translation_key: one.position for one in found if one.position is not None}
