"""A date with places that a host opens, who comes, and what was done about it."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Language
from network.companionship.enums import Party
from network.companionship.gatherings.enums import ALIVE, DateState, PlaceState
from network.companionship.models import MOST_PEOPLE, VisitRequest

LONGEST = 2_000  # characters of what a host says of a date
_PEOPLE = (MinValueValidator(1), MaxValueValidator(MOST_PEOPLE))


class GroupDate(models.Model):
    """page: the practice or organisation that is to be seen. host: the organisation that opens the date.

    Its row is locked by whoever takes a place or gives one back. It names nobody, and stays to be counted.
    """

    state = models.CharField(_("state"), max_length=10, choices=DateState.choices, default=DateState.OPEN)
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

    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="Europe/Brussels")
    closes_at = models.DateTimeField()  # until when one may join
    places = models.PositiveSmallIntegerField(_("places"), validators=_PEOPLE)
    language = models.CharField(max_length=5, choices=Language.choices)
    address = models.CharField(max_length=250)
    directions = models.TextField(max_length=LONGEST, blank=True)
    programme = models.TextField(max_length=LONGEST)
    access = models.TextField(max_length=LONGEST, blank=True)
    written_in = models.CharField(max_length=2, choices=settings.LANGUAGES)  # the language of the host's words

    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(_("opened on"))
    reason = models.TextField(max_length=LONGEST, blank=True)  # why it was cancelled; empty: its page was withdrawn
    told_at = models.DateTimeField()  # until when the host knows who came and went
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("group date")
        verbose_name_plural = _("group dates")
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.page_title} ({self.starts_at:%Y-%m-%d})"


class Participation(models.Model):
    """Somebody who wants to come, alone or with others. Emptied a year after the date (``erased_at``).

    asked_at says the rank on the waiting list: it is set anew when the address is proven. visit: what the
    participation became once the date was over.
    """

    date = models.ForeignKey(GroupDate, on_delete=models.CASCADE, related_name="participations")
    state = models.CharField(max_length=12, choices=PlaceState.choices, default=PlaceState.UNCONFIRMED)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=150)
    email = models.EmailField()  # in small letters
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    people = models.PositiveSmallIntegerField(default=1, validators=_PEOPLE)
    question = models.TextField(max_length=LONGEST, blank=True)
    access_needs = models.CharField(max_length=500, blank=True)

    created_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, db_index=True)
    erased_at = models.DateTimeField(null=True)
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    visit = models.ForeignKey(VisitRequest, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("place in a group date")
        verbose_name_plural = _("places in group dates")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "email"],
                condition=models.Q(state__in=sorted(ALIVE)),
                name="one_place_a_person_and_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.date_id}: {self.get_state_display()}"


class GroupDateEvent(models.Model):
    """A line of the audit trail: what was done, by which side, when. It names nobody."""

    date = models.ForeignKey(GroupDate, on_delete=models.CASCADE, related_name="events")
    participation = models.ForeignKey(Participation, null=True, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=30)
    party = models.CharField(max_length=8, choices=Party.choices)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    people = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("step of a group date")
        verbose_name_plural = _("steps of group dates")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
