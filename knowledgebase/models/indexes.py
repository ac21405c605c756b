"""The pages under which practices and projects stand: each is a list."""

from django.utils.translation import gettext_lazy as _

from core.models import BasePage, WithSummary
from knowledgebase.lists import PRACTICES, PROJECTS, practice_row, project_row
from search.presentation import ListPage


class PracticeIndexPage(ListPage, WithSummary, BasePage):
    content_kind = "practices"
    list_spec, make_row = PRACTICES, practice_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledgebase.PracticePage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("list of practices")
        verbose_name_plural = _("lists of practices")

    def serve(self, request, *args, **kwargs):
        from knowledgebase.printing.views import selection_answer

        return selection_answer(request, self) or super().serve(request, *args, **kwargs)


class ProjectIndexPage(ListPage, WithSummary, BasePage):
    content_kind = "projects"
    list_spec, make_row = PROJECTS, project_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledgebase.ProjectPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")
