"""Documents that were made to be carried away, kept for the next who asks."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class KeptState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("document", "Waiting")
    MADE = "made", pgettext_lazy("document", "Made")
    FAILED = "failed", pgettext_lazy("document", "Failed")


def kept_files() -> FileSystemStorage:
    """Beside the uploads, where no web server looks: each file is given out by the view that knows whose it is."""
    return FileSystemStorage(location=settings.VAR_DIR / "kept", base_url=None)


class KeptFile(models.Model):
    """One document in one language and format.

    key: a hash of what it is of (recipe, subject, language, format). edition: of the code and templates that made it.
    generation, names: what it shows, as of which change (core.caching). for_good: it does not grow old by itself.
    """

    key = models.CharField(max_length=64, unique=True)
    recipe = models.CharField(max_length=40)
    subject = models.TextField()
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=KeptState, default=KeptState.WAITING)
    edition = models.CharField(max_length=16, blank=True)
    generation = models.BigIntegerField(default=0)
    names = models.JSONField(default=list)
    for_good = models.BooleanField(default=False)
    file = models.FileField(storage=kept_files, max_length=120, blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("kept document")
        verbose_name_plural = _("kept documents")

    def __str__(self) -> str:
        return f"{self.recipe}:{self.subject} ({self.language}, {self.format})"
