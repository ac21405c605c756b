"""My organisations: who belongs to them, who asks to, what they wrote."""

from allauth.account.models import EmailAddress
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.presentation import section
from network.members.forms import InvitationForm
from network.members.permissions import administers, answers_for, is_moderator, may_manage, written_first
from network.members.works import works_of
from network.models import Member, Membership, MembershipState, OrganisationPage, Role

from .own import for_members


@for_members
def organisations(request: HttpRequest) -> HttpResponse:
    """Those to which I belong, those that invite me, those that I asked."""
    mine = request.user.memberships.exclude(state=MembershipState.ENDED).select_related("organisation__locale")
    context = {
        "active": [one for one in mine if one.state == MembershipState.ACTIVE],
        "asked": [one for one in mine if one.state == MembershipState.ASKED],
        "invitations": invitations_to(request.user),
        "directory": section("directory"),
    }
    return render(request, "space/organisations.html", context)


@for_members
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One of mine: its people and its works; those who run it decide here. 404 for anybody else."""
    page = organisation_seen_by(request.user, pk)
    return show(request, page, InvitationForm())


def show(request: HttpRequest, page: OrganisationPage, invitation_form: InvitationForm) -> HttpResponse:
    """The page of an organisation in the space, with the form of an invitation as it stands."""
    everybody = list(
        page.memberships.exclude(state=MembershipState.ENDED).select_related("member").order_by("role", "created_at")
    )
    active = [one for one in everybody if one.state == MembershipState.ACTIVE]
    mine = next((one for one in active if one.member_id == request.user.pk), None)
    context = {
        "organisation": page,
        "mine": mine,
        "manages": may_manage(request.user, page),
        "runs": administers(request.user, page),
        "active": active,
        "asked": [one for one in everybody if one.state == MembershipState.ASKED],
        "invited": [one for one in everybody if one.state == MembershipState.INVITED],
        "only_administrator": bool(mine and mine.is_administrator and len(active) > 1)
        and sum(one.role == Role.ADMINISTRATOR for one in active) == 1,
        "invitation_form": invitation_form,
        "works": works_of(request.user, page),
    }
    return render(request, "space/organisation.html", context)


def organisation_seen_by(member: Member, pk: int) -> OrganisationPage:
    """The organisation of that number, if the member belongs to it or moderates. Raises Http404 otherwise."""
    page = get_object_or_404(OrganisationPage, pk=pk)
    if not (is_moderator(member) or answers_for(member).filter(pk=page.pk).exists()):
        raise Http404
    return written_first(page)


def invitations_to(member: Member) -> list[Membership]:
    """The invitations that came to a confirmed address of the member."""
    confirmed = [email.lower() for email in _confirmed(member)]
    if not confirmed:
        return []
    waiting = Membership.objects.filter(state=MembershipState.INVITED, email__in=confirmed)
    return list(waiting.select_related("organisation"))


def _confirmed(member: Member) -> list[str]:
    return list(EmailAddress.objects.filter(user=member, verified=True).values_list("email", flat=True))
