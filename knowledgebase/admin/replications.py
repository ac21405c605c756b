"""Répliques for moderators: read, publish, ask for a change; and the step up that they propose for a practice."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from core.admin.inspected import DecisionView, InspectedViewSet
from knowledgebase.enums import Maturity
from knowledgebase.models import PracticePage, Replication
from knowledgebase.replications.forms import DecisionForm
from knowledgebase.replications.services import next_maturity, practice_of, publish, refuse, settle_maturity

DECIDE = "knowledgebase.change_replication"


class ReplicationView(DecisionView):
    """One of them. POST publishes it, asks for a change, or answers the step up."""

    template_name = "knowledgebase/admin/replication.html"
    permission = DECIDE
    form_class = DecisionForm

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> None:
        practice = practice_of(self.object.practice_key)
        if "publish" in request.POST:
            publish(self.object, by=request.user)
            messages.success(request, _("It is published, and the visitor and the host are told."))
        elif "refuse" in request.POST:
            refuse(self.object, said["note"], by=request.user)
            messages.success(request, _("The visitor is told why, and can change the text."))
        elif "step" in request.POST and practice is not None:
            if not self._may_raise(practice):
                raise PermissionDenied
            up = request.POST["step"] == "up"
            settle_maturity(practice, up=up, by=request.user)
            messages.success(request, _("The maturity was raised.") if up else _("The maturity stays as it is."))

    def _may_raise(self, practice: PracticePage | None) -> bool:
        return bool(practice and practice.permissions_for_user(self.request.user).can_publish())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        practice = practice_of(self.object.practice_key)
        step = next_maturity(practice) if practice and self._may_raise(practice) else ""
        label = Maturity(step).label if step else ""
        return super().get_context_data(**{"practice": practice, "step": label, **kwargs})


class ReplicationViewSet(InspectedViewSet):
    name = "replications"
    url_prefix = "replications"
    model = Replication
    icon = "history"
    menu_label = gettext_lazy("Répliques")
    menu_order = 265
    inspect_view_class = ReplicationView
    list_display: Any = [
        "practice_title",
        "organisation",
        "town",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("submitted_at", label=gettext_lazy("Sent on"), sort_key="submitted_at"),
    ]
    list_filter = ["state", "again"]
    search_fields = ["practice_title", "organisation", "town", "kept", "changed", "outcome"]
    ordering = ["-submitted_at", "-pk"]
