"""What became of a white paper once it was sent: to whom it went, what was answered, what was promised and kept."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whitepapers.enums import CommitmentState
from whitepapers.models.paper import Version, WhitePaper

LONGEST_ANSWER = 20_000  # characters


class Sending(models.Model):
    """A version that went to an authority. proposals: keys of those that it was asked to look at; none means all."""

    version = models.ForeignKey(Version, verbose_name=_("version"), on_delete=models.PROTECT, related_name="sendings")
    authority = models.ForeignKey(
        "core.Authority", verbose_name=_("authority"), on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField(_("sent on"))
    proposals = models.JSONField(_("proposals"), default=list, blank=True)

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        ordering = ["sent_on", "pk"]

    def __str__(self) -> str:
        return f"{self.authority}, {self.sent_on}"

    def concerns(self, key: str) -> bool:
        """Was the authority asked to look at the proposal of this key?"""
        return not self.proposals or key in self.proposals


class Answer(models.Model):
    """What an authority answered: its words, told or quoted, and the document where there is one."""

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="answers")
    answered_on = models.DateField(_("answered on"))
    text = models.TextField(_("the answer"), max_length=LONGEST_ANSWER)
    document = models.ForeignKey(
        "core.Attachment", verbose_name=_("document"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["answered_on", "pk"]

    def __str__(self) -> str:
        return f"{self.sending.authority}, {self.answered_on}"


class Commitment(models.Model):
    """What an authority said that it would do about a proposal, and how far that has come."""

    paper = models.ForeignKey(WhitePaper, on_delete=models.CASCADE, related_name="commitments")
    answer = models.ForeignKey(
        Answer, verbose_name=_("answer"), null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    proposal_key = models.UUIDField(_("proposal"), db_index=True)
    text = models.CharField(_("what was promised"), max_length=500)
    due_on = models.DateField(_("for when"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CommitmentState.choices, default=CommitmentState.PROMISED
    )
    state_on = models.DateField(_("since"))
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["state_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommitmentState.PROMISED) | ~Q(source=""),
                name="commitment_change_has_a_source",
                violation_error_message=_("Say where this can be read."),
            )
        ]

    def __str__(self) -> str:
        return self.text


def not_to_come(day: datetime.date, today: datetime.date) -> None:
    """Raise ValidationError for a day that has not come yet: what is told here has happened."""
    if day > today:
        raise ValidationError(_("This day has not come yet."))
