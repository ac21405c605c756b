"""How one comes to an organisation: asking, claiming, or taking up an invitation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.caching import keep_private
from network.members import services
from network.members.forms import JoinForm
from network.members.notices import invitation_of
from network.members.permissions import is_run, written_first
from network.members.proof import claim_is_proven
from network.models import Membership, MembershipState, OrganisationPage

from .own import for_members


@for_members
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to join an organisation, or to run it where nobody does."""
    page = written_first(get_object_or_404(OrganisationPage.objects.live().public(), pk=pk))
    run = is_run(page)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        claims = not run and form.cleaned_data["part"] == "run"
        verb = services.claim if claims else services.ask_to_join
        try:
            membership = verb(request.user, page, form.cleaned_data["message"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if membership.state == MembershipState.ACTIVE:
                messages.success(request, _("Your address shows that you work there: you run its place here now."))
                return redirect("space_organisation", page.pk)
            messages.success(request, _("Done: the answer comes by e-mail."))
            return redirect("space_organisations")
    if run:
        del form.fields["part"]
    proven = not run and claim_is_proven(request.user, page)
    context = {"organisation": page, "form": form, "run": run, "proven": proven}
    return render(request, "space/join.html", context)


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation's link shows; opening it changes nothing. Whoever holds the link reads the invited address."""
    keep_private()
    number = invitation_of(token)
    found = Membership.objects.filter(pk=number or 0).select_related("organisation", "decided_by").first()
    if found is None:
        raise Http404
    is_open = found.state == MembershipState.INVITED
    if request.method == "POST" and is_open:
        if "decline" in request.POST:
            services.decline_invitation(found)
            return render(request, "space/invitation.html", {"invitation": found, "declined": True, "is_open": False})
        if request.user.is_authenticated:
            try:
                services.accept_invitation(found, request.user)
            except ValidationError as error:
                messages.error(request, error.messages[0])
            else:
                messages.success(request, _("Welcome: you belong to it now."))
            return redirect("space_organisations")
    return render(request, "space/invitation.html", {"invitation": found, "declined": False, "is_open": is_open})
