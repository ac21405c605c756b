"""The links of e-mails that do one thing, once. Mail scanners open them too: only a page's button changes anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.caching import keep_private
from core.presentation import crumbs
from network.companionship.access import Access
from network.companionship.acts import act_for
from network.companionship.enums import LinkPurpose, Party
from network.companionship.links import OpenedLink, issue, opened, path_of
from network.companionship.wording import happens_next

from . import pages


@never_cache
def link(http: HttpRequest, token: str) -> HttpResponse:
    """The one form of the link; what it leads to afterwards is that side's page of the request."""
    now = timezone.now()
    found = opened(token, now)
    if found is None:
        return pages.unknown_link(http)
    row = found.link
    if row.purpose == LinkPurpose.FOLLOW:
        return redirect("visit_follow", token=token)
    act = act_for(row.purpose, row.party)
    if act is None or not found.is_good:
        return _spent(http, found)
    if http.method != "POST":
        # Nothing is written to the database for whoever only looks: the page has no address of its own yet.
        return pages.act_page(http, _access(found, ""), act.name, now, link=row)
    follow = issue(row.request, LinkPurpose.FOLLOW, Party(row.party), now)
    url = path_of(follow, LinkPurpose.FOLLOW, http.LANGUAGE_CODE)
    return pages.act_page(http, _access(found, url), act.name, now, link=row)


def _access(found: OpenedLink, url: str) -> Access:
    return Access(found.link.request, Party(found.link.party), None, url)


def _spent(http: HttpRequest, found: OpenedLink) -> HttpResponse:
    """Used or too old: where the request stands, and nothing that only its two sides may read."""
    keep_private()
    request = found.link.request
    context = {
        "frame_template": "companionship/page.html",
        "crumbs": crumbs(),
        "title": _("This link has been used") if found.is_used else _("This link is too old"),
        "asked": request,
        "next": happens_next(request, Party(found.link.party)),
        "url": "",
    }
    return render(http, "companionship/too_late.html", context, status=410)
