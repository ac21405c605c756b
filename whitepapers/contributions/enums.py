"""Choices of contributions."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    COMMENT = "comment", pgettext_lazy("contribution", "Comment")
    REWORDING = "rewording", pgettext_lazy("contribution", "Other words")
    STANCE = "stance", pgettext_lazy("contribution", "Position")


class Stance(TextChoices):
    """Where somebody stands on a proposal."""

    AGREE = "agree", pgettext_lazy("position", "Agrees")
    RESERVATIONS = "reservations", pgettext_lazy("position", "Has reservations")
    DISAGREE = "disagree", pgettext_lazy("position", "Disagrees")


class Decision(TextChoices):
    ACCEPTED = "accepted", pgettext_lazy("contribution", "Accepted")
    IN_PART = "in_part", pgettext_lazy("contribution", "Accepted in part")
    DECLINED = "declined", pgettext_lazy("contribution", "Not accepted")


class ReportReason(TextChoices):
    """Why somebody thinks that a contribution should not stand there."""

    ABUSE = "abuse", pgettext_lazy("report", "It insults, threatens or discriminates")
    PERSON = "person", pgettext_lazy("report", "It makes somebody recognisable who did not want it")
    OFF_TOPIC = "off_topic", pgettext_lazy("report", "It is advertising, or about something else")
    OTHER = "other", pgettext_lazy("report", "Something else")


class ReportState(TextChoices):
    WAITING = "waiting", pgettext_lazy("report", "To be looked at")
    KEPT = "kept", pgettext_lazy("report", "The contribution stays")
    HIDDEN = "hidden", pgettext_lazy("report", "The contribution was taken away")
