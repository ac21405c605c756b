"""The personal link of a participation: signed, good for as long as the participation is kept.

What it does depends on the state: it confirms (for 48 hours), shows, changes the number, gives the place back; always
behind a button, because mail scanners open links too.
"""

from datetime import UTC, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

from network.companionship.gatherings.models import Participation

CONFIRM_WITHIN = timedelta(hours=48)
_SALT = "network.companionship.gatherings.links"


def token_of(participation: Participation) -> str:
    """Whoever has it may act for this person, so it goes into that person's e-mails and nowhere else."""
    return _signer(participation).sign(str(participation.pk))


def path_of(participation: Participation) -> str:
    """The path of the personal page, in the language of whoever comes."""
    with override(participation.language):
        return reverse("group_place", args=[token_of(participation)])


def opened(token: str) -> Participation | None:
    """Whose link it is; None for one that we did not make, or whose participation is erased."""
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    found = Participation.objects.select_related("date").filter(pk=int(number), erased_at=None).first()
    if found is None:
        return None
    try:
        _signer(found).unsign(token)
    except BadSignature:
        return None
    return found


def _signer(participation: Participation) -> Signer:
    # The moment is signed too: after a restored backup, another one may get a number that was given out before.
    return Signer(salt=f"{_SALT}:{participation.created_at.astimezone(UTC).isoformat()}", sep=".")
