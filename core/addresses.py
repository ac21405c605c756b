"""Whole addresses, for what is read away from the site: search engines, feeds, paper."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(url: str) -> str:
    """``url`` with the scheme and host by which the site wants to be known (BASE_URL), whatever host was asked."""
    return urljoin(f"{settings.WAGTAILADMIN_BASE_URL}/", url)
