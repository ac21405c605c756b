"""An event of the agenda: when, where, for whom; whether it takes place; and what came of it."""

from datetime import date
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import PROSE, DocumentBlock
from core.enums import Language
from core.fields import ChoiceListField
from core.models import BasePage, WithPicture, WithSummary
from core.spans import Span
from knowledgebase.blocks import ShownPracticeBlock, StopBlock
from knowledgebase.enums import EventKind
from knowledgebase.events.documents import event_document
from knowledgebase.events.feeds import calendar_answer
from knowledgebase.events.forms import EventPageForm
from knowledgebase.events.lists import EVENTS, event_row
from knowledgebase.events.panels import EVENT_PANELS
from knowledgebase.events.presentation import agenda_view, event_view, group_visits, months_of, tabs_of
from knowledgebase.events.rules import refuse_what_cannot_be
from network.members.editing import OwnersMayEdit
from search.document import Document
from search.presentation import ListPage


class EventIndexPage(ListPage, WithSummary, BasePage):
    content_kind = "events"
    list_spec, make_row = EVENTS, event_row
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledgebase.EventPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def list_view(self, request):
        return agenda_view(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["view"].listing
        return context | {
            "tabs": tabs_of(listing),
            "months": months_of(listing),
            "visits": group_visits(listing),
        }


class EventTag(TaggedItemBase):
    content_object = ParentalKey("knowledgebase.EventPage", on_delete=models.CASCADE, related_name="tagged_items")


class EventPage(WithSummary, WithPicture, BasePage):
    """Days and hours are those of the site's time zone; without hours it takes whole days."""

    content_kind = "event"
    parent_page_types = ["knowledgebase.EventIndexPage"]
    subpage_types: list[str] = []

    kind = models.CharField(_("kind of event"), max_length=15, choices=EventKind.choices, default=EventKind.NETWORKING)
    starts_on = models.DateField(_("first day"), db_index=True)
    starts_time = models.TimeField(_("starts at"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    stops = StreamField([("stop", StopBlock())], verbose_name=_("where"), blank=True)
    online = models.BooleanField(_("online, or online too"), default=False)

    organisers = ParentalManyToManyField(
        "network.OrganisationPage", verbose_name=_("organised by"), blank=True, related_name="+"
    )
    other_organisers = models.CharField(_("and by"), max_length=200, blank=True)
    about = RichTextField(_("what happens"), features=PROSE)
    challenges = ParentalManyToManyField("core.Challenge", verbose_name=_("challenges"), related_name="+")
    audiences = ParentalManyToManyField("core.Audience", verbose_name=_("audiences"), blank=True, related_name="+")
    sectors = ParentalManyToManyField("core.Sector", verbose_name=_("sectors"), blank=True, related_name="+")
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("territories"), related_name="+")
    languages = ChoiceListField(_("languages spoken"), choices=Language.choices, blank=True)
    tags = ClusterTaggableManager(through=EventTag, blank=True, related_name="events+")

    price = models.CharField(_("price"), max_length=150, blank=True)
    accessibility = models.TextField(_("accessibility of the place"), blank=True)
    sign_up = models.CharField(_("how to sign up"), max_length=250, blank=True)
    sign_up_url = models.URLField(_("address where one signs up"), max_length=500, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True, validators=[MinValueValidator(1)])
    sign_up_until = models.DateField(_("sign up until"), null=True, blank=True)
    documents = StreamField([("document", DocumentBlock())], verbose_name=_("documents"), blank=True)

    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    cancelled_because = models.CharField(_("why"), max_length=250, blank=True)

    outcome = RichTextField(_("what came of it"), features=PROSE, blank=True)
    barriers = ParentalManyToManyField(
        "knowledgebase.BarrierPage", verbose_name=_("barriers named"), blank=True, related_name="+"
    )
    practices = StreamField(
        [("practice", ShownPracticeBlock())],
        verbose_name=_("practices shown"),
        blank=True,
    )
    outcome_documents = StreamField(
        [("document", DocumentBlock())], verbose_name=_("documents of afterwards"), blank=True
    )

    base_form_class = EventPageForm
    content_panels = EVENT_PANELS

    # When, where and whether are the original's, in every language: `events.translations` carries them over.
    override_translatable_fields = [
        *(
            SynchronizedField(name, overridable=False)
            for name in ("starts_on", "starts_time", "ends_on", "ends_time", "online", "is_cancelled", "sign_up_until")
        ),
        SynchronizedField("sign_up_url", overridable=True),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        refuse_what_cannot_be(self)

    @property
    def is_one_day(self) -> bool:
        return self.ends_on in (None, self.starts_on)

    @property
    def span(self) -> Span:
        return Span(self.starts_on, self.ends_on or self.starts_on, self.starts_time, self.ends_time)

    def is_over(self, today: date) -> bool:
        return self.span.is_over(today)

    def may_sign_up(self, today: date) -> bool:
        """Whether it takes place, and there is still time."""
        has_time = self.sign_up_until is None or today <= self.sign_up_until
        return has_time and not self.is_cancelled and not self.is_over(today)

    def permissions_for_user(self, user: Any) -> OwnersMayEdit:
        return OwnersMayEdit(user, self, *self.organisers.all())

    def serve(self, request, *args, **kwargs):
        return calendar_answer(request, self) or super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"view": event_view(self)}

    def search_document(self) -> Document:
        return event_document(self)
