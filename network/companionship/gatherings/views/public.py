"""The dates to come, for everybody, and the form by which one joins, without an account."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import depends_on, keep_private
from core.presentation import crumbs
from network.companionship.gatherings import feeds
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.forms import JoinForm
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import free, name_of
from network.companionship.gatherings.presentation import ShownDate, all_dates, shown
from network.companionship.gatherings.services import join as join_date
from network.companionship.gatherings.wording import said_when
from network.companionship.guards import refuse_blocked, refuse_floods
from network.members.proof import has_proven_address

PAGE = "companionship/page.html"


def dates(http: HttpRequest) -> HttpResponse:
    """Every date to come; as a feed with « format=atom », as a calendar with « format=ics »."""
    now = timezone.now()
    found = all_dates(now)
    title = _("Group visits to come")
    if answer := feeds.answer_for(http, found, title, now):
        return answer
    depends_on("settings")
    context = {"title": title, "crumbs": crumbs(), "dates": found}
    return render(http, "companionship/gatherings/dates.html", context)


def date(http: HttpRequest, pk: int) -> HttpResponse:
    """One date: what will be seen, how to come, what is left; for the host's own calendar with « format=ics »."""
    found, one = _date(pk)
    if http.GET.get("format") == "ics":
        return feeds.calendar_of([one], timezone.now())
    depends_on("settings")
    context = {
        "title": one.title,
        "crumbs": (*crumbs(), (_("Group visits to come"), reverse("group_dates"))),
        "one": one,
        "date": found,
        "is_cancelled": found.state == DateState.CANCELLED,
        "is_over": found.state == DateState.OVER or found.starts_at <= timezone.now(),
    }
    return render(http, "companionship/gatherings/date.html", context)


def _date(pk: int) -> tuple[GroupDate, ShownDate]:
    """The date of that number, and how it is shown; 404 where there is none, or its page is not public."""
    found = GroupDate.objects.filter(pk=pk)
    date = found.first()
    if date is None:
        raise Http404
    depends_on(name_of(date.host_key))
    for one in shown(found, timezone.now()):
        return date, one
    raise Http404


@never_cache
def join(http: HttpRequest, pk: int) -> HttpResponse:
    """GET: the form, or why nobody can join any more. POST: the place, or the form as it was filled in with what is
    wrong."""
    keep_private()
    found, one = _date(pk)
    now = timezone.now()
    context: dict[str, Any] = {
        "frame_template": PAGE,
        "crumbs": (*crumbs(), (one.title, one.url)),
        "title": _("Come with others"),
        "one": one,
        "date": found,
    }
    if not one.is_open:
        return render(http, "companionship/gatherings/closed.html", context, status=410)
    form = JoinForm(http.POST if http.method == "POST" else None, date=found, member=http.user, now=now)
    if http.method == "POST" and form.is_valid():
        try:
            refuse_floods(http, form.address)
            refuse_blocked(form.address)
            who, _new = join_date(
                found, form.joining(), member=http.user, proven=has_proven_address(http.user), now=now
            )
        except ValidationError as refusal:
            form.add_error("people" if refusal.code == "people" else None, refusal)
        else:
            return _after(http, who)
    context |= {"form": form, "left": free(found), "when": said_when(found)}
    return render(http, "companionship/gatherings/join.html", context, status=400 if form.errors else 200)


def _after(http: HttpRequest, who: Participation) -> HttpResponse:
    """A member sees the place at once. Anybody else is told to look into the mailbox, whether it is new or not: the
    page must not tell who else comes."""
    if http.user.is_authenticated and who.member_id == http.user.pk:
        return redirect("space_group_place", pk=who.pk)
    return redirect("group_asked")


@never_cache
def asked(http: HttpRequest) -> HttpResponse:
    """What comes next: a link by e-mail."""
    keep_private()
    context = {"frame_template": PAGE, "crumbs": crumbs(), "title": _("Look into your mailbox")}
    return render(http, "companionship/gatherings/asked.html", context)
