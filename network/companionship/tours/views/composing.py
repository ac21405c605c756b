"""Putting a tour together."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network.companionship.doors import host_of, page_to_visit
from network.companionship.tours import services
from network.companionship.tours.access import stop_of, tour_of, tours_of
from network.companionship.tours.drawing import map_of_plan
from network.companionship.tours.forms import ComposeForm, TitleForm
from network.companionship.tours.models import FEWEST_STOPS, MOST_STOPS, Tour
from network.companionship.tours.plan import plan_of
from network.companionship.tours.route import ARRIVING, KMH
from network.members.views.own import for_members


@for_members
@require_http_methods(["GET", "POST"])
def tours(request: HttpRequest) -> HttpResponse:
    """All tours of the member; POST begins one."""
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tour = services.begin_tour(request.user, form.cleaned_data["title"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("space_tour_compose", pk=tour.pk)
    found = list(tours_of(request.user).prefetch_related("stops"))
    context = {"tours": found, "form": form, "fewest": FEWEST_STOPS, "most": MOST_STOPS}
    return render(request, "tours/tours.html", context, status=400 if form.errors else 200)


def add(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Put the practice or organisation of that key into a tour, or into a new one. Whoever is not logged in reads what
    a tour is, logs in, and comes back."""
    if not request.user.is_authenticated:
        messages.info(request, _("A tour puts several visits into a day or two. Log in, and it is kept for you."))
    return _add(request, key)


@for_members
@require_http_methods(["GET", "POST"])
def _add(request: HttpRequest, key: UUID) -> HttpResponse:
    page = page_to_visit(key)
    if page is None or host_of(page) is None or not page.open_to_visits:
        raise Http404
    form = TitleForm(request.POST if "title" in request.POST else None, initial={"title": _("My tour")})
    if request.method == "POST":
        number = request.POST.get("tour", "")
        if number.isdecimal() and len(number) < 19:
            if done := _added(request, tour_of(request.user, int(number)), page):
                return done
        elif form.is_valid():
            try:
                tour = services.begin_tour(request.user, form.cleaned_data["title"])
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                if done := _added(request, tour, page):
                    return done
    found = list(tours_of(request.user).prefetch_related("stops"))
    context = {"page": page, "host": host_of(page), "tours": found, "form": form}
    return render(request, "tours/add.html", context, status=400 if form.errors else 200)


def _added(request: HttpRequest, tour: Tour, page: Any) -> HttpResponse | None:
    try:
        stop = services.add_stop(tour, page)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return None
    messages.success(request, _("“%(page)s” is in your tour.") % {"page": page.title})
    return redirect(f"{reverse('space_tour_compose', args=[tour.pk])}#stop-{stop.pk}")


@for_members
@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, days, hours, order. Every button keeps what was typed, then does what it says."""
    now = timezone.now()
    tour = tour_of(request.user, pk)
    plan = plan_of(tour, now)
    form = ComposeForm(request.POST or None, plan=plan, now=now)
    if request.method == "POST" and form.is_valid():
        services.arrange(tour, form.values(), form.stops(), now=now)
        return _done(request, tour, request.POST.get("do", ""))
    context = {
        "tour": tour,
        "plan": plan,
        "form": form,
        "map": map_of_plan(plan),
        "kmh": KMH,
        "arriving": ARRIVING,
        "missing": max(FEWEST_STOPS - len(plan.stops), 0),
        "is_full": len(plan.stops) >= MOST_STOPS,
    }
    return render(request, "tours/compose.html", context, status=400 if form.errors else 200)


def _done(request: HttpRequest, tour: Tour, do: str) -> HttpResponse:
    """Do what the button said, and show the tour again, where it was pressed."""
    here = reverse("space_tour_compose", args=[tour.pk])
    verb, _dash, number = do.partition("-")
    try:
        if verb in ("up", "down", "remove") and number.isdecimal() and len(number) < 19:
            stop = stop_of(tour, int(number))
            if verb == "remove":
                services.remove_stop(stop)
                messages.success(request, _("“%(page)s” is no longer in your tour.") % {"page": stop.page_title})
                return redirect(here)
            services.move_stop(stop, -1 if verb == "up" else 1)
            return redirect(f"{here}#stop-{stop.pk}")
        if verb == "suggest":
            services.suggest(tour)
            messages.success(request, _("The stops stand in the shortest order, each with an hour."))
            return redirect(here)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(here)
    if verb == "ask":
        return redirect("space_tour_ask", pk=tour.pk)
    messages.success(request, _("Saved."))
    return redirect(here)
