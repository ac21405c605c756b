"""All events in one list, the latest first."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.enums import EventTime
from core.models import Challenge, Territory
from knowledgebase.enums import EventKind
from knowledgebase.models import EventPage


class EventFilterSet(PageFilterSet):
    kind = ChoiceFilter(label=_("Kind of event"), choices=EventKind.choices)
    when = ChoiceFilter(label=_("When"), choices=EventTime.choices, method="filter_when")
    challenges = ModelChoiceFilter(label=_("Challenge"), queryset=Challenge.objects.all())
    territories = ModelChoiceFilter(label=_("Territory"), queryset=Territory.objects.all())
    is_cancelled = BooleanFilter(label=_("cancelled"))

    class Meta:
        model = EventPage
        fields: list[str] = []

    def filter_when(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        found, today = queryset.annotate(last_day=Coalesce(F("ends_on"), F("starts_on"))), timezone.localdate()
        return found.filter(last_day__lt=today) if value == EventTime.PAST else found.filter(last_day__gte=today)


class WhenColumn(Column):
    """The days and hours in words: how long ago says nothing of what is to come."""

    def get_value(self, instance: Any) -> str:
        said: str = instance.span.said()
        return said


class StateColumn(Column):
    """Whether it is to come, past, or cancelled."""

    def get_value(self, instance: Any) -> str:
        if instance.is_cancelled:
            return pgettext("an event", "Cancelled")
        is_over = instance.is_over(timezone.localdate())
        return pgettext("an event", "Over") if is_over else str(EventTime.COMING.label)


class EventIndexView(IndexView):
    default_ordering = "-starts_on"


class EventListing(PageListingViewSet):
    name = "events"
    model = EventPage
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_order = 215
    add_to_admin_menu = True
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        WhenColumn("starts_on", label=_("When"), sort_key="starts_on"),
        Column("kind", label=_("Kind of event"), accessor="get_kind_display", sort_key="kind"),
        StateColumn("is_cancelled", label=_("State"), sort_key="is_cancelled"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_export = ["title", "starts_on", "ends_on", "get_kind_display", "is_cancelled", "locale", "live", "url"]
    export_headings = {"get_kind_display": _("Kind of event"), "url": _("Address")}
    export_filename = "events"
