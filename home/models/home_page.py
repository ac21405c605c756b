"""The home page: the problem first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from core.presentation import section
from home.navigation import frame
from home.panels import HOME_PANELS
from home.presentation import home_view


class HomePage(BasePage):
    content_kind = "home"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "knowledgebase.PracticeIndexPage",
        "knowledgebase.BarrierIndexPage",
        "knowledgebase.ProjectIndexPage",
        "knowledgebase.EventIndexPage",
        "whitepapers.WhitePaperIndexPage",
        "network.DirectoryPage",
        "home.StandardPage",
    ]

    question = models.CharField(_("question"), max_length=120)
    lead = models.CharField(_("introduction"), max_length=280)
    search_placeholder = models.CharField(_("example in the search box"), max_length=120, blank=True)
    person_heading = models.CharField(_("heading of people’s challenges"), max_length=80)
    organisation_heading = models.CharField(_("heading of organisations’ challenges"), max_length=80)
    new_heading = models.CharField(_("heading of what is new"), max_length=80)
    visits_heading = models.CharField(_("heading of visits"), max_length=80)
    visits_text = models.CharField(_("text on visits"), max_length=280)

    content_panels = HOME_PANELS

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        language = self.locale.language_code
        sections = frame(language)
        return super().get_context(request, *args, **kwargs) | {
            "view": home_view(language),
            "practices_url": sections.section("practices"),
            "directory_url": sections.section("directory"),
            "agenda_url": section("events", language).url,
        }
