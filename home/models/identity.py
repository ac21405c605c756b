"""The site's name, logo and operator: what a network changes to make the site its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class SiteIdentity(BaseSiteSetting):
    name = models.CharField(_("name"), max_length=60, default="Passerelles")
    logo = models.ForeignKey(
        "core.Picture", verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    motto_fr = models.CharField(_("motto in French"), max_length=160, blank=True)
    motto_nl = models.CharField(_("motto in Dutch"), max_length=160, blank=True)
    motto_de = models.CharField(_("motto in German"), max_length=160, blank=True)
    motto_en = models.CharField(_("motto in English"), max_length=160, blank=True)
    operator = models.CharField(_("operator"), max_length=150, blank=True, help_text=_("Who answers for the site."))
    contact_email = models.EmailField(_("contact e-mail"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("logo"),
        FieldPanel("motto_fr"),
        FieldPanel("motto_nl"),
        FieldPanel("motto_de"),
        FieldPanel("motto_en"),
        FieldPanel("operator"),
        FieldPanel("contact_email"),
    ]

    class Meta:
        verbose_name = _("name and contact")

    def motto(self, language: str) -> str:
        """The motto in ``language``, in French where that is missing."""
        return getattr(self, f"motto_{language}", "") or self.motto_fr
