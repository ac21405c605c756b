"""The directory: list and map of organisations."""

from django.utils.translation import gettext_lazy as _

from core.models import BasePage, WithSummary


class DirectoryPage(WithSummary, BasePage):
    content_kind = "directory"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["network.OrganisationPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
