"""Pictures and files, with what their re-use asks for: an alternative text, a credit, a licence."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from core.enums import Language, Licence


class ReadingProblem(models.TextChoices):
    """Why the text of a file is not searched, for its editor."""

    ENCRYPTED = "encrypted", _("it is protected by a password. Save it without one.")
    DAMAGED = "damaged", _("the file is damaged. Open it, and save it again.")
    TOO_MUCH = "too_much", _("it takes too long or too much memory to read. Divide it, or make its pictures smaller.")
    EMPTY = "empty", _("it holds no text, only pictures of it perhaps. A scan needs text recognition (OCR) first.")
    MISSING = "missing", _("the file is gone. Upload it again.")


class Picture(AbstractImage):
    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        help_text=_(
            "What the picture shows, for those who do not see it. For example: “Two trainees fit a window frame”."
        ),
    )
    credit = models.CharField(_("credit"), max_length=150, blank=True, help_text=_("Who took or drew it."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY_SA)

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        return self.alt_text


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]


class Attachment(AbstractDocument):
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY_SA)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default=Language.FR)

    admin_form_fields = ("title", "file", "language", "licence", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The hash tells whether its text was read since; Wagtail's forms write it, other code need not think of it.
        if self.file and not self.file._committed:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)


class AttachmentText(models.Model):
    """What a file says, as far as it is searched (`core.attachment_texts`). file_hash: of the file that was read.
    problem: why there is no text, a `ReadingProblem`; empty where there is."""

    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, related_name="extracted")
    file_hash = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=20, choices=ReadingProblem.choices, blank=True)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return str(self.attachment)
