"""The page of one contribution: what was said, answered and decided. Who said it changes or withdraws it here."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.refusals import refuse
from network.models import Member
from whitepapers.anchors import Placed, place
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.forms import FORMS, TakingPart
from whitepapers.contributions.places import Place, around, place_of
from whitepapers.contributions.presentation import Reader, threads
from whitepapers.contributions.queries import said_of
from whitepapers.contributions.services import edit, withdraw
from whitepapers.contributions.views import as_written, respond
from whitepapers.models import Contribution, WhitePaperPage
from whitepapers.presentation import Reading
from whitepapers.views import for_readers, read


@for_readers
def single(request: HttpRequest, page: WhitePaperPage, pk: int) -> HttpResponse:
    """GET: the exchange in which it stands. POST: change it within 15 minutes, or withdraw it; 404 for others."""
    reading = read(request, page)
    one = said_of(reading).filter(pk=pk).first()
    now, user = timezone.now(), cast(Member, request.user)  # of others, `owns` says no
    reader = Reader(user, now, one)
    if one is None or (one.hidden_at is not None and not reader.owns(one)):
        raise Http404
    is_mine = one.withdrawn_at is None and reader.owns(one)
    form = _form(request, one, user) if is_mine else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if "withdraw" in request.POST:
            withdraw(one, by=user, now=now)
            messages.success(request, _("It is withdrawn: your words are gone, their place stays."))
            return redirect(request.path)
        if form.is_valid():
            try:
                edit(one, form.said(), by=user, now=now)
            except ValidationError as refused:
                refuse(form, refused)
            else:
                messages.success(request, _("It is changed."))
                return redirect(request.path)
    where = place_of(reading, one.part_key)
    context = {
        "one": one,
        "threads": threads(said_of(reading).filter(pk=one.parent_id or one.pk), reader),
        "beside": _beside(reading, where, one),
        "form": form,
        "is_mine": is_mine,
        "may_edit": is_mine and one.may_be_edited(now) and reading.is_open,
        "is_open": reading.is_open,
        **around(reading, where),
    }
    status = 400 if form is not None and form.errors else 200
    return respond(request, reading, "whitepapers/contributions/single.html", context, status)


def _form(request: HttpRequest, one: Contribution, member: Member) -> TakingPart:
    """What was said, to be changed; for whom it was said stays."""
    form = FORMS[one.kind](request.POST or None, member=member, initial=as_written(one))
    del form.fields["speaks_for"]
    return form


def _beside(reading: Reading, where: Place | None, one: Contribution) -> str:
    """Where it stands beside the text as it is today; empty where its words are gone, or stand in another language."""
    if where is None or one.language != reading.text.language:
        return ""
    home = f"{reading.page.url}contributions/{one.part_key}/"
    if one.kind == Kind.STANCE:
        return f"{home}position/#said-{one.pk}"
    found = place(one.anchor, where.part.passages)
    return f"{home}{found.passage}/#said-{one.pk}" if isinstance(found, Placed) else ""
