"""Répliques for moderators: read, publish, ask for a change; and the step up that they propose for a practice."""

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
from wagtail.permission_policies import ModelPermissionPolicy

from knowledgebase.enums import Maturity
from knowledgebase.models import PracticePage, Replication
from knowledgebase.replications.forms import DecisionForm
from knowledgebase.replications.services import next_maturity, practice_of, publish, refuse, settle_maturity

DECIDE = "knowledgebase.change_replication"


class ReplicationPolicy(ModelPermissionPolicy):
    """Their words are changed by those who wrote them, and by nobody in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class ReplicationView(InspectView):
    """One of them. POST publishes it, asks for a change, or answers the step up."""

    template_name = "knowledgebase/admin/replication.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        try:
            self._carry_out(request, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=400)
        return redirect(request.path)

    def _carry_out(self, request: HttpRequest, form: DecisionForm) -> None:
        practice = practice_of(self.object.practice_key)
        if "publish" in request.POST:
            publish(self.object, by=request.user)
            messages.success(request, _("It is published, and the visitor and the host are told."))
        elif "refuse" in request.POST and form.is_valid():
            refuse(self.object, form.cleaned_data["note"], by=request.user)
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
        return super().get_context_data(
            **{
                "form": DecisionForm(),
                "practice": practice,
                "may_decide": self.request.user.has_perm(DECIDE),
                "step": Maturity(step).label if step else "",
                **kwargs,
            }
        )


class ReplicationViewSet(ModelViewSet):
    name = "replications"
    url_prefix = "replications"
    model = Replication
    icon = "history"
    menu_label = gettext_lazy("Répliques")
    menu_order = 265
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ReplicationView
    form_fields = ("state",)
    list_display: Any = [
        "practice_title",
        "organisation",
        "town",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("submitted_at", label=gettext_lazy("Sent on"), sort_key="submitted_at"),
    ]
    list_filter = ["state", "again"]
    search_fields = ["practice_title", "organisation", "town", "kept", "changed", "outcome"]
    search_backend_name = None
    ordering = ["-submitted_at", "-pk"]
