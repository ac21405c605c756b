"""The form of an organisation, each field with one line that says what it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from core.models import OpenToVisits
from core.panels import SentencePanel, TermsPanel

ORGANISATION_PANELS = [
    TitleFieldPanel("title", help_text=_("The name by which people know it, without its legal form.")),
    SentencePanel(
        "summary",
        help_text=_("What it does, for whom, where. 280 characters at most."),
    ),
    TermsPanel("kinds", help_text=_("Its approval or legal kind. For example: CISP, ETA, ACI.")),
    FieldPanel("description", help_text=_("What a newcomer would want to know. Two or three paragraphs.")),
    FieldPanel("offers", help_text=_("One thing each: “Lends bicycles for the first three months”.")),
    MultiFieldPanel(
        [
            TermsPanel("helps_with"),
            TermsPanel("audiences", help_text=_("The people whom it accompanies.")),
            TermsPanel("sectors", help_text=_("The trades in which it works or trains.")),
            TermsPanel("territories", help_text=_("Where the people whom it accompanies live.")),
        ],
        heading=_("Whom it helps, in what"),
        icon="group",
    ),
    MultiFieldPanel(
        [
            FieldPanel("street", help_text=_("Of the place where one is received.")),
            FieldRowPanel(
                [
                    FieldPanel("postcode", help_text=_("For example: 7000.")),
                    FieldPanel("town", help_text=_("In the language of the place.")),
                    FieldPanel("country", help_text=_("Where it is established.")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("latitude", help_text=_("In degrees. For example: 50.4542.")),
                    FieldPanel("longitude", help_text=_("In degrees. For example: 3.9567.")),
                ]
            ),
            FieldPanel(
                "accessibility", help_text=_("Step-free entrance, lift, toilets, nearest stop: what one finds there.")
            ),
        ],
        heading=_("Place"),
        icon="site",
    ),
    MultiFieldPanel(
        [
            FieldPanel("languages", help_text=_("In which somebody can answer.")),
            FieldPanel("website", help_text=_("Its own address, with https://.")),
            FieldPanel("contact_role"),
            FieldRowPanel(
                [
                    FieldPanel("contact_email", help_text=_("A shared box rather than a person’s.")),
                    FieldPanel("contact_phone", help_text=_("With its prefix: +32 65 00 00 00.")),
                ]
            ),
            FieldPanel("contact_consent_on"),
        ],
        heading=_("Contact"),
        icon="mail",
    ),
    *OpenToVisits.visit_panels,
    MultiFieldPanel(
        [
            TermsPanel("federations", help_text=_("Those of which it is a member.")),
            TermsPanel("partners", help_text=_("Those with which it works all year round.")),
        ],
        heading=_("Network"),
        icon="link",
    ),
    FieldPanel("picture", help_text=_("The place, or people at work with their consent.")),
    FieldPanel("demonstration"),
]
