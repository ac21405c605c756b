"""What organisations say of barriers that they meet, for moderators: read the case that is told, publish it, ask for a
change."""

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
from knowledgebase.meeting.services import publish_case, refuse_case
from knowledgebase.models import BarrierMet, BarrierPage
from knowledgebase.replications.forms import DecisionForm

DECIDE = "knowledgebase.change_barriermet"
_STATE = gettext_lazy("State of the case")


class BarrierMetPolicy(ReplicationPolicy):
    """Their words, too, are changed by those who wrote them, and by nobody in the admin."""


class BarrierMetView(InspectView):
    """One of them. POST publishes its case, or asks for a change."""

    template_name = "knowledgebase/admin/barrier_met.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        try:
            if "publish" in request.POST:
                publish_case(self.object, by=request.user)
                messages.success(request, _("The case is published, and who wrote it is told."))
            elif "refuse" in request.POST and form.is_valid():
                refuse_case(self.object, form.cleaned_data["note"], by=request.user)
                messages.success(request, _("Who wrote it is told why, and can change the text."))
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=400)
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = BarrierPage.objects.filter(translation_key=self.object.barrier_key, alias_of=None).order_by("pk").first()
        may_decide = self.request.user.has_perm(DECIDE)
        return super().get_context_data(**{"form": DecisionForm(), "barrier": page, "may_decide": may_decide, **kwargs})


class BarrierMetViewSet(ModelViewSet):
    name = "barriers_met"
    url_prefix = "barriers-met"
    model = BarrierMet
    icon = "group"
    menu_label = gettext_lazy("Barriers met")
    menu_order = 266
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
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
    search_backend_name = None
    ordering = ["-changed_at", "-pk"]
