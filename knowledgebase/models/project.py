"""A project: who funds it, who takes part, what it set out to do and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from core.blocks import PROSE, DocumentBlock, FigureBlock, PartnerBlock
from core.models import BasePage, WithPicture, WithSummary
from knowledgebase.documents import project_document
from knowledgebase.panels import PROJECT_PANELS
from knowledgebase.presentation.project import project_view
from search.document import Document


class ProjectPage(WithSummary, WithPicture, BasePage):
    content_kind = "project"
    parent_page_types = ["knowledgebase.ProjectIndexPage"]
    subpage_types: list[str] = []

    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    programme = models.CharField(_("programme"), max_length=150, blank=True)
    funder = models.CharField(_("funder"), max_length=150, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=12, decimal_places=2, null=True, blank=True, help_text=_("In euro.")
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    partners = StreamField([("partner", PartnerBlock())], verbose_name=_("partners"), blank=True)
    objectives = RichTextField(_("objectives"), features=PROSE)
    actions = RichTextField(_("what it does"), features=PROSE, blank=True)
    results = RichTextField(_("results"), features=PROSE, blank=True)
    figures = StreamField([("figure", FigureBlock())], verbose_name=_("figures"), blank=True)
    challenges = ParentalManyToManyField("core.Challenge", verbose_name=_("challenges"), blank=True, related_name="+")
    audiences = ParentalManyToManyField("core.Audience", verbose_name=_("audiences"), blank=True, related_name="+")
    sectors = ParentalManyToManyField("core.Sector", verbose_name=_("sectors"), blank=True, related_name="+")
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("territories"), related_name="+")
    documents = StreamField([("document", DocumentBlock())], verbose_name=_("documents"), blank=True)

    content_panels = PROJECT_PANELS

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("A project ends after it starts."),
            )
        ]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": project_view(self)}

    def search_document(self) -> Document:
        return project_document(self)
