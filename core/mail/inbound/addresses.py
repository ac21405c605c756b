"""Addresses that tell what an answer is about, and that nobody can make up."""

import base64
import hmac
import re
from hashlib import sha256

from django.conf import settings

# A local part has 64 characters at most, and some servers write it in small letters.
_ADDRESS = re.compile(r"reply\+([a-z]{1,10})\.([a-z0-9-]{1,24})\.([a-z2-7]{20})")
BOUNCE = "bounce"  # the purpose of the address to which servers tell that an e-mail did not arrive


def reply_address(purpose: str, reference: str) -> str:
    """The address for answers about `reference` (24 small letters, digits and dashes at most); empty where the site
    receives no e-mail."""
    if not settings.INBOUND_DOMAIN:
        return ""
    local = f"reply+{purpose}.{reference}.{_signature(purpose, reference)}"
    if not _ADDRESS.fullmatch(local):
        raise ValueError(f"{purpose}.{reference} does not fit into an address")
    return f"{local}@{settings.INBOUND_DOMAIN}"


def read_address(address: str) -> tuple[str, str] | None:
    """Purpose and reference of an address that the site gave out; None for any other."""
    local, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    found = _ADDRESS.fullmatch(local)
    if not settings.INBOUND_DOMAIN or domain != settings.INBOUND_DOMAIN.lower() or not found:
        return None
    purpose, reference, signature = found.groups()
    return (purpose, reference) if hmac.compare_digest(signature, _signature(purpose, reference)) else None


def _signature(purpose: str, reference: str) -> str:
    made = hmac.new(f"reply:{settings.SECRET_KEY}".encode(), f"{purpose}.{reference}".encode(), sha256).digest()
    return base64.b32encode(made).decode().lower()[:20]
