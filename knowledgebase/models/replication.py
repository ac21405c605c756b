"""A réplique: what an organisation made of a practice that it went to see."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Country, Language
from knowledgebase.enums import Again, ReplicationState

LONGEST_TEXT = 3_000  # characters of what was kept, of what was changed, of what came of it
MOST_PEOPLE = 100_000


class Replication(models.Model):
    """practice_key: the practice, in all its languages. request: the visit from which it came, once.

    It is signed by an organisation and names no person. It stands outside the page, as testimonials do.
    """

    practice_key = models.UUIDField(db_index=True)
    practice_title = models.CharField(_("practice"), max_length=255)
    request = models.OneToOneField(
        "network.VisitRequest",
        verbose_name=_("visit"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="replication",
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.CharField(_("organisation"), max_length=150)
    town = models.CharField(_("town"), max_length=80)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices, blank=True)
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)

    kept = models.TextField(_("what we kept"), max_length=LONGEST_TEXT)
    changed = models.TextField(_("what we changed"), max_length=LONGEST_TEXT, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=LONGEST_TEXT, blank=True)
    people = models.PositiveIntegerField(
        _("people reached"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    again = models.CharField(_("would they do it again"), max_length=12, choices=Again.choices)

    state = models.CharField(
        _("state"), max_length=10, choices=ReplicationState.choices, default=ReplicationState.SUBMITTED, db_index=True
    )
    submitted_at = models.DateTimeField(_("sent on"))
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("why it is not published"), max_length=1_000, blank=True)
    maturity_settled = models.BooleanField(default=False, editable=False)  # the step up was taken, or left

    class Meta:
        verbose_name = _("réplique")
        verbose_name_plural = _("répliques")
        ordering = ["-submitted_at", "-pk"]
        indexes = [models.Index(fields=["practice_key", "state"])]

    def __str__(self) -> str:
        return f"{self.practice_title} – {self.organisation}"
