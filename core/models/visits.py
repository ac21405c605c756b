"""Openness to visits: what a practice or an organisation offers to peers who want to come and see."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from core.enums import Language, VisitFormat
from core.fields import ChoiceListField


class OpenToVisits(models.Model):
    open_to_visits = models.BooleanField(_("open to visits"), default=False, db_index=True)
    visit_formats = ChoiceListField(_("formats"), choices=VisitFormat.choices, blank=True)
    visit_languages = ChoiceListField(_("languages of the visit"), choices=Language.choices, blank=True)
    visit_capacity = models.PositiveSmallIntegerField(
        _("visits a month"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("At most. Start with one: you can always take more."),
    )
    visit_next_date = models.DateField(_("next possible date"), null=True, blank=True)
    visit_access = models.CharField(
        _("access"), max_length=250, blank=True, help_text=_("How one gets in: step-free, train, parking.")
    )
    visit_answered_by = models.CharField(
        _("who answers requests"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a person: “Training coordination”."),
    )

    visit_panels = [
        MultiFieldPanel(
            [
                FieldPanel("open_to_visits", help_text=_("Tick it only if somebody will answer within a week.")),
                FieldPanel("visit_formats", help_text=_("What you can offer: an hour on the phone is a visit too.")),
                FieldPanel("visit_languages", help_text=_("In which the visit can be led.")),
                FieldRowPanel(
                    [
                        FieldPanel("visit_capacity"),
                        FieldPanel("visit_next_date", help_text=_("The first day that suits you; empty if any does.")),
                    ]
                ),
                FieldPanel("visit_access"),
                FieldPanel("visit_answered_by"),
            ],
            heading=_("Companionship"),
        )
    ]

    class Meta:
        abstract = True

    @property
    def visit_host(self) -> Any:
        """The organisation that answers those who ask; None where there is none."""
        raise NotImplementedError
