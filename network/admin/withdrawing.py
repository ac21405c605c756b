"""Before pages are unpublished or deleted: which group dates go with them, and how many people would be told, to be
confirmed."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.models import Page

from network.companionship.gatherings.places import with_taken, withdrawn
from network.companionship.gatherings.wording import said_when

CONFIRMED = "group_dates_go"
WITHDRAWING = ("unpublish", "delete")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)


def before_unpublishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The question, None where there is none to ask or it is answered. For Wagtail's hook, as the next two."""
    return _ask(request, [page], below="include_descendants" in request.POST)


def before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The same; what stands below the page goes with it."""
    return _ask(request, [page], below=True)


def before_several(request: HttpRequest, action: str, objects: Iterable[Any], view: Any) -> HttpResponse | None:
    """The same for what was ticked in a list."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action not in WITHDRAWING:
        return None
    return _ask(request, pages, below=action == "delete" or "include_descendants" in request.POST)


def _ask(request: HttpRequest, pages: list[Page], *, below: bool) -> HttpResponse | None:
    if request.method != "POST" or CONFIRMED in request.POST or not pages:
        return None
    going = Page.objects.filter(pk__in=[page.pk for page in pages])
    if below:
        for page in pages:
            going |= Page.objects.descendant_of(page)
    dates = list(with_taken(withdrawn(timezone.now(), without=going)))
    if not dates:
        return None
    context = {
        "dates": [(one, said_when(one)) for one in dates],
        "people": sum(one.taken + one.waits for one in dates),  # type: ignore[attr-defined]
        "confirmed": CONFIRMED,
        "said": [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN],
        "back": request.get_full_path(),
    }
    return render(request, "network/admin/withdraw.html", context)
