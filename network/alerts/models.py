"""What a member follows, and which e-mails a member wants no more."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("As soon as there is something")
    WEEKLY = "weekly", _("Once a week, on Monday")
    NEVER = "never", _("Never: keep it in my space only")


class Subject(models.TextChoices):
    LIST = "list", _("List")
    PAGE = "page", _("Page")


class Follow(models.Model):
    """One thing that a member follows.

    target: of a list, its kind ("practices", "directory", "search"); of a page, its translation key.
    asked: what the list is narrowed to, as the parameters of its address, in their order.
    fingerprint: of all this, so that nobody follows the same thing twice.
    seen: up to when its news were told; told: documents of the days before that which were told, or there already.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    subject = models.CharField(max_length=4, choices=Subject)
    target = models.CharField(max_length=40)
    asked = models.TextField(blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    fingerprint = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=250)
    rhythm = models.CharField(_("how often"), max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    created = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField(default=timezone.now)
    told = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "fingerprint"],
                name="followed_once",
                violation_error_message=_("You follow this already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class NoticeOff(models.Model):
    """A kind of e-mail (`network.alerts.notices`) that a member wants no more."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    notice = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "notice"], name="notice_off_once")]

    def __str__(self) -> str:
        return self.notice
