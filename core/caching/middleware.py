"""Serves whole pages again to those who are not logged in. It stands first, so that a hit costs next to nothing."""

import gzip
import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from .generations import begin_request, end_request, stale
from .recorder import note, recording

LONGEST_QUERY = 300  # characters; a longer one is rare, and could fill the cache
LONGEST_STAY = 3600  # seconds; pages that show dates are made anew at midnight all the same
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))")
KEPT_HEADERS_NOT = {"set-cookie", "date", "server"}


@dataclass
class StoredPage:
    generation: int
    names: frozenset[str]
    headers: list[tuple[str, str]]
    body: bytes
    packed: bytes  # the body in gzip, made once; empty where each answer has a nonce of its own
    etag: str
    nonce: str
    notes: dict[str, Any] = field(default_factory=dict)


class PageCacheMiddleware:
    """Stores 200 answers to anonymous GETs that said what they depend on, and serves them while that holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        generation = begin_request()
        try:
            if not self._may_be_shared(request):
                return self.get_response(request)
            key = self._key(request)
            stored = cache.get(key)
            if stored is not None:
                if stored.generation == generation:
                    return self._answer(request, stored)
                if not stale(stored.names, stored.generation):
                    stored.generation = generation
                    cache.set(key, stored, self._seconds_to_stay())
                    return self._answer(request, stored)
            return self._make(request, key, generation)
        finally:
            end_request()

    def _make(self, request: HttpRequest, key: str, generation: int) -> HttpResponse:
        with recording() as recorder:
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response = response.render()
        may_be_stored = (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and not recorder.private
            and recorder.names
            and "no-store" not in response.get("Cache-Control", "")
        )
        if not may_be_stored:
            return response
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Accept-Encoding"])
        nonce = str(getattr(request, "_csp_nonce", "") or "")
        stored = StoredPage(
            generation=generation,
            names=frozenset(recorder.names),
            headers=[(name, value) for name, value in response.items() if name.lower() not in KEPT_HEADERS_NOT],
            body=response.content,
            # Such a page is the same for everybody and holds no secret that its size could betray (BREACH).
            packed=b"" if nonce else gzip.compress(response.content, compresslevel=6, mtime=0),
            etag=f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"',
            nonce=nonce,
            notes=recorder.notes,
        )
        cache.set(key, stored, self._seconds_to_stay())
        return response

    def _answer(self, request: HttpRequest, stored: StoredPage) -> HttpResponse:
        for name, value in stored.notes.items():
            note(name, value)
        if not stored.nonce and request.META.get("HTTP_IF_NONE_MATCH") == stored.etag:
            return HttpResponse(status=304, headers={"ETag": stored.etag})
        packed = bool(stored.packed) and GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
        body, headers = stored.packed if packed else stored.body, stored.headers
        if stored.nonce:
            # A nonce is for one answer: each gets its own, in the policy and in the page.
            fresh = secrets.token_urlsafe(16)
            body = body.replace(stored.nonce.encode(), fresh.encode())
            headers = [(name, value.replace(stored.nonce, fresh)) for name, value in headers]
        response = HttpResponse(body)
        for name, value in headers:
            response[name] = value
        if "Content-Length" in response:
            response["Content-Length"] = str(len(body))  # it is packed, or another nonce is shorter
        if packed:
            response["Content-Encoding"] = "gzip"
        if not stored.nonce:
            response["ETag"] = stored.etag
        response["X-Cache"] = "hit"
        return response

    @staticmethod
    def _may_be_shared(request: HttpRequest) -> bool:
        return (
            request.method == "GET"
            and settings.PAGE_CACHE
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
            and not request.path_info.startswith("/admin/")
        )

    @staticmethod
    def _key(request: HttpRequest) -> str:
        parts = (
            request.scheme or "",
            request.get_host(),
            request.path_info,
            request.META.get("QUERY_STRING", ""),
        )
        return "page:" + hashlib.blake2b("\n".join(parts).encode(), digest_size=20).hexdigest()

    @staticmethod
    def _seconds_to_stay() -> int:
        now = timezone.localtime()
        midnight = timezone.make_aware(datetime.combine(now.date() + timedelta(days=1), time.min))
        return max(1, min(LONGEST_STAY, int((midnight - now).total_seconds())))
