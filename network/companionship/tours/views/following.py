"""Asking all hosts of a tour, and what comes of it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network.companionship.calendar import file_of
from network.companionship.doors import page_to_visit
from network.companionship.enums import Party, State
from network.companionship.guards import refuse_blocked, refuse_floods
from network.companionship.tours import services
from network.companionship.tours.access import stop_of, tour_of
from network.companionship.tours.drawing import map_of_plan
from network.companionship.tours.forms import AskAllForm
from network.companionship.tours.nearby import near
from network.companionship.tours.plan import AGREED, Planned, plan_of, progress
from network.companionship.tours.services import Outcome
from network.companionship.wording import agreed_date, facts, happens_next, said_date
from network.members.proof import has_proven_address
from network.members.views.own import for_members


@for_members
@require_safe
def tour(request: HttpRequest, pk: int) -> HttpResponse:
    """Where each stop stands; before anybody was asked, the tour is composed."""
    found = tour_of(request.user, pk)
    if found.asked_at is None:
        return redirect("space_tour_compose", pk=pk)
    plan = plan_of(found, timezone.now())
    context = {
        "tour": found,
        "plan": plan,
        "progress": progress(plan),
        "map": map_of_plan(plan),
        "has_dates": any(one.request and one.request.state in AGREED for one in plan.stops),
        "days": [(day, [(one, _told(one)) for one in day.stops]) for day in plan.days],
    }
    return render(request, "tours/follow.html", context)


def _told(one: Planned) -> dict[str, str]:
    """What a stop's request says to the member."""
    asked = one.request
    if asked is None:
        return {"state": "", "next": "", "proposed": "", "agreed": ""}
    proposed = asked.dates.all() if asked.state == State.COUNTER_PROPOSED else ()
    return {
        "state": asked.get_state_display(),
        "next": happens_next(asked, Party.VISITOR),
        "proposed": " · ".join(said_date(date, asked.time_zone) for date in proposed if date.current),
        "agreed": agreed_date(asked),
    }


@for_members
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: what all hosts are told. POST: every host that was not asked yet is."""
    now = timezone.now()
    found = tour_of(request.user, pk)
    plan = plan_of(found, now)
    try:
        services.refuse_unfinished(plan, now)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("space_tour_compose", pk=pk)
    form = AskAllForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_floods(request, request.user.email)  # type: ignore[union-attr]
            refuse_blocked(request.user.email)  # type: ignore[union-attr]
            proven = has_proven_address(request.user)
            outcomes = services.ask_all(found, form.asking(), proven=proven, now=now)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            _say(request, outcomes)
            return redirect("space_tour", pk=pk)
    context = {"tour": found, "plan": plan, "form": form}
    return render(request, "tours/ask.html", context, status=400 if form.errors else 200)


def _say(request: HttpRequest, outcomes: list[Outcome]) -> None:
    """What came of it, in a sentence for each kind."""
    new = [one for one in outcomes if one.is_new]
    if new:
        said = ngettext("%(number)s host has been asked.", "%(number)s hosts have been asked.", len(new))
        messages.success(request, said % {"number": len(new)})
    for one in outcomes:
        host = {"host": one.stop.host_title, "why": one.refusal}
        if one.request is None:
            messages.warning(request, _("%(host)s could not be asked. %(why)s") % host)
        elif not one.is_new:
            messages.info(request, _("%(host)s has had your request for less than a week: it counts here, too.") % host)
        elif one.request.state == State.WAITING:
            messages.warning(
                request, _("%(host)s: the places of the month are taken, and your request waits for one.") % host
            )


@for_members
@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, pk: int, stop: int) -> HttpResponse:
    """Other open hosts nearby; POST puts one in the place of this stop."""
    found = tour_of(request.user, pk)
    old = stop_of(found, stop)
    if old.request is not None and old.request.ended_at is None:
        raise Http404
    if request.method == "POST":
        try:
            page = page_to_visit(_key(request.POST.get("page", "")))
            if page is None:
                raise Http404
            services.replace_stop(old, page)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("“%(page)s” takes this place.") % {"page": page.title})
            return redirect(f"{reverse('space_tour_compose', args=[pk])}#stop-{stop}")
    plan = plan_of(found, timezone.now())
    planned = next(one for one in plan.stops if one.stop.pk == stop)
    others = near(planned.position, (get_language() or "fr")[:2], [one.stop for one in plan.stops])
    return render(request, "tours/replace.html", {"tour": found, "planned": planned, "others": others})


def _key(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None


@for_members
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One page to take along on paper."""
    found = tour_of(request.user, pk)
    plan = plan_of(found, timezone.now())
    days = [(day, [(one, _reach(one)) for one in day.stops]) for day in plan.days]
    return render(request, "tours/sheet.html", {"tour": found, "plan": plan, "days": days, "map": map_of_plan(plan)})


def _reach(one: Planned) -> list[tuple[str, str]]:
    """How to reach the host, as far as both sides agreed to it; empty otherwise."""
    if one.request is None or not one.request.addresses_are_open:
        return []
    known = {_("E-mail of the host"), _("Phone")}
    return [(label, text) for label, text in facts(one.request, Party.VISITOR) if label in known]


@for_members
@require_safe
def calendar_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates that are agreed, as a calendar file; 404 while there are none."""
    found = tour_of(request.user, pk)
    plan = plan_of(found, timezone.now())
    agreed = [
        (one.request, reverse("space_request", args=[one.request.pk]))
        for one in plan.stops
        if one.request and one.request.state in AGREED and one.request.starts_at
    ]
    if not agreed:
        raise Http404
    answer = HttpResponse(file_of(agreed, timezone.now()), content_type="text/calendar; charset=utf-8; method=PUBLISH")
    name = slugify(found.title) or f"tour-{found.pk}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


@for_members
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what goes with it; POST does it."""
    found = tour_of(request.user, pk)
    if request.method == "POST":
        told = services.delete_tour(found)
        messages.success(request, _said_deleted(told))
        return redirect("space_tours")
    return render(request, "tours/delete.html", {"tour": found, "open": services.to_withdraw(found)})


def _said_deleted(told: int) -> str:
    if not told:
        return _("The tour is deleted.")
    return ngettext(
        "The tour is deleted; %(number)s request is withdrawn.",
        "The tour is deleted; %(number)s requests are withdrawn.",
        told,
    ) % {"number": told}
