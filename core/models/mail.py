"""E-mails that the site writes: what they say until they are erased, and how far their sending is."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("e-mail", "Waiting")
    SENDING = "sending", pgettext_lazy("e-mail", "Being handed over")
    SENT = "sent", pgettext_lazy("e-mail", "Sent")
    UNCERTAIN = "uncertain", pgettext_lazy("e-mail", "Perhaps sent")
    BOUNCED = "bounced", pgettext_lazy("e-mail", "Refused by the address")
    FAILED = "failed", pgettext_lazy("e-mail", "Failed")


class OutgoingMail(models.Model):
    """One e-mail to one address. Its texts are made when it is posted, and never change after that.

    key: names the event of which it tells; a second e-mail for the same one cannot be stored.
    sending_since: when its text began to be handed to the server; until the answer is known, nobody can tell
    whether it arrived.
    """

    key = models.CharField(_("event"), max_length=200, unique=True)
    identifier = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("kind of e-mail"), max_length=80)
    to = models.CharField(_("recipient"), max_length=320, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=20, blank=True)
    unsubscribe = models.URLField(max_length=500, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=MailState, default=MailState.WAITING)
    posted = models.DateTimeField(_("written on"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sending_since = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(_("sent on"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ["-posted", "-pk"]
        indexes = [models.Index(fields=["state", "-posted"], name="mail_by_state")]
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")

    def __str__(self) -> str:
        return self.key


class IncomingMail(models.Model):
    """An answer that came in and was handled; kept only to know it when it comes once more."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10)
    received = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("e-mail received")
        verbose_name_plural = _("e-mails received")

    def __str__(self) -> str:
        return f"{self.purpose} {self.received:%Y-%m-%d}"
