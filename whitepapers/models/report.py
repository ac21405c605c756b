"""What readers report to the moderators."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whitepapers.contributions.enums import ReportReason, ReportState
from whitepapers.models.contribution import Contribution

LONGEST_NOTE = 1_000  # characters


class ContributionReport(models.Model):
    """One reader says that a contribution should not stand there. paper_title: as the reader saw it.

    member: who reported it, until the account goes.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="reports")
    paper_title = models.CharField(_("white paper"), max_length=255)
    reason = models.CharField(_("reason"), max_length=10, choices=ReportReason.choices)
    note = models.TextField(_("in a few words"), max_length=LONGEST_NOTE, blank=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reported_at = models.DateTimeField(_("reported on"))
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.WAITING, db_index=True
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("reported contribution")
        verbose_name_plural = _("reported contributions")
        ordering = ["-reported_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["contribution", "member"], name="reported_once_a_member")]

    def __str__(self) -> str:
        return f"{self.paper_title} – {self.get_reason_display()}"
