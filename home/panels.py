"""The forms of the home page and of editorial pages, each field with one line that says what it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

from core.panels import SentencePanel

HOME_PANELS = [
    TitleFieldPanel("title", help_text=_("Shown in the browser’s tab and in results of search engines.")),
    MultiFieldPanel(
        [
            FieldPanel(
                "question", help_text=_("The first thing that one reads: “Which problem do you want to solve?”")
            ),
            FieldPanel("lead", help_text=_("One sentence under the question: what one finds here.")),
            FieldPanel("search_placeholder", help_text=_("For example: “nursery, driving licence, debts”.")),
        ],
        heading=_("The problem"),
        icon="help",
    ),
    MultiFieldPanel(
        [
            FieldPanel("person_heading", help_text=_("Above what holds a person back.")),
            FieldPanel("organisation_heading", help_text=_("Above what an organisation struggles with.")),
            FieldPanel("new_heading", help_text=_("Above what was published last.")),
            FieldPanel("visits_heading", help_text=_("Above those who are open to visits.")),
            FieldPanel("visits_text", help_text=_("Why one would go and see, in one or two sentences.")),
        ],
        heading=_("Sections"),
        icon="list-ul",
    ),
]

STANDARD_PANELS = [
    TitleFieldPanel("title", help_text=_("Two to five words: it stands in the footer too.")),
    SentencePanel("summary", help_text=_("What one learns on this page. 280 characters at most.")),
    FieldPanel("body", help_text=_("A heading every two or three paragraphs helps those who skim.")),
]
