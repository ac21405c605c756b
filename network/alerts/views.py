"""Pages of alerts: begin to follow, what I follow, and the link in each e-mail that stops it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.caching import keep_private
from network.members.views.own import for_members

from . import services
from .forms import RhythmForm
from .models import Follow, Rhythm
from .notices import choices_of, label_of, turn
from .targets import asked_target, page_hit, state_of


@for_members
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Say how often to be told of what the address names; whoever is not logged in logs in first and comes back."""
    target = asked_target(request.GET, (get_language() or "fr")[:2])
    if target is None:
        raise Http404
    known = Follow.objects.filter(member=request.user, fingerprint=target.fingerprint).first()
    form = RhythmForm(
        request.POST if request.method == "POST" else None, initial={"rhythm": known.rhythm} if known else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.follow(request.user, target, form.cleaned_data["rhythm"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("You follow “%(title)s”.") % {"title": target.title})
            return redirect("space_alerts")
    return render(request, "alerts/follow.html", {"target": target, "form": form, "known": known})


@for_members
@require_http_methods(["GET", "POST"])
def alerts(request: HttpRequest) -> HttpResponse:
    """What the member follows; each with how often, and a button to follow it no more."""
    if request.method == "POST" and "notice" in request.POST:
        try:
            turn(request.user, request.POST["notice"], on="on" in request.POST)
        except ValidationError as refusal:
            raise Http404 from refusal
        messages.success(request, _("Saved."))
        return redirect("space_alerts")
    if request.method == "POST":
        pk = request.POST.get("follow", "")
        followed = get_object_or_404(Follow, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0, member=request.user)
        if "remove" in request.POST:
            services.unfollow(followed)
            messages.success(request, _("You no longer follow “%(title)s”.") % {"title": followed.title})
        else:
            try:
                services.change_rhythm(followed, request.POST.get("rhythm", ""))
                messages.success(request, _("Saved."))
            except ValidationError as refusal:
                messages.error(request, refusal.messages[0])
        return redirect("space_alerts")
    follows = list(Follow.objects.filter(member=request.user))
    rows = [{"follow": one, "url": _url_of(one)} for one in follows]
    context = {"rows": rows, "rhythms": Rhythm.choices, "notices": choices_of(request.user)}
    return render(request, "alerts/alerts.html", context)


def _url_of(followed: Follow) -> str:
    """Where it stands; empty where it stands no more."""
    if followed.subject == "page":
        hit = page_hit(followed.target, followed.language)
        return hit.url if hit else ""
    state = state_of(followed.target, followed.asked, followed.language)
    return f"{state.path}?{followed.asked}" if state and followed.asked else state.path if state else ""


@csrf_exempt  # mail programs post here by themselves (RFC 8058): the link itself says who asks
@require_http_methods(["GET", "POST"])
def alerts_stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET only asks: scanners of e-mails follow links. POST stops the e-mails that it names, logged in or not."""
    keep_private()
    done = request.method == "POST"
    try:
        which = services.stop(token) if done else services.stopped_by(token)
    except ValidationError as refusal:
        context = {"refused": refusal.messages[0], "rhythm": "", "notice": "", "done": False}
        return render(request, "alerts/stop.html", context, status=404)
    context = {"refused": "", "rhythm": which, "notice": label_of(which), "done": done}
    return render(request, "alerts/stop.html", context)
