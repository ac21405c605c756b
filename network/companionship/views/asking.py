"""« Aller voir comment ils font »: the form, without an account."""

import uuid
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from core.caching import keep_private
from core.models import OpenToVisits
from core.presentation import crumbs
from network.companionship.doors import full_until, host_of, is_open, paused_until
from network.companionship.forms import AskForm
from network.companionship.guards import refuse_blocked, refuse_floods
from network.companionship.models import VisitRequest
from network.companionship.recipients import recipients
from network.companionship.services import NotOpen
from network.companionship.services import ask as ask_host


@never_cache
def ask(http: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """GET: the form, or why nobody can be asked now. POST: the request, or the form as it was filled in with what is
    wrong."""
    keep_private()
    page = _page(key)
    host = host_of(page)
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
            asked, is_new = ask_host(page, form.asked(), visitor=http.user, proven=_is_proven(http.user), now=now)
        except (NotOpen, ValidationError) as refusal:
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            return _after(http, asked, is_new)
    context |= {"form": form, "full_until": full_until(page, host.translation_key), "capacity": page.visit_capacity}
    return render(http, "companionship/ask.html", context, status=400 if form.errors else 200)


def _page(key: uuid.UUID) -> Any:
    """The page in the reader's language, or else the first of its translations; 404 for what nobody can visit."""
    language = (get_language() or "")[:2]
    found = Page.objects.filter(translation_key=key, live=True, alias_of=None).public().select_related("locale")
    pages = sorted(found, key=lambda page: (page.locale.language_code != language, page.pk))
    page = pages[0].specific if pages else None
    if not isinstance(page, OpenToVisits):
        raise Http404
    return page


def _is_proven(member: Any) -> bool:
    """Whether the address of the account is known to be its holder's."""
    if not member.is_authenticated:
        return False
    return EmailAddress.objects.filter(user=member, email__iexact=member.email, verified=True).exists()


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
