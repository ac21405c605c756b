"""What is done with a membership: each verb a POST, carried out by the services."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from network.members import services
from network.members.forms import InvitationForm
from network.members.permissions import answers_for, may_manage
from network.models import Member, Membership, MembershipState, Role

from .organisations import invitations_to, organisation_seen_by, show
from .own import for_members

Verb = Callable[[Membership, Member], Any]
VERBS: dict[str, tuple[Verb, Any]] = {
    "approve": (services.approve, gettext_lazy("Done: this person belongs to the organisation now.")),
    "refuse": (services.refuse, gettext_lazy("Done: we tell this person.")),
    "remove": (services.remove, gettext_lazy("Done: this person belongs to it no longer.")),
    "leave": (services.leave, gettext_lazy("Done: you belong to it no longer.")),
    "make-administrator": (
        lambda membership, by: services.change_role(membership, Role.ADMINISTRATOR, by),
        gettext_lazy("Done: this person runs the organisation too."),
    ),
    "make-contact": (
        lambda membership, by: services.change_role(membership, Role.CONTACT, by),
        gettext_lazy("Done: this person is a contact."),
    ),
    "hand-over": (
        lambda membership, by: services.hand_over(_mine(membership, by), membership, by),
        gettext_lazy("Done: this person runs the organisation, you are a contact."),
    ),
    "accept": (services.accept_invitation, gettext_lazy("Welcome: you belong to it now.")),
    "decline": (lambda membership, by: services.decline_invitation(membership), gettext_lazy("Done: declined.")),
}


@require_POST
@for_members
def decide(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Carry out the verb; 404 for what is not this member's to see."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), pk=pk)
    if verb not in VERBS or not _sees(request.user, membership, verb):
        raise Http404
    act, done = VERBS[verb]
    try:
        act(membership, request.user)
    except PermissionDenied:
        raise Http404 from None
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, done)
    if answers_for(request.user).filter(pk=membership.organisation_id).exists() or may_manage(
        request.user, membership.organisation
    ):
        return redirect("space_organisation", membership.organisation_id)
    return redirect("space_organisations")


@require_POST
@for_members
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite somebody by an address."""
    page = organisation_seen_by(request.user, pk)
    if not may_manage(request.user, page):
        raise Http404
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            services.invite(page, form.cleaned_data["email"], form.cleaned_data["role"], request.user)
        except ValidationError as error:
            form.add_error("email", error)
        else:
            messages.success(request, _("Done: the invitation is on its way."))
            return redirect("space_organisation", page.pk)
    return show(request, page, form)


def _sees(member: Member, membership: Membership, verb: str) -> bool:
    if verb in {"accept", "decline"}:
        return membership.pk in {one.pk for one in invitations_to(member)}
    return membership.member_id == member.pk or may_manage(member, membership.organisation)


def _mine(membership: Membership, member: Member) -> Membership:
    own = Membership.objects.filter(
        organisation_id=membership.organisation_id, member=member, state=MembershipState.ACTIVE
    ).first()
    if own is None:
        raise PermissionDenied
    return own
