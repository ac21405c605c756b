"""Places: a tree from country to arrondissement, and zones that cross borders and contain others."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.enums import TerritoryKind

from .terms import Audience, Authority, Challenge, Sector, StructureKind, Term


class Territory(Term):
    axis = "territory"

    kind = models.CharField(_("kind"), max_length=15, choices=TerritoryKind.choices)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("Of its centre, in degrees."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("Of its centre, in degrees."))
    contains = models.ManyToManyField(
        "self",
        verbose_name=_("contains"),
        symmetrical=False,
        blank=True,
        related_name="zones",
        help_text=_("For a zone: the territories that it contains, in whole or in part."),
    )

    panels = [
        FieldPanel("kind"),
        *Term.panels,
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("contains"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True) | models.Q(latitude__range=(-90, 90)),
                name="territory_latitude_in_range",
                violation_error_message=_("A latitude lies between −90 and 90 degrees."),
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__isnull=True) | models.Q(longitude__range=(-180, 180)),
                name="territory_longitude_in_range",
                violation_error_message=_("A longitude lies between −180 and 180 degrees."),
            ),
        ]


# Any: Wagtail adds to each what no type tells (its snippet views).
AXES: dict[str, Any] = {
    model.axis: model for model in (Challenge, Audience, Sector, StructureKind, Territory, Authority)
}
