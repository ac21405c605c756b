"""Pictures and files, with what their re-use asks for: an alternative text, a credit, a licence."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from core.enums import Language, Licence


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
