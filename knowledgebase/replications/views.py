"""The pages of a réplique: the visitor's form, by personal link or from the space, and the host's."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private
from core.presentation import crumbs
from knowledgebase.enums import ReplicationState
from knowledgebase.models import Replication
from knowledgebase.replications import learning
from knowledgebase.replications.forms import LearnForm, ReplicationForm
from knowledgebase.replications.services import practice_of, submit, take_back
from network.companionship import access
from network.companionship.enums import TOOK_PLACE, Party
from network.companionship.follow_ups import FollowUp
from network.companionship.views.pages import unknown_link
from network.members.sheet import ChangedMeanwhile

PAGE, SPACE = "companionship/page.html", "companionship/space.html"


def offer_replication(found: access.Access) -> FollowUp | None:
    """To the visitor of a practice, once the visit took place."""
    request = found.request
    if found.party != Party.VISITOR or request.state not in TOOK_PLACE or practice_of(request.page_key) is None:
        return None
    token = _token(found)
    url = reverse("replicate_by_link", args=[token]) if token else reverse("replicate", args=[request.pk])
    return FollowUp("replicate", _("Tell what you made of it"), url)


def offer_learning(found: access.Access) -> FollowUp | None:
    """To whoever runs the host's organisation, once a visitor's réplique is published."""
    if found.party != Party.HOST or found.member is None or learning.published_from(found.request.pk) is None:
        return None
    if not learning.may_learn(found.member, practice_of(found.request.page_key)):
        return None
    return FollowUp("learn", _("Bring what they learned into your practice"), reverse("learn", args=[found.request.pk]))


def _token(found: access.Access) -> str:
    """Of the personal link by which somebody without an account came."""
    return "" if found.member is not None else found.url.rstrip("/").rpartition("/")[2]


@never_cache
def by_link(http: HttpRequest, token: str) -> HttpResponse:
    found = access.by_link(token, timezone.now())
    return _page(http, found, PAGE) if found else unknown_link(http)


@never_cache
@login_required
def by_member(http: HttpRequest, pk: int) -> HttpResponse:
    found = access.by_member(http.user, pk)
    if found is None:
        raise Http404
    return _page(http, found, SPACE)


def _page(http: HttpRequest, found: access.Access, frame: str) -> HttpResponse:
    """GET: the form, or what is published. POST: send it to the moderators, or take it back."""
    keep_private()
    if offer_replication(found) is None:
        raise Http404
    request = found.request
    existing = Replication.objects.filter(request=request).first()
    if http.method == "POST" and "take_back" in http.POST:
        if existing is not None:
            take_back(existing)
            messages.success(http, _("Your words are taken back; nothing of them is left."))
        return redirect(found.url)
    initial = {"organisation": request.visitor_organisation}
    form = ReplicationForm(http.POST if http.method == "POST" else None, instance=existing, initial=initial)
    if http.method == "POST" and form.is_valid():
        try:
            submit(request, form.cleaned_data, by=found.member)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(http, _("Thank you! A moderator reads it before it stands on the practice."))
            return redirect(http.path)
    existing = Replication.objects.filter(request=request).first()
    context = {
        "frame_template": frame,
        "crumbs": (*crumbs(), (request.page_title, found.url)),
        "title": _("Tell what you made of it"),
        "asked": request,
        "access": found,
        "form": form,
        "replication": existing,
        "is_published": existing is not None and existing.state == ReplicationState.PUBLISHED,
        "offers_membership": not http.user.is_authenticated and existing is not None,
    }
    return render(http, "knowledgebase/replications/form.html", context, status=400 if form.errors else 200)


@never_cache
@login_required
def learn(http: HttpRequest, pk: int) -> HttpResponse:
    """The host's page: what to keep and what to adapt, with the visitors' words put below."""
    keep_private()
    found = access.by_member(http.user, pk)
    if found is None or offer_learning(found) is None:
        raise Http404
    practice, replication = practice_of(found.request.page_key), learning.published_from(pk)
    initial: dict[str, Any] = {**learning.prepared(practice, replication), "opened": practice.latest_revision_id}
    form = LearnForm(http.POST if http.method == "POST" else None, initial=initial)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            shown = learning.learn(practice, said, by=http.user, opened=said["opened"])
        except ChangedMeanwhile as refusal:
            # What was typed stays; the next press saves it over what is there now.
            form.data = form.data.copy()
            form.data["opened"] = practice.latest_revision_id
            form.add_error(None, refusal)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            done = _("The practice is changed.") if shown else _("Your change waits for a moderator.")
            messages.success(http, done)
            return redirect(found.url)
    context = {
        "frame_template": SPACE,
        "crumbs": (*crumbs(), (found.request.page_title, found.url)),
        "title": _("Bring what they learned into your practice"),
        "access": found,
        "form": form,
        "replication": replication,
        "practice": practice,
    }
    return render(http, "knowledgebase/replications/learn.html", context, status=400 if form.errors else 200)
