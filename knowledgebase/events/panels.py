"""The form of an event, in the order in which somebody asks who may want to come."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from core.panels import SentencePanel, TermsPanel

EVENT_PANELS = [
    TitleFieldPanel(
        "title", help_text=_("What happens, in ten words. For example: “Who minds the children at 7 a.m.?”.")
    ),
    SentencePanel("summary", help_text=_("Who meets, about what, to what end. 280 characters at most.")),
    FieldPanel("kind", help_text=_("What those who come will do.")),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("starts_on", help_text=_("The day on which it starts.")),
                    FieldPanel("starts_time", help_text=_("Empty, both hours, for whole days.")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("ends_on", help_text=_("Empty if it is the same day.")),
                    FieldPanel("ends_time", help_text=_("Roughly will do.")),
                ]
            ),
            FieldPanel(
                "stops",
                help_text=_(
                    "One place as a rule. Of a tour: each stop, with its day and hours within the dates above."
                ),
            ),
            FieldPanel("online", help_text=_("The way in is sent by the organiser, not shown here.")),
        ],
        heading=_("When, where"),
        icon="calendar-alt",
    ),
    MultiFieldPanel(
        [
            TermsPanel("organisers", help_text=_("Structures of the directory. Their pages announce it, too.")),
            FieldPanel("other_organisers", help_text=_("Who has no page here: “Commune de Soignies, Le Forem”.")),
        ],
        heading=_("Who organises it"),
        icon="group",
    ),
    FieldPanel(
        "about", help_text=_("Who it is for, what happens, what one takes home. The programme, if there is one.")
    ),
    MultiFieldPanel(
        [
            TermsPanel("challenges", help_text=_("The problems that are talked about.")),
            TermsPanel("audiences", help_text=_("The people accompanied that it is about.")),
            TermsPanel("sectors", help_text=_("The trades. “All sectors” if it fits any.")),
            TermsPanel("territories", help_text=_("From where people are meant to come.")),
            FieldPanel("languages", help_text=_("In which one can take part.")),
        ],
        heading=_("For whom"),
        icon="user",
    ),
    MultiFieldPanel(
        [
            FieldPanel("price", help_text=_("Empty if it is free. For example: “€10, meal included”.")),
            FieldPanel("accessibility", help_text=_("Step-free, hearing loop, sign language, parking, a quiet room.")),
            FieldPanel("sign_up", help_text=_("One sentence: “By telephone at the reception, until Friday”.")),
            FieldPanel("sign_up_url", help_text=_("The organiser’s own form. This site registers nobody.")),
            FieldRowPanel(
                [
                    FieldPanel("seats", help_text=_("Empty if nobody is turned away.")),
                    FieldPanel("sign_up_until", help_text=_("The last day.")),
                ]
            ),
        ],
        heading=_("To come here"),
        icon="clipboard-list",
    ),
    FieldPanel("documents", help_text=_("The invitation, the programme, how to get there.")),
    MultiFieldPanel(
        [
            FieldPanel("is_cancelled", help_text=_("The page stays and says so; calendars strike it out.")),
            FieldPanel("cancelled_because", help_text=_("One sentence for those who wanted to come.")),
        ],
        heading=_("Cancelled?"),
        icon="warning",
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "outcome", help_text=_("Once it is over: who came, what was said, what is done next. Nobody’s name.")
            ),
            TermsPanel("barriers", help_text=_("Barriers that were named. Their pages say that it was here.")),
            FieldPanel("practices", help_text=_("Practices that were shown.")),
            FieldPanel("outcome_documents", help_text=_("Minutes, slides, a list of proposals.")),
        ],
        heading=_("What came of it"),
        icon="success",
    ),
    MultiFieldPanel(
        [
            FieldPanel("tags", help_text=_("Two to five words that the lists above lack. For example: “car sharing”.")),
            FieldPanel("picture", help_text=_("One that shows people at work, with their consent.")),
        ],
        heading=_("About this page"),
        icon="info-circle",
    ),
]
