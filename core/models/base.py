"""The page that every page of the site is: no field, no query, only what all of them promise."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from core.caching.recorder import depends_on, keep_private
from core.lines import on_one_line
from core.panels import SentencePanel


class BasePage(Page):
    """Abstract base of all page types; the stock ``Page`` stays the table that they share."""

    # The word, icon and colour by which people tell kinds of content apart (see templates/components/kind.html).
    content_kind: ClassVar[str] = "page"

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        if getattr(request, "is_preview", False):
            keep_private()
        depends_on(f"page:{self.translation_key}", "settings")
        return super().serve(request, *args, **kwargs)

    def get_view_restrictions(self):
        """As Wagtail's, without a query where no part of the site is private."""
        from core.restrictions import restricted_paths  # it is built on the models of this floor

        return super().get_view_restrictions() if restricted_paths() else PageViewRestriction.objects.none()

    def search_document(self) -> Any:
        """What the index holds of this page (a ``search.document.Document``), or None to stay out of it."""
        return None


class WithSummary(models.Model):
    """A page that says in one sentence what it is: on its card, in results, in what is shared."""

    summary = models.CharField(
        _("in one sentence"),
        max_length=280,
        help_text=_("What a reader in a hurry must know. 280 characters at most."),
    )

    summary_panels = [SentencePanel("summary")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.summary = on_one_line(self.summary)  # its field has room for lines; a sentence has one


class WithPicture(models.Model):
    """A page that may carry one picture, shown on it and where it is shared."""

    picture = models.ForeignKey(
        "core.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    picture_panels = [FieldPanel("picture")]

    class Meta:
        abstract = True
