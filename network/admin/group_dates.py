"""For moderators: every group date and where it stands, not who comes; and a way to cancel one that must not be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from core.admin.inspected import DecisionView, InspectedViewSet
from network.admin.visits import BLOCK
from network.companionship.enums import Party
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.places import taken, waiting
from network.companionship.gatherings.services import cancel_date
from network.companionship.gatherings.wording import DONE, facts
from network.models import GroupDate


class GroupDateView(DecisionView):
    """One date. POST cancels it, with a reason that the host and everybody who joined read."""

    template_name = "network/admin/group_date.html"
    permission = BLOCK

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            raise ValidationError(_("Say why: the host and everybody who joined read this."))
        cancel_date(self.object, reason[:2000], party=Party.SITE, by=request.user)
        messages.success(request, _("The date is cancelled, and everybody has been told."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            facts=facts(self.object),
            taken=taken(self.object),
            waits=sum(one.people for one in waiting(self.object)),
            events=[(event.at, str(DONE.get(event.verb, event.verb))) for event in self.object.events.all()],
            is_open=self.object.state == DateState.OPEN,
            **kwargs,
        )


class GroupDateViewSet(InspectedViewSet):
    name = "group_dates"
    url_prefix = "group-dates"
    model = GroupDate
    icon = "calendar-alt"
    menu_label = gettext_lazy("Group dates")
    menu_name = "gatherings"  # the menu shows what begins alike as open, too
    menu_order = 271
    inspect_view_class = GroupDateView
    list_display: Any = [
        "page_title",
        Column("host_title", label=gettext_lazy("Host"), sort_key="host_title"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("starts_at", label=gettext_lazy("Date"), sort_key="starts_at"),
        Column("places", label=gettext_lazy("Places")),
    ]
    list_filter = ["state"]
    search_fields = ["page_title", "host_title"]
    ordering = ["-starts_at", "-pk"]
