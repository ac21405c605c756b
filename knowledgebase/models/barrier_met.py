"""« Nous le rencontrons aussi »: an organisation says that it meets a barrier."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.enums import Language
from knowledgebase.enums import CaseState

LONGEST_CASE = 1_500  # characters


class BarrierMet(models.Model):
    """barrier_key, organisation_key: the barrier and the organisation, in all their languages. member: who said it.

    organisation: its page in the language in which it was written first; when that is deleted, this goes with it.
    case: what happened there, told without naming anyone; nobody sees it before a moderator has read it.
    """

    barrier_key = models.UUIDField(db_index=True)
    barrier_title = models.CharField(_("barrier"), max_length=255)
    organisation = models.ForeignKey(
        "network.OrganisationPage", verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    organisation_key = models.UUIDField()
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    case = models.TextField(_("case"), max_length=LONGEST_CASE, blank=True)
    case_state = models.CharField(
        _("state of the case"), max_length=10, choices=CaseState.choices, default=CaseState.NONE, db_index=True
    )
    since = models.DateTimeField(_("said on"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed on"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("why it is not published"), max_length=1_000, blank=True)

    class Meta:
        verbose_name = _("barrier met by an organisation")
        verbose_name_plural = _("barriers met by organisations")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["barrier_key", "organisation_key"], name="barrier_met_once_an_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.barrier_title} – {self.organisation}"
