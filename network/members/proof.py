"""What is proven of somebody's address: that it is theirs, and that they work for an organisation."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress

from network.models import Member, OrganisationPage

# Where anybody gets an address, or a page: they prove nothing. A line without a dot is a name, in whatever country.
_LINES = (Path(__file__).parent / "public_domains.txt").read_text(encoding="utf-8").split()
_PUBLIC_NAMES = frozenset(line for line in _LINES if "." not in line)
_PUBLIC_DOMAINS = frozenset(line for line in _LINES if "." in line)


def has_proven_address(member: Any) -> bool:
    """Whether the address of the account is known to be its holder's; never for somebody without an account."""
    if not member.is_authenticated:
        return False
    return EmailAddress.objects.filter(user=member, email__iexact=member.email, verified=True).exists()


def claim_is_proven(member: Member, organisation: OrganisationPage) -> bool:
    """True when a confirmed address of the member is of the domain of the organisation's website or contact."""
    confirmed = EmailAddress.objects.filter(user=member, verified=True).values_list("email", flat=True)
    return bool({_domain_of(email) for email in confirmed} & domains_of(organisation))


def domains_of(organisation: OrganisationPage) -> set[str]:
    """The domains that only the organisation's own people have addresses of."""
    site = (urlsplit(organisation.website).hostname or "").lower().removeprefix("www.")
    return {domain for domain in (site, _domain_of(organisation.contact_email)) if domain and not is_public(domain)}


def is_public(domain: str) -> bool:
    """True for the domain of a provider that gives an address, or a page, to anybody."""
    return any(part in _PUBLIC_NAMES for part in domain.split(".")[:-1]) or any(
        domain == one or domain.endswith(f".{one}") for one in _PUBLIC_DOMAINS
    )


def _domain_of(email: str) -> str:
    return email.rpartition("@")[2].strip().lower()
