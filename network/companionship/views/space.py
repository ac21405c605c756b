"""Requests in the member's own space: those received and those sent."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private
from network.companionship import access
from network.companionship.enums import State
from network.companionship.wording import agreed_date

from . import pages

FRAME = "companionship/space.html"
MOST = 100  # of each, the newest first


@never_cache
@login_required
def requests(http: HttpRequest) -> HttpResponse:
    """Received and sent, what waits for this member first."""
    keep_private()
    received = sorted(access.received_by(http.user)[:MOST], key=lambda one: one.state != State.SENT)
    sent = sorted(access.sent_by(http.user)[:MOST], key=lambda one: one.state != State.COUNTER_PROPOSED)
    context = {
        "title": _("Visits"),
        "received": [(one, agreed_date(one)) for one in received],
        "sent": [(one, agreed_date(one)) for one in sent],
        "answers": access.answers_for(http.user).exists(),
    }
    return render(http, "companionship/requests.html", context)


def _access(http: HttpRequest, pk: int) -> access.Access:
    found = access.by_member(http.user, pk)
    if found is None:
        raise Http404
    return found


@never_cache
@login_required
def request_page(http: HttpRequest, pk: int) -> HttpResponse:
    return pages.request_page(http, _access(http, pk), timezone.now(), frame=FRAME)


@never_cache
@login_required
def act(http: HttpRequest, pk: int, name: str) -> HttpResponse:
    return pages.act_page(http, _access(http, pk), name, timezone.now(), frame=FRAME)


@never_cache
@login_required
def report_message(http: HttpRequest, pk: int, message: int) -> HttpResponse:
    return pages.report_page(http, _access(http, pk), message, timezone.now(), FRAME)
