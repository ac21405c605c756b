"""Counts how often something was tried, to stop at some point, without keeping who tried.

What is counted is a keyed hash in the cache, which goes with the time that it counts.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

_SALT = "core.limits"
NETWORK = {4: 24, 6: 48}  # bits that the computers of one place share


def within(what: str, whose: str, most: int, seconds: int) -> bool:
    """Count one more try of ``what`` by ``whose`` (an address of whatever sort); False once there were more than
    ``most`` in this span of ``seconds``. An empty ``whose`` is never stopped: it would stop everybody."""
    if not whose:
        return True
    span = int(time.time() // seconds)
    digest = salted_hmac(_SALT, f"{what}:{whose}:{span}", algorithm="sha256").hexdigest()
    key = f"limit:{digest}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # it went between the two lines
        return True


def within_for(
    what: str, request: HttpRequest, email: str, *, computer: int, network: int, sender: int, seconds: int
) -> bool:
    """Count one more try of ``what`` by who asks: the computer, its network, the e-mail address. False once one of them
    tried more often than is allowed."""
    address = client_address(request)
    return (
        within(what, address, computer, seconds)
        and within(f"{what}-network", network_of(address), network, seconds)
        and within(f"{what}-sender", email.lower(), sender, seconds)
    )


def client_address(request: HttpRequest) -> str:
    """The address of the computer that asks. Behind a proxy it is the last one of the header that the proxy writes."""
    if settings.SECURE_PROXY_SSL_HEADER is not None:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        found = forwarded.rpartition(",")[2].strip()
        if found:
            return found
    return str(request.META.get("REMOTE_ADDR", ""))


def network_of(address: str) -> str:
    """The network to which the address belongs; empty for what is no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{found}/{NETWORK[found.version]}", strict=False))
