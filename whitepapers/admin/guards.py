"""Two authors at once: what somebody else saved meanwhile is never overwritten unseen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from whitepapers.models import EditedByAuthors


def refuse_to_overwrite(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop a saving whose form was opened before somebody else saved: both texts are shown, and nothing is lost.

    Whoever has seen the other text may save again; the form says by which revision it was made.
    """
    if request.method != "POST" or not isinstance(page.specific, EditedByAuthors):
        return None
    # What the form was made of: the revision that it was opened with, or the last one that it saved by itself.
    made_of = request.POST.get("overwrite_revision_id") or request.POST.get("loaded_revision_id")
    latest = page.latest_revision
    if not made_of or latest is None or str(latest.pk) in (made_of, request.POST.get("seen_revision_id")):
        return None
    if request.headers.get("Accept", "").startswith("application/json"):
        return None  # autosaving: Wagtail itself refuses, and says so beside the form
    kept = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    ours = ("csrfmiddlewaretoken", "seen_revision_id", "overwrite_revision_id")
    again = [pair for pair in kept if pair[0] not in ours]
    context = {"page": page, "latest": latest, "again": again, "action": request.get_full_path()}
    return render(request, "whitepapers/admin/conflict.html", context, status=409)
