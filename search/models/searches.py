"""What people looked for, and what they opened then. Nothing here says who: no address, account, session or browser."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 120  # characters of what was typed that are kept
LONGEST_KEY = 200


class Search(models.Model):
    """One search of the search page, the first time that somebody asks it.

    words: as typed, on one line; empty where they may have named somebody (`search.learning.words`).
    key: what they come down to once analysed: two searches with the same key ask the same.
    kind: the tab. filters: codes by axis, and "near" where a place was given, not which one.
    total: how many documents were found; 0 where only other words than those typed found something.
    """

    hour = models.DateTimeField(_("hour"), db_index=True, help_text=_("When, to the hour."))
    language = models.CharField(_("language"), max_length=10)
    words = models.CharField(_("words typed"), max_length=LONGEST_WORDS, blank=True)
    key = models.CharField(_("analysed words"), max_length=LONGEST_KEY, blank=True)
    kind = models.CharField(_("kind of content"), max_length=40, blank=True)
    filters = models.JSONField(_("filters"), default=dict, blank=True)
    total = models.PositiveIntegerField(_("results"))

    class Meta:
        ordering = ["-hour", "-pk"]
        indexes = [models.Index(fields=["language", "key"], name="search_by_key")]
        verbose_name = _("search")
        verbose_name_plural = _("searches")

    def __str__(self) -> str:
        return self.words


class Opening(models.Model):
    """One result that was opened from the search page.

    rank: its place among all results, from 1. document: `Document.id`."""

    hour = models.DateTimeField(_("hour"), db_index=True, help_text=_("When, to the hour."))
    language = models.CharField(_("language"), max_length=10)
    key = models.CharField(_("analysed words"), max_length=LONGEST_KEY, blank=True)
    rank = models.PositiveIntegerField(_("rank"))
    document = models.CharField(_("document"), max_length=200)

    class Meta:
        ordering = ["-hour", "-pk"]
        indexes = [models.Index(fields=["language", "key"], name="search_opened_by_key")]
        verbose_name = _("opened result")
        verbose_name_plural = _("opened results")

    def __str__(self) -> str:
        return self.document
