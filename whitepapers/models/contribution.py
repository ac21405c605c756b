"""What somebody says of a passage or a proposal of a white paper."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.enums import Language
from whitepapers.anchors import Anchor
from whitepapers.contributions.enums import Decision, Kind, Stance

LONGEST = 5_000  # characters of a comment, of each of the reasons, of a decision's reason
LONGEST_WORDS = 10_000  # characters of the words that are suggested
EDITABLE = timedelta(minutes=15)


class Contribution(models.Model):
    """One comment, suggestion of other words, or position on a proposal.

    version: the one that was read. part_key: of the chapter or proposal. passage, quote, before, after: the anchor
    (whitepapers.anchors); no passage for a position. parent: what it answers.
    member: who wrote it, until the account goes. name: of that person, or empty where it speaks for the organisation.
    withdrawn_at: its words are gone, its place in the exchange stays. came_in: the version that holds what it brought.
    hidden_at: a moderator took it away, and said its author why; it is shown to nobody else.
    in_draft: where its words were put into the draft, as an anchor; where they only take words out, the gap
    (whitepapers.gaps); empty where that cannot be found by itself, None where the draft is without them.
    told_decision, told_came_in: what its member was told of that by e-mail.
    """

    paper = models.ForeignKey("whitepapers.WhitePaper", on_delete=models.CASCADE, related_name="contributions")
    version = models.ForeignKey("whitepapers.Version", on_delete=models.CASCADE, related_name="contributions")
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    part_key = models.UUIDField()
    passage = models.CharField(max_length=64, blank=True)
    quote = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")

    kind = models.CharField(pgettext_lazy("contribution", "kind"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("comment"), max_length=LONGEST, blank=True)
    words = models.TextField(_("suggested words"), max_length=LONGEST_WORDS, blank=True)
    stance = models.CharField(_("position"), max_length=12, choices=Stance.choices, blank=True)
    reasons_for = models.TextField(_("reasons for"), max_length=LONGEST, blank=True)
    reasons_against = models.TextField(_("reasons against"), max_length=LONGEST, blank=True)
    sources = models.TextField(_("sources"), max_length=LONGEST, blank=True)

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    organisation_key = models.UUIDField(null=True, blank=True)
    organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    made_at = models.DateTimeField(_("said on"))
    edited_at = models.DateTimeField(_("changed on"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)

    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    reason = models.TextField(_("reason of the decision"), max_length=LONGEST, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    came_in = models.ForeignKey(
        "whitepapers.Version", null=True, editable=False, on_delete=models.SET_NULL, related_name="brought_in"
    )
    hidden_at = models.DateTimeField(_("taken away on"), null=True, blank=True, editable=False)
    hidden_reason = models.TextField(max_length=LONGEST, blank=True, editable=False)
    in_draft = models.JSONField(null=True, editable=False)
    told_decision = models.CharField(max_length=10, blank=True, editable=False)
    told_came_in = models.BooleanField(default=False, editable=False)

    objects: ClassVar[models.Manager["Contribution"]] = models.Manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["paper", "part_key"], name="contributions_of_a_part")]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "part_key", "organisation_key"],
                condition=Q(kind="stance", withdrawn_at=None, hidden_at=None, organisation_key__isnull=False),
                name="one_position_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["paper", "part_key", "member"],
                condition=Q(
                    kind="stance", withdrawn_at=None, hidden_at=None, organisation_key=None, member__isnull=False
                ),
                name="one_position_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.passage, self.quote, self.before, self.after)

    @property
    def stands(self) -> bool:
        """Neither withdrawn by who said it nor taken away by a moderator."""
        return self.withdrawn_at is None and self.hidden_at is None

    @property
    def texts(self) -> list[str]:
        """All that somebody wrote in it."""
        texts = (self.words, self.text, self.reasons_for, self.reasons_against, self.sources)
        return [text for text in texts if text]

    def may_be_edited(self, now: datetime) -> bool:
        """Within 15 minutes, as long as it stands and nobody has decided about it."""
        return self.stands and not self.decision and now - self.made_at <= EDITABLE
