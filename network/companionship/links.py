"""Personal links: signed, kept in a row, and good for one act (or, to follow a request, for as long as it is kept)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

from network.companionship.enums import LinkPurpose, Party
from network.companionship.models import RequestLink, VisitRequest

_SALT = "network.companionship.links"
LIFE = {
    LinkPurpose.CONFIRM: timedelta(hours=48),
    LinkPurpose.ACCEPT: timedelta(days=14),
    LinkPurpose.PROPOSE: timedelta(days=14),
    LinkPurpose.DECLINE: timedelta(days=14),
    LinkPurpose.PAUSE: timedelta(days=60),
    LinkPurpose.REPORT: timedelta(days=60),
}


@dataclass(frozen=True)
class OpenedLink:
    """link: the row. is_good: it may still be used; otherwise it was used, or is too old (``is_used`` tells which)."""

    link: RequestLink
    is_used: bool
    is_old: bool

    @property
    def is_good(self) -> bool:
        return not self.is_used and not self.is_old


def issue(request: VisitRequest, purpose: LinkPurpose, party: Party, now: datetime) -> str:
    """The token of a new link. Whoever has it may do this, so it goes into that side's e-mail and nowhere else."""
    life = LIFE.get(purpose)
    link = RequestLink.objects.create(
        request=request, purpose=purpose, party=party, created_at=now, expires_at=now + life if life else None
    )
    return token_of(link)


def token_of(link: RequestLink) -> str:
    """The signed name of the link's row."""
    return _signer(link).sign(str(link.pk))


def _signer(link: RequestLink) -> Signer:
    # The moment is signed too: after a restored backup, another link may get a number that was given out before.
    return Signer(salt=f"{_SALT}:{link.created_at.astimezone(UTC).isoformat()}", sep=".")


def path_of(token: str, purpose: LinkPurpose, language: str) -> str:
    """The path at which the link is opened, in the language of whoever gets it."""
    with override(language):
        return reverse("visit_follow" if purpose == LinkPurpose.FOLLOW else "visit_link", args=[token])


def opened(token: str, now: datetime) -> OpenedLink | None:
    """What the token opens; None for one that we did not make, or whose request is gone."""
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    link = RequestLink.objects.select_related("request").filter(pk=int(number)).first()
    if link is None or link.request.erased_at:
        return None
    try:
        _signer(link).unsign(token)
    except BadSignature:
        return None
    return OpenedLink(link, link.used_at is not None, link.expires_at is not None and link.expires_at <= now)


def use(link: RequestLink, now: datetime) -> bool:
    """Take the link's one use; False when somebody took it before. In the transaction of what it does."""
    return RequestLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now) == 1
