"""What a person said of a practice, with a consent that can be taken back.

A testimonial is no part of the page's form, so that no revision of a page ever holds one: deleting the row is
enough to make it disappear everywhere, history included.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.enums import Language


class Testimonial(models.Model):
    practice = models.ForeignKey(
        "knowledgebase.PracticePage",
        verbose_name=_("practice"),
        on_delete=models.CASCADE,
        related_name="testimonials",
        help_text=_("In any language: it is shown on every translation, in the words in which it was said."),
    )
    first_name = models.CharField(_("first name"), max_length=60, help_text=_("Or an invented one."))
    role = models.CharField(_("role"), max_length=120, help_text=_("For example: “trainee in 2024”."))
    text = models.TextField(_("words"))
    language = models.CharField(_("language"), max_length=5, choices=Language.choices, default=Language.FR)
    consent_on = models.DateField(
        _("consent given on"), help_text=_("The day on which the person agreed, in writing, to be quoted here.")
    )

    panels = [
        FieldPanel("practice"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("consent_on")]),
    ]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")

    def __str__(self) -> str:
        # Stands in the audit log after deletion: nobody's name or words.
        return f"{self._meta.verbose_name} {self.pk}"
