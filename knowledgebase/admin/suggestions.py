"""Barriers that visitors suggest, for editors: make a draft of one in one click, or say why not."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from knowledgebase.admin.replications import ReplicationPolicy
from knowledgebase.models import BarrierPage, BarrierSuggestion
from knowledgebase.suggestions.forms import DeclineForm
from knowledgebase.suggestions.services import decline, take_up

DECIDE = "knowledgebase.change_barriersuggestion"


class SuggestionPolicy(ReplicationPolicy):
    """Their words, too, are changed by nobody in the admin."""


class SuggestionView(InspectView):
    """One of them. POST makes a draft of it, or declines it."""

    template_name = "knowledgebase/admin/suggestion.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        form = DeclineForm(request.POST)
        try:
            if "take_up" in request.POST:
                page = take_up(self.object, by=request.user)
                messages.success(request, _("Here is the draft: give it a title, its problems and its authorities."))
                return redirect("wagtailadmin_pages:edit", page.pk)
            if "decline" in request.POST and form.is_valid():
                decline(self.object, form.cleaned_data["note"], by=request.user)
                messages.success(request, _("It is declined, and who suggested it is told where an address was left."))
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=400)
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.object.page_key
        page = BarrierPage.objects.filter(translation_key=key, alias_of=None).order_by("pk").first() if key else None
        may_decide = self.request.user.has_perm(DECIDE)
        return super().get_context_data(**{"form": DeclineForm(), "page": page, "may_decide": may_decide, **kwargs})


class SuggestionViewSet(ModelViewSet):
    name = "barrier_suggestions"
    url_prefix = "barrier-suggestions"
    model = BarrierSuggestion
    icon = "comment"
    menu_label = gettext_lazy("Suggested barriers")
    menu_order = 267
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = SuggestionView
    form_fields = ("state",)
    list_display: Any = [
        "__str__",
        "where",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("sent_at", label=gettext_lazy("Sent on"), sort_key="sent_at"),
    ]
    list_filter = ["state", "nature"]
    search_fields = ["what", "who", "where"]
    search_backend_name = None
    ordering = ["-sent_at", "-pk"]
