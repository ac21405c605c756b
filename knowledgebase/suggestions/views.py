"""The form by which a visitor suggests a barrier, and the page behind it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.caching import keep_private
from core.presentation import crumbs, section
from knowledgebase.suggestions.forms import SuggestionForm
from knowledgebase.suggestions.guards import refuse_floods
from knowledgebase.suggestions.services import suggest
from network.companionship.guards import refuse_blocked


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_barrier(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: the suggestion, or the form as it was filled in with what is wrong."""
    keep_private()
    form = SuggestionForm(request.POST if request.method == "POST" else None, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            refuse_floods(request, email)
            refuse_blocked(email)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            suggest(form.cleaned_data, language=(get_language() or "fr")[:2])
            return redirect("barrier_suggested")
    context = {"crumbs": crumbs("barriers"), "title": _("Suggest a barrier"), "form": form}
    return render(request, "knowledgebase/suggestions/suggest.html", context, status=400 if form.errors else 200)


@never_cache
def suggested(request: HttpRequest) -> HttpResponse:
    """Thanks, and what comes next."""
    keep_private()
    context = {
        "crumbs": crumbs("barriers"),
        "title": _("Thank you: your suggestion has arrived"),
        "barriers": section("barriers"),
    }
    return render(request, "knowledgebase/suggestions/suggested.html", context)
