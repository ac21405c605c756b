"""The practice form, in the order in which one tells a story. Each field says in one line what it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

from core.models import OpenToVisits
from core.panels import SentencePanel, TermsPanel
from knowledgebase.admin.panels import CompletenessPanel, TestimonialsPanel

PRACTICE_PANELS = [
    CompletenessPanel(heading=_("How complete it is"), icon="check"),
    TitleFieldPanel(
        "title", help_text=_("What is done, in ten words. For example: “Keep a nursery place free on Tuesdays”.")
    ),
    SentencePanel(
        "summary",
        help_text=_("What a reader in a hurry must know: who does what, and what it changes. 280 characters at most."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("problem"),
            TermsPanel(
                "challenges",
                help_text=_("One to three: the problems by which readers will find it."),
            ),
        ],
        heading=_("The problem"),
        icon="help",
    ),
    MultiFieldPanel(
        [
            TermsPanel(
                "audiences",
                help_text=_("The people accompanied. “Everybody” if nobody is aimed at."),
            ),
            TermsPanel("sectors", help_text=_("The trades. “All sectors” if it fits any.")),
            TermsPanel(
                "structure_kinds",
                help_text=_("Those who could do the same, not only the one that does."),
            ),
            TermsPanel(
                "territories",
                help_text=_("Where it is done, as precisely as true."),
            ),
        ],
        heading=_("For whom, where"),
        icon="group",
    ),
    MultiFieldPanel(
        [
            FieldPanel("carrier", help_text=_("The organisation that answers for it, from the directory.")),
            FieldPanel("partners", help_text=_("Who else takes part, each with its role: “lends the vans”.")),
        ],
        heading=_("Who"),
        icon="user",
    ),
    FieldPanel("context", help_text=_("What there was before, and what made you begin.")),
    FieldPanel(
        "steps", help_text=_("Three to seven steps, in order. For each: what happens, who, how long, with what.")
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "means_people", help_text=_("Who, for how much time. For example: “A trainer, two hours a week”.")
            ),
            FieldPanel("means_skills", help_text=_("What they must know how to do, and where it is learned.")),
            FieldPanel(
                "means_equipment",
                help_text=_("What must be bought, lent or found. For example: “Six bicycles, a trailer”."),
            ),
            FieldPanel("means_premises", help_text=_("Where. For example: “A room with a sink, one morning a week”.")),
            FieldRowPanel(
                [
                    FieldPanel("start_cost", help_text=_("Once, before the first day.")),
                    FieldPanel("yearly_cost", help_text=_("Every year, wages included.")),
                ]
            ),
            FieldPanel("funding", help_text=_("Who pays, under which name, until when.")),
            FieldPanel("setup_time", help_text=_("From the decision to the first day.")),
            FieldRowPanel(
                [
                    FieldPanel("since", help_text=_("The year in which it began. For example: 2019.")),
                    FieldPanel("stopped"),
                ]
            ),
        ],
        heading=_("Means"),
        icon="cog",
    ),
    MultiFieldPanel(
        [
            FieldPanel("results", help_text=_("What changed, for whom. Say what did not change, too.")),
            FieldRowPanel(
                [
                    FieldPanel("evidence", help_text=_("How one knows.")),
                    FieldPanel("period", help_text=_("When one looked. For example: “2022–2025”.")),
                ]
            ),
            FieldPanel(
                "figures",
                help_text=_("Two to five numbers, each with its source. “9 out of 14” says more than “64 %”."),
            ),
            FieldPanel("maturity", help_text=_("How far it has come. “Stopped” and “did not work” are worth telling.")),
        ],
        heading=_("Results"),
        icon="success",
    ),
    MultiFieldPanel(
        [
            FieldPanel("helped", help_text=_("One thing each: “The nursery’s head knew the centre”.")),
            FieldPanel("held_back", help_text=_("One thing each: “The bus stops running at six”.")),
            FieldPanel("difficulties", help_text=_("What went wrong, and how you got round it.")),
            TermsPanel(
                "barriers",
                help_text=_("Rules that stood in the way, from the list."),
            ),
        ],
        heading=_("What was learned"),
        icon="warning",
    ),
    MultiFieldPanel(
        [
            FieldPanel("transfer_keep", help_text=_("Without this, it is another thing.")),
            FieldPanel("transfer_adapt", help_text=_("What each place does its own way: hours, price, partners.")),
            FieldPanel(
                "transfer_not_suited",
                help_text=_("When one had better not begin. For example: “No nursery within 5 km”."),
            ),
            FieldPanel("transfer_across_border", help_text=_("What the law or the funding changes on the other side.")),
        ],
        heading=_("Elsewhere"),
        icon="globe",
    ),
    TestimonialsPanel(heading=_("Testimonials"), icon="openquote"),
    FieldPanel("documents", help_text=_("Forms, checklists, agreements that another team can use as they are.")),
    FieldPanel("easy_read"),
    *OpenToVisits.visit_panels,
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel(
                        "reviewed_on", help_text=_("The last day on which somebody made sure that it still holds.")
                    ),
                    FieldPanel("review_every", help_text=_("12 for most; 6 where rules or prices move quickly.")),
                ]
            ),
            FieldPanel("authors", help_text=_("Who wrote, reread, translated: a team rather than a person.")),
            FieldPanel("licence", help_text=_("What others may do with the text.")),
            FieldPanel("tags", help_text=_("Two to five words that the lists above lack. For example: “car sharing”.")),
            FieldPanel("picture", help_text=_("One that shows the work being done, with everybody’s consent.")),
        ],
        heading=_("About this page"),
        icon="info-circle",
    ),
]

BARRIER_PANELS = [
    TitleFieldPanel(
        "title", help_text=_("The obstacle, as those who meet it say it: “No nursery without a contract”.")
    ),
    SentencePanel(
        "summary",
        help_text=_("Who is stopped, by what, at which moment. 280 characters at most."),
    ),
    FieldPanel("case"),
    FieldRowPanel(
        [
            FieldPanel("nature", help_text=_("What would have to change.")),
            TermsPanel("authorities", help_text=_("Who decides, not who applies.")),
        ]
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "legal_reference", help_text=_("Only if you have read it: act, decree or circular, and the article.")
            ),
            FieldRowPanel(
                [
                    FieldPanel("legal_date", help_text=_("The day on which it was signed, as it is quoted.")),
                    FieldPanel(
                        "legal_url", help_text=_("On an official site: the journal, the codex of the authority.")
                    ),
                ]
            ),
        ],
        heading=_("The rule"),
        icon="doc-full",
    ),
    MultiFieldPanel(
        [
            TermsPanel("challenges", help_text=_("The problems that it makes worse.")),
            TermsPanel("audiences", help_text=_("The people whom it stops.")),
            TermsPanel("sectors", help_text=_("The trades in which it was met.")),
            TermsPanel("structure_kinds", help_text=_("The organisations that meet it.")),
            TermsPanel("territories", help_text=_("Where the rule applies, not only where it was met.")),
            FieldRowPanel(
                [
                    FieldPanel("estimate", help_text=_("People or organisations, a year, where: “some 300 trainees”.")),
                    FieldPanel("estimate_source", help_text=_("Who counted, when, how: a report, your own registers.")),
                ]
            ),
        ],
        heading=_("Who is hit, where"),
        icon="group",
    ),
    FieldPanel("change", help_text=_("One change, to be decided by whom. Say “could”, not “must”.")),
    FieldPanel("tried", help_text=_("What somebody did about it, and how far that went.")),
    InlinePanel(
        "steps",
        heading=_("How far it has come"),
        label=_("step"),
        help_text=_("One line for each change: named, documented, in a proposal, sent, answered. The last one counts."),
    ),
]

PROJECT_PANELS = [
    TitleFieldPanel("title", help_text=_("Its full name; the acronym has its own field.")),
    SentencePanel(
        "summary",
        help_text=_("Who does what with whom, to what end. 280 characters at most."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("acronym", help_text=_("For example: ESF.")),
                    FieldPanel("programme", help_text=_("For example: Interreg France–Wallonie–Vlaanderen.")),
                ]
            ),
            FieldRowPanel([FieldPanel("funder", help_text=_("Who pays the larger part.")), FieldPanel("budget")]),
            FieldRowPanel(
                [
                    FieldPanel("starts_on", help_text=_("As in the agreement.")),
                    FieldPanel("ends_on", help_text=_("Empty while nobody knows.")),
                ]
            ),
        ],
        heading=_("Frame"),
        icon="info-circle",
    ),
    FieldPanel("partners", help_text=_("Each with its role and country; the one that leads first.")),
    FieldPanel("objectives", help_text=_("What it set out to change, in three lines.")),
    FieldPanel("actions", help_text=_("What was done: workshops, trainings, tools.")),
    FieldPanel("results", help_text=_("What came of it, and what did not.")),
    FieldPanel("figures", help_text=_("Two to five numbers, each with its source.")),
    MultiFieldPanel(
        [
            TermsPanel("challenges", help_text=_("The problems that it takes on.")),
            TermsPanel("audiences", help_text=_("The people whom it reaches.")),
            TermsPanel("sectors", help_text=_("The trades that it is about.")),
            TermsPanel("territories", help_text=_("Where it takes place.")),
        ],
        heading=_("For whom, where"),
        icon="group",
    ),
    FieldPanel("documents", help_text=_("Reports and tools that others may use.")),
    FieldPanel("picture", help_text=_("One that shows people at work, with their consent.")),
]
