"""All practices in one list, with what an editor sorts and filters them by."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.models import Challenge, Territory
from knowledgebase.completeness import Completeness, measured
from knowledgebase.enums import Maturity, PracticeKind
from knowledgebase.models import PracticePage, PracticeTag

_TERMS = ("challenges", "audiences", "sectors", "territories")


def completeness_of(pages: Iterable[PracticePage]) -> dict[int, Completeness]:
    """The completeness of each page's saved row, by primary key. One query for each kind of term."""
    pages = list(pages)
    keys = [page.pk for page in pages]
    having: dict[str, set[int]] = {"tags": set(_values(PracticeTag.objects, "content_object_id", keys))}
    for name in _TERMS:
        through = PracticePage._meta.get_field(name).remote_field.through
        having[name] = set(_values(through.objects, "practicepage_id", keys))

    def reader(page: PracticePage) -> Any:
        return lambda name: page.pk in having[name] or None if name in having else getattr(page, name)

    return {page.pk: measured(reader(page), page.kind) for page in pages}


def _values(manager: Any, column: str, keys: list[int]) -> Iterable[int]:
    return manager.filter(**{f"{column}__in": keys}).values_list(column, flat=True).distinct()


class MeterColumn(Column):
    """A share of a hundred, drawn and written. Reads ``completeness`` of each row."""

    cell_template_name = "knowledgebase/admin/meter_cell.html"

    def get_value(self, instance: Model) -> Completeness:
        return instance.completeness  # type: ignore[attr-defined]


class OverdueColumn(DateColumn):
    """The next review; a late one says so in words."""

    cell_template_name = "knowledgebase/admin/review_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["overdue"] = instance.is_overdue(timezone.localdate())
        return context


class PracticeFilterSet(PageFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=PracticeKind.choices)
    maturity = ChoiceFilter(label=_("Maturity"), choices=Maturity.choices)
    challenges = ModelChoiceFilter(label=_("Challenge"), queryset=Challenge.objects.all())
    territories = ModelChoiceFilter(label=_("Territory"), queryset=Territory.objects.all())
    open_to_visits = BooleanFilter(label=_("Open to visits"))
    overdue = BooleanFilter(label=_("Review overdue"), method="filter_overdue")

    class Meta:
        model = PracticePage
        fields: list[str] = []

    def filter_overdue(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        late = {"review_due_on__lt": timezone.localdate()}
        return queryset.filter(**late) if value else queryset.exclude(**late)


class PracticeIndexView(IndexView):
    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        # Not Wagtail's: that leaves out the streams, which the completeness reads.
        pages = pages.select_related("carrier", "locale").prefetch_related("content_type", "sites_rooted_here")
        pages = pages.prefetch_workflow_states().annotate_has_untranslated_locale()
        return pages.annotate_site_root_state().annotate_approved_schedule()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering in ("review_due_on", "-review_due_on") and not self.is_searching:
            due = F("review_due_on")
            down = self.ordering.startswith("-")
            return queryset.order_by(due.desc(nulls_last=True) if down else due.asc(nulls_last=True))
        return super().order_queryset(queryset)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = context["object_list"]
        known = completeness_of(pages)
        for page in pages:
            page.completeness = known[page.pk]
        return context


class PracticeListing(PageListingViewSet):
    name = "practices"
    model = PracticePage
    icon = "doc-full-inverse"
    menu_label = _("Practices")
    menu_order = 210
    add_to_admin_menu = True
    index_view_class = PracticeIndexView
    filterset_class = PracticeFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("carrier", label=_("Carried by"), accessor="carrier.title", sort_key="carrier__title"),
        Column("maturity", label=_("Maturity"), accessor="get_maturity_display", sort_key="maturity"),
        OverdueColumn("review_due_on", label=_("Next review"), sort_key="review_due_on"),
        MeterColumn("completeness", label=_("Complete")),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_export = [
        "title",
        "get_kind_display",
        "carrier",
        "get_maturity_display",
        "reviewed_on",
        "review_due_on",
        "locale",
        "live",
        "url",
    ]
    export_headings = {
        "get_kind_display": _("Kind"),
        "get_maturity_display": _("Maturity"),
        "review_due_on": _("Next review"),
        "url": _("Address"),
    }
    export_filename = "practices"
