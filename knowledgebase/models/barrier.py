"""A barrier (frein): what holds people or organisations back, told as a concrete case."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.blocks import PROSE
from core.models import BasePage, WithSummary
from knowledgebase.documents import barrier_document
from knowledgebase.enums import BarrierNature, BarrierStatus
from knowledgebase.lists import BARRIERS, barrier_row
from knowledgebase.panels import BARRIER_PANELS
from knowledgebase.presentation.barrier import barrier_view
from knowledgebase.presentation.barrier_map import by_territory
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["view"].listing
        is_asked = request.GET.get("map") == "yes"
        here = listing.state.url()
        return context | {
            "by_territory": by_territory(listing) if is_asked and listing.total else None,
            "map_url": f"{here}{'&' if '?' in here else '?'}map=yes",
        }


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
    legal_date = models.DateField(_("date of the text"), null=True, blank=True)
    legal_url = models.URLField(_("where to read it"), max_length=500, blank=True)
    authorities = ParentalManyToManyField(
        "core.Authority", verbose_name=_("authorities that can change it"), blank=True, related_name="+"
    )
    estimate = models.CharField(_("how many are hit"), max_length=150, blank=True)
    estimate_source = models.CharField(_("source of this estimate"), max_length=250, blank=True)

    content_panels = BARRIER_PANELS

    class Meta:
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": barrier_view(self)}

    def clean(self):
        super().clean()
        if self.estimate and not self.estimate_source:
            raise ValidationError({"estimate_source": _("Say who counted, or how: a number alone convinces nobody.")})

    def way(self) -> list["BarrierStep"]:
        """Its steps, the oldest first; a draft's too, which no query puts in order."""
        return sorted(self.steps.all(), key=lambda step: (step.on, step.sort_order or 0))

    @property
    def status(self) -> BarrierStatus:
        """How far it has come: its last step; named, where there is none yet."""
        steps = self.way()
        return BarrierStatus(steps[-1].status) if steps else BarrierStatus.NAMED

    def search_document(self) -> Document:
        return barrier_document(self)


class BarrierStep(Orderable):
    """One change of a barrier's status: when, and where that can be read."""

    page = ParentalKey(BarrierPage, on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(_("status"), max_length=12, choices=BarrierStatus.choices)
    on = models.DateField(_("date"))
    what = models.CharField(_("what happened"), max_length=250)
    source = models.CharField(_("source"), max_length=250)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("status"), FieldPanel("on")]),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]

    class Meta:
        ordering = ["on", "sort_order"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def clean(self):
        super().clean()
        if self.on and self.on > datetime.date.today():
            raise ValidationError({"on": _("This day has not come yet.")})
