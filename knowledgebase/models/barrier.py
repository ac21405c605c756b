"""A barrier (frein): what holds people or organisations back, told as a concrete case."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from core.blocks import PROSE
from core.models import BasePage, WithSummary
from knowledgebase.documents import barrier_document
from knowledgebase.enums import BarrierNature
from knowledgebase.lists import BARRIERS, barrier_row
from knowledgebase.panels import BARRIER_PANELS
from knowledgebase.presentation.barrier import barrier_view
from search.document import Document
from search.presentation import ListPage


class BarrierIndexPage(ListPage, WithSummary, BasePage):
    content_kind = "barriers"
    list_spec, make_row = BARRIERS, barrier_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledgebase.BarrierPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("list of barriers")
        verbose_name_plural = _("lists of barriers")


class BarrierPage(WithSummary, BasePage):
    content_kind = "barrier"
    parent_page_types = ["knowledgebase.BarrierIndexPage"]
    subpage_types: list[str] = []

    case = RichTextField(_("a concrete case"), features=PROSE, help_text=_("What happened, without naming anyone."))
    nature = models.CharField(_("nature"), max_length=25, choices=BarrierNature.choices)
    challenges = ParentalManyToManyField("core.Challenge", verbose_name=_("challenges"), related_name="+")
    audiences = ParentalManyToManyField("core.Audience", verbose_name=_("audiences"), blank=True, related_name="+")
    sectors = ParentalManyToManyField("core.Sector", verbose_name=_("sectors"), blank=True, related_name="+")
    structure_kinds = ParentalManyToManyField(
        "core.StructureKind", verbose_name=_("kinds of organisation concerned"), blank=True, related_name="+"
    )
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("territories"), related_name="+")
    change = RichTextField(_("what could change"), features=PROSE, blank=True)
    tried = RichTextField(_("levers already tried"), features=PROSE, blank=True)
    legal_reference = models.CharField(_("legal reference"), max_length=250, blank=True)

    content_panels = BARRIER_PANELS

    class Meta:
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": barrier_view(self)}

    def search_document(self) -> Document:
        return barrier_document(self)
