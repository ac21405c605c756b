"""A white paper beyond its pages: where it stands in its life, its consultations, versions and authors."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.enums import Language
from whitepapers.enums import Readers, Stage

LONGEST_CHANGELOG = 5_000  # characters


class WhitePaper(models.Model):
    """One white paper, in all its languages. key: what its pages have in common (their ``translation_key``)."""

    key = models.UUIDField(unique=True, editable=False)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.DRAFT, editable=False)

    class Meta:
        verbose_name = _("white paper")
        verbose_name_plural = _("white papers")

    def __str__(self) -> str:
        return str(self.key)


class Consultation(models.Model):
    """A time in which the text may be commented on: from the morning of ``opens_on`` to the end of ``closes_on``.

    changelog: what the version that opens it says of what has changed.
    """

    paper = models.ForeignKey(WhitePaper, on_delete=models.CASCADE, related_name="consultations")
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("last day"))
    readers = models.CharField(_("for whom"), max_length=8, choices=Readers.choices, default=Readers.PUBLIC)
    organisations = models.ManyToManyField(
        "network.OrganisationPage", verbose_name=_("organisations"), blank=True, related_name="+"
    )
    changelog = models.TextField(_("what has changed"), max_length=LONGEST_CHANGELOG, blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="consultation_closes_after_it_opens",
                violation_error_message=_("The last day cannot come before the first."),
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=Q(closed_at__isnull=True),
                name="one_consultation_at_a_time",
                violation_error_message=_("This white paper already has a consultation, open or to come."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opens_on} – {self.closes_on}"

    def is_open(self, today: datetime.date) -> bool:
        """May people comment on this day? Its last day ends it, whether or not the worker has come by."""
        return self.opened_at is not None and self.closed_at is None and today <= self.closes_on

    def is_due(self, today: datetime.date) -> bool:
        return self.opened_at is None and self.opens_on <= today


class Version(models.Model):
    """A state of the text that was published: it has a number, a date and an address that last.

    consultation: the one for which it was made; where that was not for everybody, neither is the version.
    """

    paper = models.ForeignKey(WhitePaper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    published_at = models.DateTimeField(_("published on"))
    changelog = models.TextField(_("what has changed"), max_length=LONGEST_CHANGELOG, blank=True)
    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="versions"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.paper} {self.number}"

    @property
    def is_public(self) -> bool:
        return self.consultation is None or self.consultation.readers == Readers.PUBLIC


class VersionText(models.Model):
    """The words of a version in one language (content: a `whitepapers.text.PaperText`). Never changed.

    digest: of the content, by which what was made of it is kept. summary, proposals (how many): for lists.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    title = models.CharField(_("title"), max_length=255)
    summary = models.CharField(_("in one sentence"), max_length=280)
    proposals = models.PositiveSmallIntegerField(_("proposals"))
    content = models.JSONField()
    digest = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("text of a version")
        verbose_name_plural = _("texts of versions")
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="one_text_a_language")]

    def __str__(self) -> str:
        return self.title


class Author(models.Model):
    """Somebody who writes: the whole paper, or one chapter with its proposals, and nothing else of the site."""

    paper = models.ForeignKey(WhitePaper, on_delete=models.CASCADE, related_name="authors")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("member"), on_delete=models.CASCADE, related_name="+"
    )
    chapter_key = models.UUIDField(_("chapter"), null=True, blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "member", "chapter_key"],
                nulls_distinct=False,
                name="an_author_once_a_chapter",
                violation_error_message=_("This person already writes this."),
            )
        ]

    def __str__(self) -> str:
        return str(self.member)

    def clean(self) -> None:
        super().clean()
        from whitepapers.models import ChapterPage

        if self.chapter_key and not ChapterPage.objects.filter(translation_key=self.chapter_key).exists():
            raise ValidationError({"chapter_key": _("This chapter is gone.")})


def paper_of(page: Any) -> WhitePaper:
    """The record of a `WhitePaperPage`, which is made with the page."""
    return WhitePaper.objects.get(key=page.translation_key)
