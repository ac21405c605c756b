"""Whole addresses, for what is read away from the site: search engines, feeds, paper."""

from functools import cache
from urllib.parse import urljoin

from django.conf import settings


def absolute(url: str) -> str:
    """``url`` with the scheme and host by which the site wants to be known (BASE_URL), whatever host was asked."""
    base = settings.WAGTAILADMIN_BASE_URL
    if url.startswith("/") and not url.startswith("//"):
        return f"{_origin(base)}{url}"  # nearly all of them, and a page has a dozen
    return urljoin(f"{base}/", url)


@cache
def _origin(base: str) -> str:
    return urljoin(base, "/").rstrip("/")
