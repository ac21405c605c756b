"""Barriers that visitors suggest, for editors: make a draft of one in one click, or say why not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from core.admin.inspected import DecisionView, InspectedViewSet
from knowledgebase.models import BarrierPage, BarrierSuggestion
from knowledgebase.suggestions.forms import DeclineForm
from knowledgebase.suggestions.services import decline, take_up

DECIDE = "knowledgebase.change_barriersuggestion"


class SuggestionView(DecisionView):
    """One of them. POST makes a draft of it, or declines it."""

    template_name = "knowledgebase/admin/suggestion.html"
    permission = DECIDE
    form_class = DeclineForm

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> HttpResponse | None:
        if "take_up" in request.POST:
            page = take_up(self.object, by=request.user)
            messages.success(request, _("Here is the draft: give it a title, its problems and its authorities."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        if "decline" in request.POST:
            decline(self.object, said["note"], by=request.user)
            messages.success(request, _("It is declined, and who suggested it is told where an address was left."))
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.object.page_key
        page = BarrierPage.objects.filter(translation_key=key, alias_of=None).order_by("pk").first() if key else None
        return super().get_context_data(**{"page": page, **kwargs})


class SuggestionViewSet(InspectedViewSet):
    name = "barrier_suggestions"
    url_prefix = "barrier-suggestions"
    model = BarrierSuggestion
    icon = "comment"
    menu_label = gettext_lazy("Suggested barriers")
    menu_order = 267
    inspect_view_class = SuggestionView
    list_display: Any = [
        "__str__",
        "where",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("sent_at", label=gettext_lazy("Sent on"), sort_key="sent_at"),
    ]
    list_filter = ["state", "nature"]
    search_fields = ["what", "who", "where"]
    ordering = ["-sent_at", "-pk"]
