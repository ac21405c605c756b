"""All organisations in one list, with what an editor sorts and filters them by."""

from collections import defaultdict
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.enums import Country
from core.models import StructureKind, Territory
from network.models import OrganisationPage


class KindsColumn(Column):
    """The kinds of each organisation, by name; read once for the whole page of the list."""

    def get_value(self, instance: Model) -> str:
        return ", ".join(instance.kind_labels)  # type: ignore[attr-defined]


class OrganisationFilterSet(PageFilterSet):
    kinds = ModelChoiceFilter(label=_("Kind"), queryset=StructureKind.objects.all())
    country = ChoiceFilter(label=_("Country"), choices=Country.choices)
    territories = ModelChoiceFilter(label=_("Territory"), queryset=Territory.objects.all())
    open_to_visits = BooleanFilter(label=_("Open to visits"))
    consent = BooleanFilter(label=_("Contact with consent"), method="filter_consent")
    demonstration = BooleanFilter(label=_("Demonstration content"))

    class Meta:
        model = OrganisationPage
        fields: list[str] = []

    def filter_consent(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(contact_consent_on__isnull=not value)


class OrganisationIndexView(IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        through = OrganisationPage.kinds.through.objects.filter(organisationpage__in=[page.pk for page in pages])
        labels: dict[int, list[str]] = defaultdict(list)
        for row in through.select_related("structurekind").order_by("structurekind__sort_order"):
            labels[row.organisationpage_id].append(row.structurekind.acronym or row.structurekind.label())
        for page in context["object_list"]:
            page.kind_labels = labels[page.pk]
        return context


class OrganisationListing(PageListingViewSet):
    name = "organisations"
    model = OrganisationPage
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 220
    add_to_admin_menu = True
    index_view_class = OrganisationIndexView
    filterset_class = OrganisationFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        KindsColumn("kinds", label=_("Kinds")),
        Column("town", label=_("Town"), sort_key="town"),
        BooleanColumn("open_to_visits", label=_("Open to visits"), sort_key="open_to_visits"),
        DateColumn("contact_consent_on", label=_("Consent"), sort_key="contact_consent_on"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    # Addresses and phone numbers are for those who need them: the form, not a file.
    list_export = [
        "title",
        "town",
        "country",
        "website",
        "open_to_visits",
        "contact_consent_on",
        "locale",
        "live",
        "url",
    ]
    export_headings = {"url": _("Address")}
    export_filename = "organisations"
