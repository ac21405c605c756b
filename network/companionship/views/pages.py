"""What the pages reached by a link and those of the space have in common."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.caching import keep_private
from core.presentation import crumbs
from network.companionship.access import Access
from network.companionship.acts import Act, act_named, allowed_acts
from network.companionship.answer_forms import AnswerForm, MessageForm
from network.companionship.doors import paused_until
from network.companionship.enums import Party
from network.companionship.follow_ups import follow_ups
from network.companionship.guards import refuse_chatter
from network.companionship.links import use
from network.companionship.models import RequestLink, ThreadMessage, VisitRequest
from network.companionship.services import NotOpen, report_message, write
from network.companionship.services.thread import TALKING
from network.companionship.states import ForbiddenTransition
from network.companionship.wording import DONE, facts, happens_next


class UsedMeanwhile(Exception):
    """The link's one use was taken between the page and the button."""


def request_page(
    http: HttpRequest,
    access: Access,
    now: datetime,
    frame: str = "companionship/page.html",
) -> HttpResponse:
    """State, thread, trail and what can be done; POST writes a message. frame: the template that it stands in."""
    keep_private()
    request, party = access.request, access.party
    form: AnswerForm | None = None
    if http.method == "POST":
        form = MessageForm(http.POST, request=request, party=party, now=now)
        if form.is_valid():
            try:
                refuse_chatter(request, party)
                write(request, party, form.cleaned_data["text"], author=access.member, now=now)
            except ForbiddenTransition as refusal:
                form.add_error(None, str(refusal))
            except ValidationError as refusal:
                form.add_error("text", refusal)
            else:
                messages.success(http, _("Your message is on its way."))
                return redirect(f"{access.url}#thread")
    may_write = request.state in TALKING
    context = {
        "frame_template": frame,
        "crumbs": crumbs(),
        "title": request.page_title,
        "asked": request,
        "access": access,
        "party": party,
        "next": happens_next(request, party),
        "facts": facts(request, party),
        "acts": [(act, access.act_url(act.name)) for act in allowed_acts(request, party, now)]
        + [(offer, offer.url) for offer in follow_ups(access)],
        "thread": thread(request, party, access),
        "may_write": may_write,
        "form": form or (MessageForm(request=request, party=party, now=now) if may_write else None),
        "trail": [(event.at, str(DONE.get(event.verb, event.verb))) for event in request.events.all()],
        "paused": paused_until(request.host_key) if party == Party.HOST else None,
    }
    return render(http, "companionship/request.html", context)


def thread(request: VisitRequest, party: Party, access: Access) -> list[dict[str, Any]]:
    """The messages as this side sees them, with the purpose of the request as the first."""
    names = {Party.VISITOR: request.visitor_name, Party.HOST: request.host_title}
    first = {
        "who": names[Party.VISITOR],
        "mine": party == Party.VISITOR,
        "at": request.asked_at,
        "text": request.purpose,
        "hidden": False,
        "reported": True,
        "report_url": "",
    }
    # Whoever came on a group date may have asked nothing.
    return [
        *([first] if request.purpose else []),
        *(_shown(one, party, names, access) for one in request.messages.all()),
    ]


def _shown(one: ThreadMessage, party: Party, names: dict[Party, str], access: Access) -> dict[str, Any]:
    mine = one.party == party
    return {
        "who": names[Party(one.party)],
        "mine": mine,
        "at": one.written_at,
        "text": "" if one.hidden_at else one.text,
        "hidden": one.hidden_at is not None,
        "reported": one.reported_at is not None,
        "report_url": "" if mine or one.hidden_at else f"{access.url}messages/{one.pk}/",
    }


def act_page(
    http: HttpRequest,
    access: Access,
    name: str,
    now: datetime,
    *,
    frame: str = "companionship/page.html",
    link: RequestLink | None = None,
) -> HttpResponse:
    """A page with one form and one button: GET changes nothing, POST does it. link: whose one use this takes."""
    keep_private()
    act = act_named(name, access.party)
    if act is None or (link is None and act.name == "confirm"):
        raise Http404
    if not act.is_allowed(access.request, now):
        return too_late(http, access, frame)
    given = {"request": access.request, "party": access.party, "now": now}
    form = act.form(http.POST, **given) if http.method == "POST" else act.form(**given)
    if http.method == "POST" and form.is_valid():
        try:
            _carry_out(act, access, form, now, link)
        except ForbiddenTransition:
            access.request.refresh_from_db()
            return too_late(http, access, frame)
        except UsedMeanwhile:
            return too_late(http, access, frame)
        except NotOpen as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(http, str(act.done))
            return redirect(access.url)
    context = {
        "frame_template": frame,
        "crumbs": crumbs(),
        "title": act.title,
        "act": act,
        "asked": access.request,
        "access": access,
        "party": access.party,
        "facts": facts(access.request, access.party),
        "form": form,
    }
    return render(http, "companionship/act.html", context, status=400 if form.errors else 200)


def _carry_out(act: Act, access: Access, form: Any, now: datetime, link: RequestLink | None) -> None:
    with transaction.atomic():
        if link is not None and not use(link, now):
            raise UsedMeanwhile
        act.carry_out(access.request, form, access.member, now)


def too_late(http: HttpRequest, access: Access, frame: str = "companionship/page.html") -> HttpResponse:
    """What was asked cannot be done any more: the state says why."""
    context = {
        "frame_template": frame,
        "crumbs": crumbs(),
        "title": _("This has been dealt with"),
        "asked": access.request,
        "next": happens_next(access.request, access.party),
        "url": access.url,
    }
    return render(http, "companionship/too_late.html", context, status=409)


def report_page(http: HttpRequest, access: Access, pk: int, now: datetime, frame: str) -> HttpResponse:
    """Show one message of the other side to the moderators."""
    keep_private()
    message = access.request.messages.filter(pk=pk, hidden_at=None).exclude(party=access.party).first()
    if message is None:
        raise Http404
    if http.method == "POST":
        report_message(message, access.party, by=access.member, now=now)
        messages.success(http, _("The moderators will read this message, and no other one."))
        return redirect(f"{access.url}#thread")
    context = {
        "frame_template": frame,
        "crumbs": crumbs(),
        "title": _("Report a message"),
        "message": message,
        "access": access,
    }
    return render(http, "companionship/report_message.html", context)


def unknown_link(http: HttpRequest) -> HttpResponse:
    """A link that we did not make, was cut or altered, or whose request is gone."""
    keep_private()
    context = {"frame_template": "companionship/page.html", "crumbs": crumbs(), "title": _("This link leads nowhere")}
    return render(http, "companionship/unknown_link.html", context, status=404)
