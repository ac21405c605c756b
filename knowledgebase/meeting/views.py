"""The page on which members say, for their organisations, that they meet a barrier."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.presentation import Shown, crumbs, section, shown
from knowledgebase.enums import CaseState
from knowledgebase.meeting.forms import MetForm
from knowledgebase.meeting.queries import met
from knowledgebase.meeting.services import say_met, withdraw
from knowledgebase.models import BarrierMet, BarrierPage
from network.members.permissions import answers_for
from network.members.views.own import for_members
from network.models import OrganisationPage

MOST_PLACES = 50  # organisations of one member


@dataclass
class Place:
    """One of the reader's organisations, what was said for it already (or nothing), and its form."""

    organisation: OrganisationPage
    said: BarrierMet | None
    form: MetForm

    @property
    def is_published(self) -> bool:
        return self.said is not None and self.said.case_state == CaseState.PUBLISHED

    @property
    def is_waiting(self) -> bool:
        return self.said is not None and self.said.case_state == CaseState.SUBMITTED


@for_members
@require_http_methods(["GET", "POST"])
def meet_barrier(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """GET: each of the reader's organisations with its form. POST: say it for one, change it, take it back."""
    barrier = _barrier(key)
    places = _places(request, key)
    status = 200
    if request.method == "POST":
        asked = request.POST.get("organisation")
        place = next((one for one in places if str(one.organisation.pk) == asked), None)
        if place is None:
            messages.error(request, _("You do not belong to this organisation, or not any more."))
            return redirect(request.path)
        if _carry_out(request, barrier, place):
            return redirect(request.path)
        status = 400
    context = {
        "crumbs": (*crumbs("barriers"), (barrier.title, barrier.url)),
        "title": _("We meet it, too"),
        "barrier": barrier,
        "places": places,
        "forms_with_errors": [one.form for one in places if one.form.is_bound and one.form.errors],
        "directory": section("directory"),
    }
    return render(request, "knowledgebase/meeting/meet.html", context, status=status)


def _carry_out(request: HttpRequest, barrier: Shown, place: Place) -> bool:
    """Whether it was done; else the form says what is wrong, with all that was typed."""
    try:
        if "withdraw" in request.POST:
            if place.said is not None:
                withdraw(place.said, by=request.user)
                messages.success(request, _("It is withdrawn; nothing of it is left."))
            return True
        place.form = MetForm(request.POST, prefix=str(place.organisation.pk))
        if not place.form.is_valid():
            return False
        language = (get_language() or "fr")[:2]
        case = place.form.cleaned_data["case"]
        said = say_met(barrier.page, place.organisation, case, by=request.user, language=language)
    except ValidationError as refusal:
        place.form.add_error(None, refusal)
        return False
    except PermissionDenied:  # the membership ended between two lines
        messages.error(request, _("You do not belong to this organisation, or not any more."))
        return True
    if said.case_state == CaseState.SUBMITTED:
        messages.success(request, _("Noted, thank you. A moderator reads your case before it shows."))
    else:
        messages.success(request, _("Noted, thank you: your organisation counts among those that meet it."))
    return True


def _barrier(key: uuid.UUID) -> Shown:
    found = shown(BarrierPage.objects.filter(translation_key=key))
    if not found:
        raise Http404
    return next(iter(found.values()))


def _places(request: HttpRequest, key: uuid.UUID) -> list[Place]:
    first: dict[uuid.UUID, OrganisationPage] = {}
    for page in answers_for(request.user).filter(alias_of=None).order_by("pk"):
        first.setdefault(page.translation_key, page)
    said = {
        one.organisation_key: one for one in met(key).filter(organisation_key__in=first).select_related("organisation")
    }
    places = []
    for page in sorted(first.values(), key=lambda page: page.title.casefold())[:MOST_PLACES]:
        one = said.get(page.translation_key)
        places.append(Place(page, one, MetForm(initial={"case": one.case if one else ""}, prefix=str(page.pk))))
    return places
