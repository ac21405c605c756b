"""Vocabularies: plain tables with one name a language, not pages and not localised snippets.

Pages hold terms, the index holds their codes, and labels are looked up where they are shown
(core.vocabulary), so that a renamed term is renamed everywhere at once.
"""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from core.enums import AuthorityLevel, ChallengeAxis, Country

code_validator = RegexValidator(
    re.compile(r"^[A-Za-z0-9][A-Za-z0-9-]*\Z"), _("Use letters without accents, digits and hyphens only.")
)
LANGUAGE_CODES = ("fr", "nl", "de", "en")


class Term(models.Model):
    """One entry of a vocabulary. ``axis`` (on each concrete model) names it in URLs and in the index."""

    axis: str

    code = models.CharField(
        _("code"),
        max_length=60,
        unique=True,
        validators=[code_validator],
        help_text=_("Stands in addresses and exports: choose it once, keep it."),
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("broader term"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    label_fr = models.CharField(_("name in French"), max_length=150)
    label_nl = models.CharField(_("name in Dutch"), max_length=150, blank=True)
    label_de = models.CharField(_("name in German"), max_length=150, blank=True)
    label_en = models.CharField(_("name in English"), max_length=150, blank=True)
    also_called = models.TextField(
        _("also called"),
        blank=True,
        help_text=_("What people type instead: acronyms, older names, everyday words. Separate them with semicolons."),
    )
    data_inclusion = models.CharField(
        _("data·inclusion code"), max_length=500, blank=True, help_text=_("The matching code of the French standard.")
    )

    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("label_fr"), FieldPanel("label_nl")]),
                FieldRowPanel([FieldPanel("label_de"), FieldPanel("label_en")]),
            ],
            heading=_("Names"),
        ),
        FieldPanel("also_called"),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("data_inclusion")]),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "label_fr"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The term's name in ``language`` (the active one unless told), in French where that is missing."""
        language = (language or get_language() or "fr")[:2]
        return getattr(self, f"label_{language}", "") or self.label_fr

    @property
    def other_names(self) -> tuple[str, ...]:
        """What people type instead, in the order in which editors wrote it."""
        return tuple(name.strip() for name in self.also_called.split(";") if name.strip())


class Challenge(Term):
    axis = "challenge"

    side = models.CharField(_("who meets it"), max_length=12, choices=ChallengeAxis.choices)

    panels = [FieldPanel("side"), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")


class Audience(Term):
    axis = "audience"

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Sector(Term):
    axis = "sector"

    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class StructureKind(Term):
    axis = "structure_kind"

    country = models.CharField(_("country"), max_length=2, choices=Country.choices, blank=True)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)

    panels = [FieldRowPanel([FieldPanel("acronym"), FieldPanel("country")]), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisation")


class Authority(Term):
    """A public authority that can change a rule."""

    axis = "authority"

    level = models.CharField(_("level"), max_length=15, choices=AuthorityLevel.choices)
    languages = models.CharField(
        _("languages"),
        max_length=20,
        validators=[
            RegexValidator(
                re.compile(r"^(fr|nl|de|en)( (fr|nl|de|en))*\Z"), _("Codes between spaces: fr, nl, de or en.")
            )
        ],
        help_text=_("In which it is written to: fr, nl, de or en, the usual one first, between spaces."),
    )

    panels = [FieldRowPanel([FieldPanel("level"), FieldPanel("languages")]), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")


class GlossaryEntry(models.Model):
    """An acronym and what it stands for; explained on the spot and understood by the search."""

    acronym = models.CharField(_("acronym"), max_length=20)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices, blank=True)
    expansion_fr = models.CharField(_("in full, in French"), max_length=200)
    expansion_nl = models.CharField(_("in full, in Dutch"), max_length=200, blank=True)
    expansion_de = models.CharField(_("in full, in German"), max_length=200, blank=True)
    expansion_en = models.CharField(_("in full, in English"), max_length=200, blank=True)
    explanation_fr = models.TextField(_("in one sentence, in French"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("expansion_fr"), FieldPanel("expansion_nl")]),
        FieldRowPanel([FieldPanel("expansion_de"), FieldPanel("expansion_en")]),
        FieldPanel("explanation_fr"),
    ]

    class Meta:
        ordering = ["acronym", "country"]
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(
                fields=["acronym", "country"],
                name="glossary_acronym_once_a_country",
                violation_error_message=_("This acronym is already in the glossary for this country."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.acronym} ({self.country})" if self.country else self.acronym

    def expansion(self, language: str | None = None) -> str:
        """What the acronym stands for in ``language``, in French where that is missing."""
        language = (language or get_language() or "fr")[:2]
        return getattr(self, f"expansion_{language}", "") or self.expansion_fr
