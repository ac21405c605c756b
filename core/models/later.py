"""When each duty was last done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyRun(models.Model):
    """A duty that the worker carries out again and again: when it was, what came of it, when it is due again."""

    name = models.CharField(_("duty"), max_length=80, unique=True)
    due = models.DateTimeField(_("due again"))
    began = models.DateTimeField(_("last begun"))
    ended = models.DateTimeField(_("last ended"), null=True)
    done = models.PositiveIntegerField(_("things done"), default=0)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def __str__(self) -> str:
        return self.name
