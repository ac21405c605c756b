"""For moderators: every request's state, the messages that were reported and no others, and who is blocked."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import BooleanFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from core.admin.inspected import DecisionView, InspectedViewSet
from network.companionship.services import block_sender, hide_message, leave_message
from network.companionship.wording import DONE
from network.models import BlockedSender, ThreadMessage, VisitRequest

BLOCK = "network.add_blockedsender"


class RequestView(DecisionView):
    """One request: where it stands and how it came there. POST takes a reported message away, leaves it, or
    blocks its sender."""

    template_name = "network/admin/visit_request.html"
    permission = BLOCK

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> None:
        if "hide" in request.POST:
            hide_message(self._reported(request.POST["hide"]), by=request.user)
            messages.success(request, _("The message is no longer shown."))
        elif "leave" in request.POST:
            leave_message(self._reported(request.POST["leave"]), by=request.user)
            messages.success(request, _("The message stays where it is."))
        elif "block" in request.POST and self.object.visitor_email:
            block_sender(self.object, by=request.user)
            messages.success(request, _("No more requests are taken from this address."))

    def _reported(self, number: str) -> ThreadMessage:
        pk = int(number) if number.isdecimal() and len(number) < 19 else 0
        return get_object_or_404(self.object.messages.exclude(reported_at=None), pk=pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        events = [(event.at, str(DONE.get(event.verb, event.verb))) for event in self.object.events.all()]
        return super().get_context_data(
            events=events,
            reported=list(self.object.messages.exclude(reported_at=None)),
            **kwargs,
        )


class VisitRequestFilterSet(WagtailFilterSet):
    waiting = BooleanFilter(label=gettext_lazy("A reported message waits"), method="filter_waiting")

    class Meta:
        model = VisitRequest
        fields = ("state",)

    def filter_waiting(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        waits = Exists(ThreadMessage.objects.waiting().filter(request=OuterRef("pk")))
        return queryset.filter(waits if value else ~waits)


class VisitRequestViewSet(InspectedViewSet):
    name = "visit_requests"
    url_prefix = "visits"
    model = VisitRequest
    icon = "group"
    menu_label = gettext_lazy("Visits")
    menu_order = 270
    inspect_view_class = RequestView
    list_display: Any = [
        "page_title",
        Column("host_title", label=gettext_lazy("Host"), sort_key="host_title"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("asked_at", label=gettext_lazy("Asked on"), sort_key="asked_at"),
        DateColumn("ended_at", label=gettext_lazy("Ended on"), sort_key="ended_at"),
    ]
    filterset_class = VisitRequestFilterSet
    search_fields = ["page_title", "host_title"]
    ordering = ["-asked_at", "-pk"]


class BlockedSenderForm(WagtailAdminModelForm):
    class Meta:
        model = BlockedSender
        fields = ("sender", "reason")


class BlockView(CreateView):
    def save_instance(self) -> Any:
        self.form.instance.blocked_by = self.request.user
        return super().save_instance()


class BlockedSenderViewSet(ModelViewSet):
    name = "blocked_senders"
    url_prefix = "blocked-senders"
    model = BlockedSender
    icon = "cross"
    menu_label = gettext_lazy("Blocked senders")
    menu_order = 910
    add_to_settings_menu = True
    copy_view_enabled = False
    add_view_class = BlockView
    list_display: Any = ["sender", "reason", DateColumn("blocked_at", label=gettext_lazy("Blocked on"))]
    search_fields = ["sender", "reason"]
    search_backend_name = None
    ordering = ["-blocked_at"]

    def get_form_class(self, for_update: bool = False) -> type[BlockedSenderForm]:
        return BlockedSenderForm
