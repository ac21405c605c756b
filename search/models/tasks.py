"""What must still be carried from the database to the index, recorded with the change itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.TextChoices):
    RECORD = "record", _("A record and its translations")
    TREE = "tree", _("A page and everything below it")
    TERM = "term", _("Everything that carries a term")


class IndexTask(models.Model):
    """One thing to look at again. It says where to look, not what to write: the record as it is then is what counts.

    key: "app.model:pk" of a record, "axis:code" of a term.
    Several tasks may name the same key: whoever carries one out deletes the ones that it read, and no others.
    """

    change = models.CharField(max_length=10, choices=Change)
    key = models.CharField(max_length=200)
    created = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("search index task")
        verbose_name_plural = _("search index tasks")

    def __str__(self) -> str:
        return f"{self.change} {self.key}"
