"""The states of a group date, and of whoever wants to come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DateState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a date", "open")
    CANCELLED = "cancelled", pgettext_lazy("a date", "cancelled")
    OVER = "over", pgettext_lazy("a date", "over")


class PlaceState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("to be confirmed by e-mail")
    EXPIRED = "expired", _("never confirmed")
    WAITING = "waiting", _("on the waiting list")
    PLACED = "placed", _("has a place")
    LEFT = "left", _("does not come")
    CANCELLED = "cancelled", _("cancelled by the host")
    CAME = "came", _("was there")
    LEFT_OUT = "left_out", _("no place came free")


# What somebody may still lose or give back; one of these a person and date.
ALIVE = frozenset({PlaceState.UNCONFIRMED, PlaceState.WAITING, PlaceState.PLACED})
