"""A white paper as its authors write it: the paper, its chapters, their proposals.

These pages are the working text. What readers see is a version, made of them by `whitepapers.services.publish`.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.blocks import PROSE
from core.enums import Licence
from core.models import BasePage, WithSummary
from core.panels import SentencePanel, TermsPanel
from search.document import Document
from whitepapers.blocks import ChapterBlocks
from whitepapers.contributions.routes import ContributionRoutes
from whitepapers.documents import paper_document, proposal_document
from whitepapers.permissions import AuthorsMayEdit

TAKEN = frozenset({"contributions", "suivi", "versions"})  # addresses of a paper, which come before its chapters
LEFT_OUT = _("What was published once is not deleted: the versions that hold it stay as they are.")


class EditedByAuthors:
    """A page of a white paper: its authors may edit it; nobody publishes it but as a part of a version."""

    def permissions_for_user(self, user: Any) -> AuthorsMayEdit:
        return AuthorsMayEdit(user, self)


class WhitePaperIndexPage(EditedByAuthors, WithSummary, BasePage):
    content_kind = "white_papers"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["whitepapers.WhitePaperPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, *WithSummary.summary_panels]

    class Meta:
        verbose_name = _("list of white papers")
        verbose_name_plural = _("lists of white papers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from whitepapers.shelves import shelves

        return {**super().get_context(request, *args, **kwargs), "shelves": shelves(self, request.user)}


class WhitePaperPage(ContributionRoutes, EditedByAuthors, WithSummary, BasePage):
    content_kind = "white_paper"
    parent_page_types = ["whitepapers.WhitePaperIndexPage"]
    subpage_types = ["whitepapers.ChapterPage"]

    foreword = RichTextField(_("foreword"), features=PROSE, blank=True)
    territories = ParentalManyToManyField("core.Territory", verbose_name=_("territories"), related_name="+")
    authorities = ParentalManyToManyField(
        "core.Authority", verbose_name=_("addressed to"), blank=True, related_name="+"
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY_SA)

    content_panels = [
        TitleFieldPanel("title", help_text=_("What is asked, of whom. For example: “Getting to work before the job”.")),
        SentencePanel(
            "summary",
            help_text=_("What changes if it is heard. 280 characters at most."),
        ),
        FieldPanel("foreword", help_text=_("Who wrote it, out of which meetings, and how to take part.")),
        MultiFieldPanel(
            [
                TermsPanel("territories", help_text=_("Where the rules hold that it speaks of.")),
                TermsPanel("authorities", help_text=_("Those who can change them.")),
                FieldPanel("licence", help_text=_("What others may do with the text.")),
            ],
            heading=_("Where, to whom"),
            icon="group",
        ),
    ]

    class Meta:
        verbose_name = _("white paper")
        verbose_name_plural = _("white papers")

    @path("")
    def current(self, request: HttpRequest) -> HttpResponse:
        from whitepapers.views import paper

        return paper(request, self)

    @path("versions/", name="versions")
    def versions(self, request: HttpRequest) -> HttpResponse:
        from whitepapers.views import versions

        return versions(request, self)

    @path("suivi/", name="follow_up")
    def follow_up(self, request: HttpRequest) -> HttpResponse:
        from whitepapers.views import following

        return following(request, self)

    @path("versions/compare/", name="compare")
    def compare(self, request: HttpRequest) -> HttpResponse:
        from whitepapers.comparing_views import chosen

        return chosen(request, self)

    @path("versions/<int:old>-<int:new>/", name="comparison")
    def comparison(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        from whitepapers.comparing_views import comparison

        return comparison(request, self, old, new)

    @path("versions/<int:number>/", name="version")
    def version(self, request: HttpRequest, number: int) -> HttpResponse:
        from whitepapers.views import paper

        return paper(request, self, number)

    @path("versions/<int:number>/<slug:chapter>/", name="version_chapter")
    def version_chapter(self, request: HttpRequest, number: int, chapter: str) -> HttpResponse:
        from whitepapers.views import chapter_of_version

        return chapter_of_version(request, self, number, chapter)

    def search_document(self) -> Document | None:
        return paper_document(self)


class ChapterPage(EditedByAuthors, BasePage):
    content_kind = "white_paper"
    parent_page_types = ["whitepapers.WhitePaperPage"]
    subpage_types = ["whitepapers.ProposalPage"]

    body = StreamField(ChapterBlocks(), verbose_name=_("text"), blank=True)
    left_out = models.BooleanField(_("leave it out of the next version"), default=False, help_text=LEFT_OUT)

    content_panels = [
        TitleFieldPanel("title", help_text=_("Without a number: the order gives it.")),
        FieldPanel("body", help_text=_("One paragraph, one thought: it is what readers comment on.")),
        FieldPanel("left_out"),
    ]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This address is one of the white paper’s own. Choose another one.")})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from whitepapers.views import chapter

        return chapter(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)


class ProposalPage(EditedByAuthors, BasePage):
    content_kind = "proposal"
    parent_page_types = ["whitepapers.ChapterPage"]
    subpage_types: list[str] = []

    current_rule = RichTextField(_("the rule today"), features=PROSE)
    change = RichTextField(_("the change asked for"), features=PROSE)
    why = RichTextField(_("why"), features=PROSE)
    for_whom = models.CharField(_("for whom"), max_length=250)
    cost = models.CharField(_("what it costs or saves"), max_length=250, blank=True)
    cost_source = models.CharField(_("source of this amount"), max_length=250, blank=True)
    authorities = ParentalManyToManyField("core.Authority", verbose_name=_("addressed to"), related_name="+")
    barriers = ParentalManyToManyField(
        "knowledgebase.BarrierPage", verbose_name=_("barriers that it lifts"), blank=True, related_name="proposals"
    )
    practices = ParentalManyToManyField(
        "knowledgebase.PracticePage",
        verbose_name=_("practices that show the way"),
        blank=True,
        related_name="+",
        help_text=_("Those that get round its barriers are found by themselves."),
    )
    met_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    met_at = models.CharField(_("meeting at which it was first said"), max_length=250, blank=True)
    recommended = models.CharField(_("what that meeting recommended"), max_length=280, blank=True)
    left_out = models.BooleanField(_("leave it out of the next version"), default=False, help_text=LEFT_OUT)

    content_panels = [
        TitleFieldPanel("title", help_text=_("The change in one line, as a verb. Its number comes by itself.")),
        FieldPanel("current_rule", help_text=_("What the text says, which article, and what that does in practice.")),
        FieldPanel("change", help_text=_("What the new text should say.")),
        FieldPanel("why", help_text=_("What happens in the field; the evidence below comes by itself.")),
        FieldPanel("for_whom", help_text=_("Who would no longer be stopped.")),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_source")]),
        TermsPanel("authorities", help_text=_("The one that signs, not the one that one knows.")),
        MultiFieldPanel(
            [FieldPanel("barriers", help_text=_("From the register.")), FieldPanel("practices")],
            heading=_("Evidence"),
            icon="pick",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("met_on"), FieldPanel("met_at")]), FieldPanel("recommended")],
            heading=_("Where it comes from"),
            icon="calendar",
        ),
        FieldPanel("left_out"),
    ]

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from whitepapers.views import proposal

        return proposal(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)

    def search_document(self) -> Document | None:
        return proposal_document(self)


def paper_page(part: Page) -> WhitePaperPage:
    """The white paper to which a page belongs: itself, a chapter's parent, a proposal's grandparent."""
    if isinstance(part, WhitePaperPage):
        return part
    return WhitePaperPage.objects.ancestor_of(part).get()
