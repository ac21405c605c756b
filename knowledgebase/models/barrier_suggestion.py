"""A barrier that a visitor suggests, by a form without account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from core.enums import Language
from core.lines import on_one_line
from knowledgebase.enums import BarrierNature, SuggestionState

LONGEST_STORY = 3_000  # characters


class BarrierSuggestion(models.Model):
    """email: where the one answer goes, and erased with it. page_key: of the page that an editor made of it."""

    what = models.TextField(_("what happens"), max_length=LONGEST_STORY)
    who = models.CharField(_("who is hit"), max_length=250)
    where = models.CharField(_("where"), max_length=150)
    nature = models.CharField(_("nature"), max_length=25, choices=BarrierNature.choices, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=SuggestionState.choices, default=SuggestionState.WAITING, db_index=True
    )
    sent_at = models.DateTimeField(_("sent on"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("why it is not taken up"), max_length=1_000, blank=True)
    page_key = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("suggested barrier")
        verbose_name_plural = _("suggested barriers")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return Truncator(on_one_line(self.what)).chars(80)
