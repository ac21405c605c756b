"""A tour and its stops. Where a stop stands is told by its request; nothing of it is kept twice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enums import Language, VisitFormat
from network.companionship.models import VisitRequest

MOST_STOPS = 8
FEWEST_STOPS = 3  # to be asked; fewer are asked one by one
LENGTHS = (30, 45, 60, 90, 120, 180, 240, 480)  # minutes


class Tour(models.Model):
    """A day or two on the road. second_day: empty for one day. start_place: as it was typed; start_lat, start_lon:
    where that is. asked_at: when hosts were asked for the first time."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("member"), on_delete=models.CASCADE, related_name="tours"
    )
    title = models.CharField(_("title"), max_length=120)
    first_day = models.DateField(_("first day"), null=True, blank=True)
    second_day = models.DateField(_("second day"), null=True, blank=True)
    start_place = models.CharField(_("where it begins"), max_length=100, blank=True)
    start_lat = models.FloatField(null=True)
    start_lon = models.FloatField(null=True)
    language = models.CharField(_("language"), max_length=5, choices=Language.choices)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tour")
        verbose_name_plural = _("tours")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def start(self) -> tuple[float, float] | None:
        """(latitude, longitude) of where it begins, None where that is not known."""
        if self.start_lat is None or self.start_lon is None:
            return None
        return self.start_lat, self.start_lon


class TourStop(models.Model):
    """A host on the way. page: the practice or organisation that is to be seen. order: within its day.

    request: what the host was asked. is_asked_here: this tour asked it; false for one that was under way already.
    """

    tour = models.ForeignKey(Tour, on_delete=models.CASCADE, related_name="stops")
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    page_key = models.UUIDField()
    page_title = models.CharField(_("to be seen"), max_length=255)
    host_key = models.UUIDField()
    host_title = models.CharField(_("host"), max_length=255)
    day = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=0)
    starts = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=120)
    format = models.CharField(max_length=12, choices=VisitFormat.choices)
    request = models.ForeignKey(VisitRequest, null=True, on_delete=models.SET_NULL, related_name="tour_stops")
    is_asked_here = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("stop of a tour")
        verbose_name_plural = _("stops of a tour")
        ordering = ["day", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tour", "host_key"], name="a_host_once_a_tour"),
            models.CheckConstraint(condition=models.Q(day__in=[1, 2]), name="a_tour_has_two_days_at_most"),
        ]

    def __str__(self) -> str:
        return self.page_title
