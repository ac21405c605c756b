"""The report of practices whose review is late."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTable, PageTitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.permissions import policy_registry

from core.models import Territory
from core.originals import originals
from knowledgebase.enums import PracticeKind
from knowledgebase.models import PracticePage


def overdue_practices(user: Any) -> QuerySet[PracticePage]:
    """Live practices that ``user`` may edit and whose review is late, the latest first; translations follow theirs."""
    mine = policy_registry.get_by_type(PracticePage).instances_user_has_permission_for(user, "change")
    late = PracticePage.objects.filter(live=True, review_due_on__lt=timezone.localdate())
    return (
        originals(late).filter(pk__in=mine.values("pk")).select_related("carrier", "locale").order_by("review_due_on")
    )


class OverdueFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=PracticeKind.choices)
    territories = ModelChoiceFilter(label=_("Territory"), queryset=Territory.objects.all())

    class Meta:
        model = PracticePage
        fields: list[str] = []


class OverdueReport(PageReportView):
    page_title = _("Overdue reviews")
    header_icon = "time"
    index_url_name = "practice_admin:overdue"
    index_results_url_name = "practice_admin:overdue_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    filterset_class = OverdueFilterSet
    model = PracticePage
    any_permission_required = ["add", "change", "publish"]
    table_class = PageTable
    columns = [
        PageTitleColumn("title", label=_("Title"), classname="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("carrier", label=_("Carried by"), accessor="carrier.title"),
        DateColumn("reviewed_on", label=_("Reviewed on")),
        DateColumn("review_due_on", label=_("Was due on")),
    ]
    list_export = ["title", "get_kind_display", "carrier", "reviewed_on", "review_due_on", "locale", "full_url"]
    export_headings = {"get_kind_display": _("Kind"), "review_due_on": _("Was due on"), "full_url": _("Address")}
    export_filename = "overdue-reviews"

    def get_queryset(self) -> QuerySet[PracticePage]:
        self.queryset = overdue_practices(self.request.user)
        return super().get_queryset()
