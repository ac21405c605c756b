"""A request for a visit, what was said and done about it, and the links by which people act without an account."""

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Language, VisitFormat
from network.companionship.enums import DeclineReason, LinkPurpose, Party, PauseReason, State

MOST_PEOPLE = 60
LONGEST_TEXT = 4_000  # characters of what a visitor wants to understand, and of a message


class HostDoor(models.Model):
    """What is known of an organisation as a host, in all its languages: paused until when, reachable or not.

    It stands outside the page, whose drafts would bring an old pause back. Its row is locked by whoever takes a place.
    """

    key = models.UUIDField(_("organisation"), unique=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True, db_index=True)
    pause_reason = models.CharField(max_length=12, choices=PauseReason.choices, blank=True)

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return str(self.key)


class VisitRequest(models.Model):
    """page: the practice or organisation that is to be seen. host: the organisation that answers.

    Everything about the visitor is emptied a year after the end (``erased_at``); what is left can be counted.
    """

    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.UNCONFIRMED)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("to be seen"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_key = models.UUIDField(db_index=True)
    page_title = models.CharField(_("to be seen"), max_length=255)
    host = models.ForeignKey(
        "network.OrganisationPage", verbose_name=_("host"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    host_key = models.UUIDField(db_index=True)
    host_title = models.CharField(_("host"), max_length=255)

    format = models.CharField(max_length=12, choices=VisitFormat.choices)
    purpose = models.TextField(max_length=LONGEST_TEXT)
    people = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    language = models.CharField(max_length=5, choices=Language.choices)
    access_needs = models.CharField(max_length=500, blank=True)

    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("member"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    visitor_name = models.CharField(_("name"), max_length=120)
    visitor_organisation = models.CharField(_("organisation"), max_length=150)
    visitor_email = models.EmailField(_("e-mail address"), db_index=True)
    visitor_phone = models.CharField(max_length=30, blank=True)
    visitor_language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    visitor_shares = models.BooleanField(default=False)
    host_shares = models.BooleanField(default=False)

    asked_at = models.DateTimeField(_("asked on"))
    sent_at = models.DateTimeField(_("sent on"), null=True, db_index=True)
    turn_since = models.DateTimeField(null=True)  # since when the one whose turn it is has not answered
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("ended on"), null=True, db_index=True)
    erased_at = models.DateTimeField(null=True)
    place_month = models.DateField(null=True)  # the first day of the month of which it takes a place
    reminders = models.PositiveSmallIntegerField(default=0)

    decline_reason = models.CharField(_("reason"), max_length=12, choices=DeclineReason.choices, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    time_zone = models.CharField(max_length=40, default="Europe/Brussels")
    meeting_place = models.CharField(max_length=250, blank=True)
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    thanked_at = models.DateTimeField(null=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("request for a visit")
        verbose_name_plural = _("requests for visits")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "turn_since"]), models.Index(fields=["page_key", "place_month"])]

    def __str__(self) -> str:
        return f"{self.page_title} ({self.get_state_display()})"

    @property
    def addresses_are_open(self) -> bool:
        """True when both agreed to be written to directly, and the host said yes."""
        agreed = self.state in (State.ACCEPTED, State.SCHEDULED, State.HELD, State.CLOSED)
        return agreed and self.visitor_shares and self.host_shares


class ProposedDate(models.Model):
    """A moment (``whole_days`` false) or a period of whole days that one of the two proposes."""

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="dates")
    party = models.CharField(max_length=8, choices=Party.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    whole_days = models.BooleanField(default=False)
    current = models.BooleanField(default=True)  # false once the other side proposed something else

    class Meta:
        verbose_name = _("proposed date")
        verbose_name_plural = _("proposed dates")
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class ThreadMessages(models.QuerySet):
    def waiting(self) -> Self:
        """Those that were reported, and of which no moderator has decided."""
        return self.filter(reported_at__isnull=False, hidden_at=None, left_at=None)


class ThreadMessage(models.Model):
    """What one wrote to the other. hidden_at, left_at: when a moderator took it away, or found nothing wrong with it,
    after it was reported."""

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="messages")
    party = models.CharField(max_length=8, choices=Party.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(max_length=LONGEST_TEXT)
    written_at = models.DateTimeField()
    by_mail = models.BooleanField(default=False)
    reported_at = models.DateTimeField(_("reported on"), null=True)
    reported_by = models.CharField(max_length=8, choices=Party.choices, blank=True)
    hidden_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    objects = ThreadMessages.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.party} {self.written_at:%Y-%m-%d %H:%M}"


class RequestEvent(models.Model):
    """A line of the audit trail that both see: what was done, by which side, when. It names nobody."""

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=30)
    party = models.CharField(max_length=8, choices=Party.choices)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.CharField(max_length=16, choices=State.choices, blank=True)
    after = models.CharField(max_length=16, choices=State.choices)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("step of a request")
        verbose_name_plural = _("steps of a request")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb}: {self.before} → {self.after}"


class RequestLink(models.Model):
    """A personal link: the row says what it opens, the signature in the address that we made it."""

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=8, choices=LinkPurpose.choices)
    party = models.CharField(max_length=8, choices=Party.choices)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self) -> str:
        return f"{self.purpose} {self.request_id}"


class VisitReport(models.Model):
    """The answers to the three questions after a visit, once from each side."""

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="reports")
    party = models.CharField(max_length=8, choices=Party.choices)
    took_place = models.BooleanField()
    learned = models.TextField(max_length=LONGEST_TEXT, blank=True)
    will_try = models.CharField(max_length=8, blank=True)
    told_elsewhere = models.BooleanField(default=False)
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = _("report of a visit")
        verbose_name_plural = _("reports of visits")
        constraints = [models.UniqueConstraint(fields=["request", "party"], name="one_report_a_side")]

    def __str__(self) -> str:
        return f"{self.party} {self.given_at:%Y-%m-%d}"


class BlockedSender(models.Model):
    """An address, or a whole domain without « @ », from which no request is taken."""

    sender = models.CharField(_("address or domain"), max_length=254, unique=True)
    reason = models.CharField(_("reason"), max_length=250)
    blocked_at = models.DateTimeField(_("blocked on"), auto_now_add=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("blocked sender")
        verbose_name_plural = _("blocked senders")
        ordering = ["-blocked_at"]

    def __str__(self) -> str:
        return self.sender

    def save(self, *args, **kwargs):
        self.sender = self.sender.strip().lower()
        super().save(*args, **kwargs)
