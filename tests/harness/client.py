"""A test client that refuses what a browser or a reader would stumble over."""

import re
from typing import Any

import pytest
from django.test import Client

from .templates import strict

FORBIDDEN = {
    "leftover template tag": re.compile(rb"\{[%#]|[%#]\}"),
    "inline script": re.compile(rb"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>", re.I),
    "inline handler or style": re.compile(rb"<[a-z][^>]*\s(?:on[a-z]+|style)=[\"']", re.I),
}


class StrictClient(Client):
    """Outside the admin: undefined template variables fail, and so does markup that the security policy forbids."""

    def request(self, **request: Any) -> Any:
        path = request.get("PATH_INFO", "")
        is_public = not path.startswith("/admin")
        token = strict.set(is_public)
        try:
            response = super().request(**request)
        finally:
            strict.reset(token)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_public and is_page:
            check_markup(response.content, path)
        return response


def check_markup(content: bytes, path: str) -> None:
    """Fail the test when the page holds one of FORBIDDEN, showing where."""
    for what, pattern in FORBIDDEN.items():
        found = pattern.search(content)
        if found:
            around = content[max(0, found.start() - 80) : found.end() + 80].decode(errors="replace")
            pytest.fail(f"{path}: {what} in …{around}…")
