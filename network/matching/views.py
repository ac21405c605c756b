"""« Des hôtes pour votre question »: one GET form, an address that can be shared."""

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
from network.matching.presentation import hosts_view
from network.matching.wording import asked_for


@require_safe
def hosts(request: HttpRequest) -> HttpResponse:
    """The form, and who is proposed; what makes no sense in the address is left out."""
    depends_on("settings", "navigation")
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    need = parse(request.GET)
    context = {
        "title": _("Hosts for your question"),
        "crumbs": crumbs(),
        "view": hosts_view(need, language, timezone.now()),
        "heading": asked_for(need),
    }
    return render(request, "matching/hosts.html", context)
