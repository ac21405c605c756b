"""What readers reported, for moderators: read it, take the contribution away, or leave it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn

from core.admin.inspected import DecisionView, InspectedViewSet
from knowledgebase.replications.forms import DecisionForm
from whitepapers.contributions.presentation import author_of
from whitepapers.contributions.reporting import hide, keep
from whitepapers.models import Contribution, ContributionReport, WhitePaperPage

DECIDE = "whitepapers.change_contributionreport"


class HidingForm(DecisionForm):
    """Why a contribution is taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("Why it is taken away")
        self.fields["note"].help_text = _("The person who wrote it reads this, and nobody else.")


class ReportView(DecisionView):
    """One report, with the contribution and every other report of it. POST takes it away, or leaves it."""

    template_name = "whitepapers/admin/report.html"
    permission = DECIDE
    form_class = HidingForm

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> None:
        one, now = self.object.contribution, timezone.now()
        if "keep" in request.POST:
            keep(one, by=request.user, now=now)
            messages.success(request, _("It stands where it stood."))
        elif "hide" in request.POST:
            hide(one, said["note"], by=request.user, now=now)
            messages.success(request, _("It is shown no more, and who wrote it is told why."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one: Contribution = self.object.contribution
        page = WhitePaperPage.objects.filter(
            translation_key=one.paper.key, locale__language_code=one.language, live=True
        ).first()
        return super().get_context_data(
            **{
                "one": one,
                "author": author_of(one),
                "reports": list(one.reports.order_by("reported_at", "pk")),
                "url": f"{page.url}contributions/{one.parent_id or one.pk}/" if page else "",
                **kwargs,
            }
        )


class ReportViewSet(InspectedViewSet):
    name = "contribution_reports"
    url_prefix = "contribution-reports"
    model = ContributionReport
    icon = "warning"
    menu_label = pgettext_lazy("moderation", "Reports")
    menu_order = 268
    inspect_view_class = ReportView
    list_display: Any = [
        "paper_title",
        Column("reason", label=gettext_lazy("Reason"), accessor="get_reason_display"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("reported_at", label=gettext_lazy("Reported on"), sort_key="reported_at"),
    ]
    list_filter = ["state", "reason"]
    search_fields = ["paper_title", "note"]
    ordering = ["-reported_at", "-pk"]
