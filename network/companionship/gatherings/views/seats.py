"""Somebody's own place: by the link of an e-mail, or in the space. GET changes nothing."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private
from core.presentation import crumbs
from network.companionship.gatherings import access, services
from network.companionship.gatherings.access import Seat
from network.companionship.gatherings.enums import ALIVE, DateState, PlaceState
from network.companionship.gatherings.forms import PeopleForm
from network.companionship.gatherings.links import CONFIRM_WITHIN
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.presentation import is_shown
from network.companionship.gatherings.wording import happens_next, own_facts
from network.companionship.views.pages import unknown_link

PAGE, SPACE = "companionship/page.html", "companionship/space.html"


@never_cache
def by_link(http: HttpRequest, token: str) -> HttpResponse:
    seat = access.by_link(token)
    return _place(http, seat, timezone.now(), PAGE) if seat else unknown_link(http)


@never_cache
def leave_by_link(http: HttpRequest, token: str) -> HttpResponse:
    seat = access.by_link(token)
    return _leave(http, seat, timezone.now(), PAGE) if seat else unknown_link(http)


@never_cache
@login_required
def by_member(http: HttpRequest, pk: int) -> HttpResponse:
    return _place(http, _mine(http, pk), timezone.now(), SPACE)


@never_cache
@login_required
def leave_by_member(http: HttpRequest, pk: int) -> HttpResponse:
    return _leave(http, _mine(http, pk), timezone.now(), SPACE)


def _mine(http: HttpRequest, pk: int) -> Seat:
    seat = access.by_member(http.user, pk)
    if seat is None:
        raise Http404
    return seat


def _place(http: HttpRequest, seat: Seat, now: datetime, frame: str) -> HttpResponse:
    """GET: the state, what comes next, the date. POST: confirm the address, or come with more or fewer."""
    keep_private()
    who, date = seat.who, seat.who.date
    may_change = who.state in ALIVE and date.state == DateState.OPEN and date.starts_at > now
    # An account's address that is not proven is proven by the link in the e-mail, as anybody's.
    may_confirm = may_change and who.state == PlaceState.UNCONFIRMED and seat.member is None
    form = PeopleForm(initial={"people": who.people})
    refusal: ValidationError | None = None
    if http.method == "POST":
        form = PeopleForm(http.POST, initial={"people": who.people})
        try:
            if "confirm" in http.POST and seat.member is None:
                services.confirm(who, now=now)
                messages.success(http, _("Thank you: your address is confirmed."))
                return redirect(seat.url)
            if "people" in http.POST and form.is_valid():
                services.change_people(who, form.cleaned_data["people"], by=seat.member, now=now)
                messages.success(http, _("Noted: the host sees it at once."))
                return redirect(seat.url)
        except ValidationError as found:
            refusal = found
            if found.code == "people":
                form.add_error("people", found)
        who.refresh_from_db()
    if "people" not in http.POST or not may_change:
        form = PeopleForm(initial={"people": who.people})
    too_old = may_change and who.state == PlaceState.UNCONFIRMED and who.created_at + CONFIRM_WITHIN <= now
    context = {
        "frame_template": frame,
        "crumbs": crumbs(),
        "title": date.page_title,
        "who": who,
        "date": date,
        "seat": seat,
        "next": _next(seat, too_old),
        "facts": own_facts(who),
        "refusals": refusal.messages if refusal and refusal.code != "people" else [],
        "may_confirm": may_confirm and not too_old,
        "may_change": may_change and who.state != PlaceState.UNCONFIRMED,
        "form": form,
        "rank": _rank(seat) if who.state == PlaceState.WAITING else 0,
        "date_url": reverse("group_date", args=[date.pk]) if is_shown(date) else "",
    }
    return render(http, "companionship/gatherings/place.html", context, status=400 if refusal or form.errors else 200)


def _next(seat: Seat, too_old: bool) -> str:
    if too_old:
        return _("This link was good for 48 hours. Join again.")
    if seat.member is not None and seat.who.state == PlaceState.UNCONFIRMED:
        return _("We have sent you an e-mail. Open its link and press the button: your place is kept then.")
    return happens_next(seat.who)


def _rank(seat: Seat) -> int:
    """1 for whoever is the first on the waiting list."""
    who = seat.who
    before = who.date.participations.filter(state=PlaceState.WAITING)
    earlier = before.filter(asked_at__lt=who.asked_at) | before.filter(asked_at=who.asked_at, pk__lt=who.pk)
    return earlier.count() + 1


def _leave(http: HttpRequest, seat: Seat, now: datetime, frame: str) -> HttpResponse:
    """GET: are you sure. POST: the place is given back."""
    keep_private()
    date: GroupDate = seat.who.date
    refusals: list[str] = []
    has_place = seat.who.state == PlaceState.PLACED
    if http.method == "POST":
        try:
            services.leave(seat.who, by=seat.member, now=now)
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            done = _("You have given your place back. Thank you for saying so.")
            messages.success(http, done if has_place else _("You have left the list."))
            return redirect(seat.url)
    context = {
        "frame_template": frame,
        "crumbs": (*crumbs(), (date.page_title, seat.url)),
        "title": _("Give my place back") if has_place else _("Leave the list"),
        "who": seat.who,
        "date": date,
        "seat": seat,
        "facts": own_facts(seat.who),
        "refusals": refusals,
        "has_place": has_place,
        "may_leave": seat.who.state in ALIVE and date.state == DateState.OPEN and date.starts_at > now,
    }
    return render(http, "companionship/gatherings/leave.html", context, status=400 if refusals else 200)
