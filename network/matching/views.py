"""« Des hôtes pour votre question »: one GET form, an address that can be shared. « Des pairs comme vous »: in the
space."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.caching import depends_on
from core.presentation import crumbs
from network.matching.need import parse
from network.matching.peers import peers_of
from network.matching.presentation import hosts_view, proposal
from network.matching.wording import asked_for
from network.members.permissions import answers_for
from network.members.views.own import for_members
from network.models import OrganisationPage

MOST_ORGANISATIONS = 3  # somebody who belongs to more knows them all


@require_safe
def hosts(request: HttpRequest) -> HttpResponse:
    """The form, and who is proposed; what makes no sense in the address is left out."""
    depends_on("settings", "navigation")
    need = parse(request.GET)
    context = {
        "title": _("Hosts for your question"),
        "crumbs": crumbs(),
        "view": hosts_view(need, _language(), timezone.now()),
        "heading": asked_for(need),
    }
    return render(request, "matching/hosts.html", context)


@for_members
def peers(request: HttpRequest) -> HttpResponse:
    """For each of my organisations, those that are like it, and why."""
    language, now = _language(), timezone.now()
    found = [
        (page, [proposal(match, language, asks=True) for match in peers_of(page, language, now)])
        for page in _mine(request.user, language)
    ]
    return render(request, "matching/peers.html", {"title": _("Peers like you"), "found": found})


def _mine(member: object, language: str) -> list[OrganisationPage]:
    """Each organisation of the member once, in the reader's language if it can be."""
    pages = answers_for(member).filter(live=True).select_related("locale").order_by("title", "pk")
    once: dict[str, OrganisationPage] = {}
    for page in sorted(pages, key=lambda page: page.locale.language_code != language):
        once.setdefault(str(page.translation_key), page)
    return list(once.values())[:MOST_ORGANISATIONS]


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
