"""The practice form, in the order in which one tells a story."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from core.models import BasePage, OpenToVisits

PRACTICE_PANELS = [
    *BasePage.content_panels,
    FieldPanel("summary"),
    MultiFieldPanel([FieldPanel("problem"), FieldPanel("challenges")], heading=_("The problem")),
    MultiFieldPanel(
        [FieldPanel("audiences"), FieldPanel("sectors"), FieldPanel("structure_kinds"), FieldPanel("territories")],
        heading=_("For whom, where"),
    ),
    MultiFieldPanel([FieldPanel("carrier"), FieldPanel("partners")], heading=_("Who")),
    FieldPanel("context"),
    FieldPanel("steps"),
    MultiFieldPanel(
        [
            FieldPanel("means_people"),
            FieldPanel("means_skills"),
            FieldPanel("means_equipment"),
            FieldPanel("means_premises"),
            FieldRowPanel([FieldPanel("start_cost"), FieldPanel("yearly_cost")]),
            FieldPanel("funding"),
            FieldPanel("setup_time"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("stopped")]),
        ],
        heading=_("Means"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("results"),
            FieldRowPanel([FieldPanel("evidence"), FieldPanel("period")]),
            FieldPanel("figures"),
            FieldPanel("maturity"),
        ],
        heading=_("Results"),
    ),
    MultiFieldPanel(
        [FieldPanel("helped"), FieldPanel("held_back"), FieldPanel("difficulties"), FieldPanel("barriers")],
        heading=_("What was learned"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("transfer_keep"),
            FieldPanel("transfer_adapt"),
            FieldPanel("transfer_not_suited"),
            FieldPanel("transfer_across_border"),
        ],
        heading=_("Elsewhere"),
    ),
    FieldPanel("documents"),
    FieldPanel("easy_read"),
    *OpenToVisits.visit_panels,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_every")]),
            FieldPanel("authors"),
            FieldPanel("licence"),
            FieldPanel("tags"),
            FieldPanel("picture"),
        ],
        heading=_("About this page"),
    ),
]
