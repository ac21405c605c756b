"""Who reads what goes to a host: the members who answer for it, or else the address on its sheet."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from network.members.permissions import who_answer
from network.models import OrganisationPage


@dataclass(frozen=True)
class Recipient:
    email: str
    language: str


def recipients(host: OrganisationPage | None) -> list[Recipient]:
    """Everybody who is written to when this host is asked, each address once; empty where nobody would read it."""
    if host is None:
        return []
    members = {one.email.lower(): Recipient(one.email, one.language) for one in who_answer(host).order_by("pk")}
    if members:
        return list(members.values())
    language = host.locale.language_code
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return [Recipient(host.contact_email, known)] if host.contact_email else []


def recipients_of(host_key: UUID) -> list[Recipient]:
    """The same, where only the key of the organisation is known."""
    return recipients(OrganisationPage.objects.filter(translation_key=host_key).order_by("pk").first())
