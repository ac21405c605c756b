"""What is served again says how long it is: a browser would wait for the rest, or leave it out."""

import base64
import os

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.common import CommonMiddleware
from django.test import RequestFactory

from core.caching import depends_on
from core.caching.middleware import PageCacheMiddleware

pytestmark = pytest.mark.django_db


def test_a_page_with_a_nonce_is_as_long_as_it_says() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        depends_on("page:a")
        request._csp_nonce = base64.b64encode(os.urandom(16)).decode()
        return HttpResponse(f'<script nonce="{request._csp_nonce}">')

    middleware = PageCacheMiddleware(CommonMiddleware(view))
    for _ in range(2):
        answer = middleware(RequestFactory().get("/fr/"))
        assert int(answer["Content-Length"]) == len(answer.content)
    assert answer["X-Cache"] == "hit"
