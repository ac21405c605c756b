"""What organisations say of barriers that they meet, for moderators: read the case that is told, publish it, ask for a
change."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from core.admin.inspected import DecisionView, InspectedViewSet
from knowledgebase.meeting.services import publish_case, refuse_case
from knowledgebase.models import BarrierMet, BarrierPage
from knowledgebase.replications.forms import DecisionForm

DECIDE = "knowledgebase.change_barriermet"
_STATE = gettext_lazy("State of the case")


class BarrierMetView(DecisionView):
    """One of them. POST publishes its case, or asks for a change."""

    template_name = "knowledgebase/admin/barrier_met.html"
    permission = DECIDE
    form_class = DecisionForm

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> None:
        if "publish" in request.POST:
            publish_case(self.object, by=request.user)
            messages.success(request, _("The case is published, and who wrote it is told."))
        elif "refuse" in request.POST:
            refuse_case(self.object, said["note"], by=request.user)
            messages.success(request, _("Who wrote it is told why, and can change the text."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = BarrierPage.objects.filter(translation_key=self.object.barrier_key, alias_of=None).order_by("pk").first()
        return super().get_context_data(**{"barrier": page, **kwargs})


class BarrierMetViewSet(InspectedViewSet):
    name = "barriers_met"
    url_prefix = "barriers-met"
    model = BarrierMet
    icon = "group"
    menu_label = gettext_lazy("Barriers met")
    menu_order = 266
    inspect_view_class = BarrierMetView
    form_fields = ("case_state",)
    list_display: Any = [
        "barrier_title",
        "organisation",
        Column("case_state", label=_STATE, accessor="get_case_state_display", sort_key="case_state"),
        DateColumn("changed_at", label=gettext_lazy("Changed on"), sort_key="changed_at"),
    ]
    list_filter = ["case_state"]
    list_select_related = ["organisation"]
    search_fields = ["barrier_title", "organisation__title", "case"]
    ordering = ["-changed_at", "-pk"]
