"""What keeps floods and robots from a form that needs no account, without keeping anybody's address."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from core.limits import within, within_for
from network.companionship.enums import Party
from network.companionship.models import BlockedSender, VisitRequest

_SALT = "network.companionship.form"
SHORTEST = 4  # seconds in which no person fills in such a form
LONGEST = 12 * 3600  # after which the form is begun anew
HOUR = 3600
FLOOD = {"computer": 10, "network": 40, "sender": 10, "seconds": HOUR}  # requests an hour
PER_THREAD = 20  # messages of one side an hour


class Trap(forms.Form):
    """Two fields that people do not see: one that stays empty, one that says when the form was opened (`opened_at`, to
    be given as its initial value). now: the moment, set by the form."""

    now: datetime

    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    begun = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._refuse_robots()
        return cleaned

    def _refuse_robots(self) -> None:
        """Raise ValidationError, in words that tell a person what to do, for what fills in forms by itself."""
        if self.data.get(self.add_prefix("website"), ""):
            raise ValidationError(_("A field that stays empty was filled in. Empty it, and send again."), code="trap")
        seconds = self._seconds_open()
        if seconds is None or seconds > LONGEST:
            raise ValidationError(_("This form has been open for very long. Read it once more, and send it again."))
        if seconds < SHORTEST:
            raise ValidationError(_("That was very quick. Wait a few seconds, and send it again."), code="quick")

    def _seconds_open(self) -> float | None:
        try:
            begun = float(Signer(salt=_SALT).unsign(self.data.get(self.add_prefix("begun"), "")))
        except (BadSignature, ValueError):
            return None
        return self.now.timestamp() - begun


def opened_at(now: datetime) -> str:
    """What the form says of when it was opened; signed, so that it cannot be made up."""
    return Signer(salt=_SALT).sign(f"{now.timestamp():.0f}")


def refuse_floods(request: Any, email: str) -> None:
    """Raise ValidationError when too many requests came from this computer, its network, or for this address."""
    if not within_for("visit-ask", request, email, **FLOOD):
        raise ValidationError(
            _("Too many requests came from here in the last hour. Keep what you wrote, and try again later."),
            code="flood",
        )


def refuse_chatter(request: VisitRequest, party: Party) -> None:
    """Raise ValidationError when one side writes more in an hour than anybody wants to get as e-mails."""
    if not within("visit-message", f"{request.pk}-{party}", PER_THREAD, HOUR):
        raise ValidationError(_("Many messages went out in the last hour. Keep this one, and send it later."))


def refuse_blocked(email: str) -> None:
    """Raise ValidationError for an address, or a domain, that a moderator has blocked."""
    if is_blocked(email):
        raise ValidationError(
            _("Requests from this address are not taken. If that is a mistake, write to the editors of this site."),
            code="blocked",
        )


def is_blocked(email: str) -> bool:
    """Whether a moderator has blocked this address, its domain, or a domain above it."""
    email = email.strip().lower()
    labels = email.rpartition("@")[2].split(".")
    domains = [".".join(labels[number:]) for number in range(len(labels))]
    return BlockedSender.objects.filter(sender__in=[email, *domains]).exists()
