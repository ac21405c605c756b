"""Choices of white papers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(TextChoices):
    """The life of a white paper; `whitepapers.stages` says what may follow what."""

    DRAFT = "draft", _("being written")
    CONSULTATION = "consultation", _("in consultation")
    SETTLING = "settling", _("being settled")
    ADOPTED = "adopted", pgettext_lazy("white paper", "adopted")
    SENT = "sent", _("sent to the authorities")
    FOLLOWED_UP = "followed_up", _("followed up")


class Readers(TextChoices):
    """For whom a consultation is, and a version that was made for it."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("members of the network")
    CHOSEN = "chosen", _("chosen organisations")


class CommitmentState(TextChoices):
    """How far what was promised has come."""

    PROMISED = "promised", pgettext_lazy("commitment", "promised")
    UNDER_WAY = "under_way", pgettext_lazy("commitment", "under way")
    KEPT = "kept", pgettext_lazy("commitment", "kept")
    DROPPED = "dropped", pgettext_lazy("commitment", "dropped")
