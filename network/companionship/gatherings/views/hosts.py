"""Group dates in the member's own space: those of my organisations, and those to which I go."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.presentation import crumbs
from network.companionship.gatherings import access, services
from network.companionship.gatherings.enums import DateState, PlaceState
from network.companionship.gatherings.forms import CancelForm, PlanForm, WriteForm
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import free, taken, waiting, with_taken
from network.companionship.gatherings.presentation import is_shown
from network.companionship.gatherings.wording import DONE, facts, said_when
from network.members.views.own import for_members

SPACE = "companionship/space.html"
MOST = 100
SHOWN_STATES = (PlaceState.PLACED, PlaceState.CAME)


@for_members
def dates(http: HttpRequest) -> HttpResponse:
    """To come and over, mine as a host and mine as a guest."""
    now = timezone.now()
    hosted = with_taken(access.hosted_by(http.user))
    to_come = hosted.filter(state=DateState.OPEN).order_by("starts_at")[:MOST]
    ended = hosted.exclude(state=DateState.OPEN).order_by("-starts_at")[:MOST]
    mine = [(one, said_when(one.date), one.date.ends_at > now) for one in access.joined_by(http.user)[:MOST]]
    context = {
        "title": _("Group dates"),
        "hosts": access.hosts_of(http.user, http.LANGUAGE_CODE),
        "to_come": [(one, said_when(one)) for one in to_come],
        "ended": [(one, said_when(one)) for one in ended],
        "mine": sorted(mine, key=_next_first),
    }
    return render(http, "companionship/gatherings/space_dates.html", context)


def _next_first(row: tuple[Participation, str, bool]) -> tuple[bool, float]:
    """Those to come, the next one first, then those that are over, the latest one first."""
    one, _when, is_to_come = row
    begins = one.date.starts_at.timestamp()
    return (not is_to_come, begins if is_to_come else -begins)


@for_members
def open_one(http: HttpRequest, pk: int) -> HttpResponse:
    """The form of a new date of the organisation ``pk``."""
    found = [one for one in access.hosts_of(http.user, http.LANGUAGE_CODE) if one.pk == pk]
    if not found:
        raise Http404
    now = timezone.now()
    form = PlanForm(http.POST if http.method == "POST" else None, host=found[0], now=now)
    if http.method == "POST" and form.is_valid():
        date = services.open_date(form.subject, form.plan(), by=http.user, now=now)
        messages.success(http, _("The date is open, and everybody sees it."))
        return redirect("space_group_date", pk=date.pk)
    return _form(http, form, _("Open a group date"), _("Open this date"), lead=found[0].title)


@for_members
def date(http: HttpRequest, pk: int) -> HttpResponse:
    """Who comes, who waits, what was done."""
    one = _mine(http, pk)
    is_to_come = one.state == DateState.OPEN and one.starts_at > timezone.now()
    context = {
        "frame_template": SPACE,
        "title": one.page_title,
        "date": one,
        "when": said_when(one),
        "facts": facts(one),
        "placed": list(one.participations.filter(state__in=SHOWN_STATES)),
        "waiting": list(waiting(one)),
        "taken": taken(one),
        "left": free(one),
        "is_to_come": is_to_come,
        "is_shown": is_shown(one),
        "trail": [(event.at, str(DONE.get(event.verb, event.verb))) for event in one.events.exclude(verb="join")],
    }
    return render(http, "companionship/gatherings/space_date.html", context)


@for_members
def guests(http: HttpRequest, pk: int) -> HttpResponse:
    """The list to print, and to tick at the door."""
    one = _mine(http, pk)
    placed = list(one.participations.filter(state__in=SHOWN_STATES).order_by("name", "pk"))
    context = {
        "title": _("Who comes"),
        "date": one,
        "when": said_when(one),
        "placed": placed,
        "people": sum(who.people for who in placed),
    }
    return render(http, "companionship/gatherings/guests.html", context)


@for_members
def change(http: HttpRequest, pk: int) -> HttpResponse:
    """The form of a date to come."""
    one, now = _to_come(http, pk), timezone.now()
    form = PlanForm(http.POST if http.method == "POST" else None, host=None, date=one, now=now)
    if _done(form, lambda: services.change_date(one, form.plan(), by=http.user, now=now)):
        messages.success(http, _("The date is changed."))
        return redirect("space_group_date", pk=pk)
    lead = _("A new time or place goes to everybody by e-mail, and into their calendars.")
    return _form(http, form, _("Change the date"), _("Save"), one=one, lead=lead)


@for_members
def cancel(http: HttpRequest, pk: int) -> HttpResponse:
    """Everybody is told why."""
    one = _to_come(http, pk)
    form = CancelForm(http.POST if http.method == "POST" else None)
    if _done(form, lambda: services.cancel_date(one, form.cleaned_data["reason"], by=http.user)):
        messages.success(http, _("The date is cancelled, and everybody has been told."))
        return redirect("space_group_date", pk=pk)
    lead = _("Everybody who joined is told, and the date leaves their calendars. This cannot be undone.")
    return _form(http, form, _("Cancel the date"), _("Cancel this date"), one=one, lead=lead)


@for_members
def write(http: HttpRequest, pk: int) -> HttpResponse:
    """A message to all who come."""
    one = _to_come(http, pk)
    form = WriteForm(http.POST if http.method == "POST" else None)
    if _done(form, lambda: services.write_to_all(one, form.cleaned_data["text"], by=http.user)):
        messages.success(http, _("Your message is on its way."))
        return redirect("space_group_date", pk=pk)
    lead = _("Everybody who has a place gets it by e-mail. Nobody sees the others’ addresses.")
    return _form(http, form, _("Write to everybody who comes"), _("Send the message"), one=one, lead=lead)


def _done(form: forms.Form, do: Callable[[], object]) -> bool:
    """Whether the form was sent, is right, and ``do`` was done; what it refuses stands in the form."""
    if not form.is_valid():
        return False
    try:
        do()
    except ValidationError as refusal:
        form.add_error(refusal.code if refusal.code in form.fields else None, refusal)
        return False
    return True


def _form(
    http: HttpRequest, form: Any, title: str, button: str, *, one: GroupDate | None = None, lead: str = ""
) -> HttpResponse:
    back = reverse("space_group_date", args=[one.pk]) if one else reverse("space_group_dates")
    context = {
        "frame_template": SPACE,
        "crumbs": crumbs(),
        "title": title,
        "lead": lead,
        "button": button,
        "form": form,
        "back": back,
        "about": f"{one.page_title}, {said_when(one)}" if one else "",
    }
    return render(http, "companionship/gatherings/form.html", context, status=400 if form.errors else 200)


def _mine(http: HttpRequest, pk: int) -> GroupDate:
    return get_object_or_404(access.hosted_by(http.user), pk=pk)


def _to_come(http: HttpRequest, pk: int) -> GroupDate:
    """404 for what has begun or was cancelled: its page offers none of this."""
    one = _mine(http, pk)
    if one.state != DateState.OPEN or one.starts_at <= timezone.now():
        raise Http404
    return one
