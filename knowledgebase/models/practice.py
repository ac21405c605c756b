"""A practice, in two depths: a short fiche action, which becomes a bonne pratique when it shows evidence."""

from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import PROSE, AuthorBlock, DocumentBlock, FigureBlock, PartnerBlock
from core.enums import Licence
from core.models import BasePage, OpenToVisits, WithPicture, WithSummary
from core.originals import is_translation
from knowledgebase.blocks import DifficultyBlock, FactorBlock, StepBlock
from knowledgebase.completeness import IncompletePractice, lacks_to_be_good
from knowledgebase.documents import practice_document
from knowledgebase.enums import CostBracket, Evidence, Maturity, PracticeKind, SetupTime
from knowledgebase.forms import PracticePageForm
from knowledgebase.panels import PRACTICE_PANELS
from knowledgebase.presentation.practice import practice_view
from knowledgebase.preview import practice_hit
from knowledgebase.review import due_on
from network.members.editing import OwnersMayEdit
from search.document import Document

CARD = "card"  # the preview of what lists show


class PracticeTag(TaggedItemBase):
    content_object = ParentalKey("knowledgebase.PracticePage", on_delete=models.CASCADE, related_name="tagged_items")


class PracticePage(WithSummary, WithPicture, OpenToVisits, BasePage):
    content_kind = "practice"
    parent_page_types = ["knowledgebase.PracticeIndexPage"]
    subpage_types: list[str] = []

    kind = models.CharField(
        _("kind"), max_length=15, choices=PracticeKind.choices, default=PracticeKind.ACTION_SHEET, editable=False
    )

    problem = models.TextField(
        _("the problem"), help_text=_("In the words of those who have it. For example: “Nobody can come at 8 a.m.”")
    )
    challenges = ParentalManyToManyField("core.Challenge", verbose_name=_("challenges"), related_name="+")
    audiences = ParentalManyToManyField("core.Audience", verbose_name=_("audiences"), related_name="+")
    sectors = ParentalManyToManyField("core.Sector", verbose_name=_("sectors"), related_name="+")
    structure_kinds = ParentalManyToManyField(
        "core.StructureKind", verbose_name=_("kinds of organisation concerned"), blank=True, related_name="+"
    )
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("territories"), related_name="+")
    carrier = models.ForeignKey(
        "network.OrganisationPage",
        verbose_name=_("carried by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    partners = StreamField([("partner", PartnerBlock())], verbose_name=_("partners"), blank=True)

    context = RichTextField(_("starting context"), features=PROSE, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("how it works"))

    means_people = models.TextField(_("people"), blank=True)
    means_skills = models.TextField(_("skills"), blank=True)
    means_equipment = models.TextField(_("equipment"), blank=True)
    means_premises = models.TextField(_("premises"), blank=True)
    start_cost = models.CharField(_("cost to start"), max_length=12, choices=CostBracket.choices)
    yearly_cost = models.CharField(_("cost a year"), max_length=12, choices=CostBracket.choices)
    funding = models.TextField(_("funding"), blank=True)
    setup_time = models.CharField(_("time to set up"), max_length=12, choices=SetupTime.choices)
    since = models.PositiveSmallIntegerField(
        _("since"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    stopped = models.PositiveSmallIntegerField(
        _("stopped in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        help_text=_("The year, if it no longer runs."),
    )

    results = RichTextField(_("results seen"), features=PROSE, blank=True)
    evidence = models.CharField(_("kind of evidence"), max_length=20, choices=Evidence.choices, blank=True)
    period = models.CharField(_("period observed"), max_length=60, blank=True)
    figures = StreamField([("figure", FigureBlock())], verbose_name=_("figures"), blank=True)
    helped = StreamField([("factor", FactorBlock())], verbose_name=_("what helped"), blank=True)
    held_back = StreamField([("factor", FactorBlock())], verbose_name=_("what held back"), blank=True)
    difficulties = StreamField(
        [("difficulty", DifficultyBlock())], verbose_name=_("difficulties, and how they were got round"), blank=True
    )
    barriers = ParentalManyToManyField(
        "knowledgebase.BarrierPage", verbose_name=_("regulatory barriers met"), blank=True, related_name="met_by"
    )

    transfer_keep = models.TextField(_("what to keep"), blank=True)
    transfer_adapt = models.TextField(_("what to adapt"), blank=True)
    transfer_not_suited = models.TextField(_("not suited if"), blank=True)
    transfer_across_border = models.TextField(_("between Belgium and France"), blank=True)
    maturity = models.CharField(_("maturity"), max_length=20, choices=Maturity.choices, default=Maturity.TRIED)

    documents = StreamField([("document", DocumentBlock())], verbose_name=_("documents to download"), blank=True)
    easy_read = models.TextField(
        _("easy to read (FALC)"), blank=True, help_text=_("The same in very short sentences, one idea each.")
    )

    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True, db_index=True)
    review_every = models.PositiveSmallIntegerField(
        _("review every … months"), default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    review_due_on = models.DateField(_("next review"), null=True, blank=True, editable=False, db_index=True)
    authors = StreamField([("author", AuthorBlock())], verbose_name=_("authors and their roles"), blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY_SA)
    tags = ClusterTaggableManager(through=PracticeTag, blank=True, related_name="+")

    base_form_class = PracticePageForm
    content_panels = PRACTICE_PANELS

    override_translatable_fields = [
        SynchronizedField("carrier", overridable=False),
        SynchronizedField("period", overridable=True),
        TranslatableField("slug"),
    ]

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Raises IncompletePractice rather than make live a good practice that lacks what makes it one."""
        partial = kwargs.get("update_fields") is not None
        if clean and self.live and not partial:
            self.refuse_what_is_not_good()
        if not partial:
            self.review_due_on = due_on(self.reviewed_on, self.review_every)
        super().save(clean=clean, **kwargs)

    def publish(self, revision: Revision, user: Any = None, log_action: Any = True, **kwargs: Any) -> Any:
        """Refuses an incomplete good practice before anything is written (IncompletePractice).

        When the hour of a scheduled publication comes nobody is there to be told, and an error would stop those
        that come after: the schedule is cancelled then, and the page's history says why.
        """
        try:
            if self.is_good_practice:  # the kind is the page's own: a revision says nothing of it
                revision.as_object().refuse_what_is_not_good()
        except IncompletePractice as refusal:
            if log_action != "wagtail.publish.scheduled":
                raise
            self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(instance=self, action="knowledgebase.refuse", user=user, data={"reason": refusal.messages[0]})
            return None
        return super().publish(revision, user=user, log_action=log_action, **kwargs)

    def refuse_what_is_not_good(self) -> None:
        """Raise IncompletePractice for a good practice that lacks something; its translations follow it as they are."""
        if not self.is_good_practice:
            return
        missing = lacks_to_be_good(lambda name: getattr(self, name))
        if missing and not (self.pk and is_translation(self)):
            raise IncompletePractice(missing)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        # The kind is the page's own, changed by promote() and demote(): going back to an older text keeps it.
        page = super().with_content_json(content)
        page.kind = self.kind
        return page

    @property
    def visit_host(self) -> Any:
        return self.carrier

    @property
    def is_good_practice(self) -> bool:
        return self.kind == PracticeKind.GOOD_PRACTICE

    def is_overdue(self, today: date) -> bool:
        """True when the review that was promised has not been done by ``today``."""
        return self.review_due_on is not None and self.review_due_on < today

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("Page")), (CARD, _("As shown in lists"))]

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return (
            "knowledgebase/card_preview.html" if mode_name == CARD else super().get_preview_template(request, mode_name)
        )

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        if mode_name != CARD:
            return super().get_preview_context(request, mode_name)
        return {**BasePage.get_context(self, request), "hit": practice_hit(self)}

    def permissions_for_user(self, user):
        return OwnersMayEdit(user, self, self.carrier)

    def serve(self, request, *args, **kwargs):
        from knowledgebase.printing.views import practice_answer

        return practice_answer(request, self) or super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": practice_view(self)}

    def search_document(self) -> Document:
        return practice_document(self)
