"""The Content-Security-Policy, and what Wagtail's admin needs to live under it.

The policy of settings/security.py holds for the admin too: no script or style stands in a page without this answer's
nonce. Wagtail 8 keeps to that but for one habit: its widgets write a call of one line after their field, without one.
Those calls get the nonce here, in the admin only, and only when they are nothing but a known name called with plain
data: something that somebody managed to inject does not look like that, and stays blocked.

One page needs more: wagtail-localize's editor of translations makes its styles with JavaScript and cannot be told a
nonce. It is allowed inline styles (not scripts) by the tag ``allow_inline_styles`` of its template.
"""

import json
import re
from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_BARE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_STRING = r'"(?:[^"\\<]|\\u[0-9A-Fa-f]{4})*"'
# initDateChooser("id", {…}), new PageChooser("id", {…}), createTaskChooser("id")
_WIDGET_CALL = re.compile(
    rf"(?:new )?(?:init|create)?[A-Z]?\w*Chooser\({_STRING}(?:, (?P<data>\{{.*\}}))?\);", re.DOTALL
)
# The one that makes a list of child forms: new InlinePanel(JSON.parse("…")), inside a function of no name.
_INLINE_PANEL = re.compile(
    rf"\s*\(function\(\) {{\s*var panel = new InlinePanel\(JSON\.parse\({_STRING}\)\);\s*}}\)\(\);\s*"
)


def is_widget_call(script: str) -> bool:
    """True when the script is one call that Wagtail's widgets write, given nothing but data."""
    if _INLINE_PANEL.fullmatch(script):
        return True
    call = _WIDGET_CALL.fullmatch(script.strip())
    if call is None:
        return False
    if call["data"] is None:
        return True
    try:
        json.loads(call["data"])
    except ValueError:
        return False
    return True


def with_nonces(page: bytes, nonce: Callable[[], str]) -> bytes:
    """``page`` with the nonce on the calls of its widgets; ``nonce`` is asked only when there is one."""

    def mark(found: re.Match[bytes]) -> bytes:
        script = found[1]
        if not is_widget_call(script.decode(errors="replace")):
            return found[0]
        return b'<script nonce="' + nonce().encode() + b'">' + script + b"</script>"

    return _BARE_SCRIPT.sub(mark, page)


class PolicyMiddleware(CSPMiddleware):
    """Sends the policy with every answer; see the module's words for the admin."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if self._is_admin_page(request, response):
            if b"<script>" in response.content:
                response.content = with_nonces(response.content, lambda: str(request.csp_nonce))
            if getattr(request, "csp_inline_styles", False):
                response._csp_replace = {"style-src": [SELF, UNSAFE_INLINE]}
        return super().process_response(request, response)

    @staticmethod
    def _is_admin_page(request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.path_info.startswith(reverse("wagtailadmin_home"))
            and not response.streaming
            and response.get("Content-Type", "").startswith("text/html")
        )
