"""« Aller voir comment ils font »: the form, without an account."""

import uuid

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private
from core.presentation import crumbs
from network.companionship.doors import full_until, host_of, is_open, page_to_visit, paused_until
from network.companionship.forms import AskForm
from network.companionship.guards import refuse_blocked, refuse_floods
from network.companionship.models import VisitRequest
from network.companionship.recipients import recipients
from network.companionship.services import NotOpen
from network.companionship.services import ask as ask_host
from network.members.proof import has_proven_address


@never_cache
def ask(http: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """GET: the form, or why nobody can be asked now. POST: the request, or the form as it was filled in with what is
    wrong."""
    keep_private()
    page = page_to_visit(key)
    host = host_of(page) if page else None
    now = timezone.now()
    if host is None or not page.open_to_visits:
        raise Http404
    context = {
        "crumbs": (*crumbs(), (page.title, page.url)),
        "title": _("Go and see how they do it"),
        "page_title": page.title,
        "page_url": page.url,
        "host": host,
        "frame_template": "companionship/page.html",
    }
    if not is_open(page) or not recipients(host):
        closed = context | {"back_on": paused_until(host.translation_key)}
        return render(http, "companionship/closed.html", closed)
    form = AskForm(http.POST or None, page=page, member=http.user, now=now)
    if http.method == "POST" and form.is_valid():
        try:
            refuse_floods(http, form.address)
            refuse_blocked(form.address)
            asked, is_new = ask_host(
                page, form.asked(), visitor=http.user, proven=has_proven_address(http.user), now=now
            )
        except (NotOpen, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            return _after(http, asked, is_new)
    context |= {"form": form, "full_until": full_until(page, host.translation_key), "capacity": page.visit_capacity}
    return render(http, "companionship/ask.html", context, status=400 if form.errors else 200)


def _after(http: HttpRequest, asked: VisitRequest, is_new: bool) -> HttpResponse:
    """A member sees the request at once. Anybody else is told to look into the mailbox, whether the request is new or
    not: the page must not tell what another person has asked."""
    if http.user.is_authenticated and asked.visitor_id == http.user.pk:
        return redirect("space_request", pk=asked.pk)
    return redirect("visit_asked")


@never_cache
def asked(http: HttpRequest) -> HttpResponse:
    """What comes next: a link by e-mail."""
    keep_private()
    context = {
        "frame_template": "companionship/page.html",
        "crumbs": crumbs(),
        "title": _("Look into your mailbox"),
    }
    return render(http, "companionship/asked.html", context)
