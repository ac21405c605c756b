"""The directory: list and map of organisations."""

from django.utils.translation import gettext_lazy as _

from core.models import BasePage, WithSummary
from network.lists import ORGANISATIONS, organisation_row
from search.presentation import ListPage


class DirectoryPage(ListPage, WithSummary, BasePage):
    content_kind = "directory"
    list_spec, make_row = ORGANISATIONS, organisation_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.OrganisationPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
