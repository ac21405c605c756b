"""An editorial page: about, help, legal notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import EditorialBlocks
from core.documents import base_fields, stream_text
from core.models import BasePage, WithSummary
from home.editorial import editorial_view
from home.panels import STANDARD_PANELS
from home.questions import question_of
from search.document import Document


class StandardPage(WithSummary, BasePage):
    content_kind = "page"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(EditorialBlocks(), verbose_name=_("body"))
    in_footer = models.BooleanField(_("in the footer"), default=False)

    content_panels = STANDARD_PANELS
    promote_panels = [
        *BasePage.promote_panels,
        FieldPanel("in_footer", help_text=_("Legal notice, help, accessibility: what must be found from any page.")),
    ]

    class Meta:
        verbose_name = _("editorial page")
        verbose_name_plural = _("editorial pages")

    def get_context(self, request, *args, **kwargs):
        context = {"view": editorial_view(self), "question": question_of(request)}
        return super().get_context(request, *args, **kwargs) | context

    def search_document(self) -> Document:
        return Document(**base_fields(self, "page"), summary=self.summary, body=stream_text(self.body))
