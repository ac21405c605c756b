"""What each moderator was told of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ToldModerator(models.Model):
    """The last e-mail to a moderator. told: what waited then, as `network.moderation.waiting.Entry.name` says it."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(_("told on"))
    told = models.JSONField(default=list)

    class Meta:
        verbose_name = _("moderator who was told")
        verbose_name_plural = _("moderators who were told")

    def __str__(self) -> str:
        return f"{self.member} {self.told_at:%Y-%m-%d %H:%M}"
