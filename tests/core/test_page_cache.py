"""Pages are served again as they are until something that they show changes, and to nobody they were not made for."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from config import urls as config_urls
from core.caching import changed, current_generation, depends_on, keep_private, remembered, stale
from core.caching.middleware import PageCacheMiddleware
from core.models import Sector
from core.vocabulary import label

pytestmark = pytest.mark.django_db


class Site:
    """The middleware around one view that counts how often it is asked."""

    def __init__(self, *names: str, **kwargs: object) -> None:
        self.names, self.kwargs, self.made = names, kwargs, 0
        self.middleware = PageCacheMiddleware(self.view)

    def view(self, request: HttpRequest) -> HttpResponse:
        self.made += 1
        depends_on(*self.names)
        if self.kwargs.get("private"):
            keep_private()
        response = HttpResponse(f"made {self.made}", status=self.kwargs.get("status", 200))
        if self.kwargs.get("cookie"):
            response.set_cookie("csrftoken", "x")
        return response

    def get(self, url: str = "/fr/", **headers: str) -> str:
        request = RequestFactory().get(url, headers=headers)
        request.COOKIES.update(dict(part.split("=") for part in headers.get("cookie", "").split("; ") if part))
        return self.middleware(request).content.decode()


def test_a_page_is_served_again_until_what_it_shows_changes() -> None:
    site = Site("page:a", "term:sector:bois")
    assert [site.get(), site.get()] == ["made 1", "made 1"]

    changed("page:b", "term:sector:velo")
    assert site.get() == "made 1", "a change elsewhere drops nothing"

    changed("term:sector:bois")
    assert [site.get(), site.get()] == ["made 2", "made 2"]


def test_a_change_while_a_page_is_made_is_not_lost() -> None:
    site = Site("page:a")
    inner = site.middleware.get_response

    def changes_underway(request: HttpRequest) -> HttpResponse:
        response = inner(request)
        if site.made == 1:
            changed("page:a")
        return response

    site.middleware.get_response = changes_underway
    site.get()

    assert site.get() == "made 2"


@pytest.mark.parametrize("refusal", [{"private": True}, {"cookie": True}, {"status": 404}, {"status": 302}])
def test_what_is_for_one_person_or_no_page_is_not_kept(refusal: dict) -> None:
    site = Site("page:a", **refusal)
    site.get()
    site.get()

    assert site.made == 2


def test_a_page_that_said_nothing_of_itself_is_not_kept() -> None:
    site = Site()
    site.get()
    site.get()

    assert site.made == 2


def test_a_member_is_given_no_shared_page_and_leaves_none() -> None:
    site = Site("page:a")
    site.get(cookie="sessionid=abc")
    site.get(cookie="sessionid=abc")
    assert site.made == 2

    assert site.get() == "made 3"
    assert site.get(cookie="sessionid=abc") == "made 4"


def test_addresses_are_kept_apart() -> None:
    site = Site("page:a")
    assert site.get("/fr/?sector=bois") == "made 1"
    assert site.get("/fr/?sector=velo") == "made 2"
    assert site.get("/fr/?sector=bois") == "made 1"


def test_a_long_query_does_not_fill_the_cache() -> None:
    site = Site("page:a")
    site.get("/fr/?q=" + "a" * 400)

    assert site.get("/fr/?q=" + "a" * 400) == "made 2"


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    middleware = Site("page:a").middleware
    middleware(RequestFactory().get("/fr/"))
    etag = middleware(RequestFactory().get("/fr/"))["ETag"]

    answer = middleware(RequestFactory().get("/fr/", headers={"if-none-match": etag}))

    assert answer.status_code == 304
    assert not answer.content


def test_a_page_is_packed_once_for_those_who_can_unpack_it() -> None:
    middleware = Site("page:a").middleware
    middleware(RequestFactory().get("/fr/"))

    packed = middleware(RequestFactory().get("/fr/", headers={"accept-encoding": "br, gzip"}))
    plain = middleware(RequestFactory().get("/fr/"))
    refused = middleware(RequestFactory().get("/fr/", headers={"accept-encoding": "gzip;q=0, br"}))

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content == refused.content
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in packed["Vary"]


def test_each_answer_has_a_nonce_of_its_own() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        depends_on("page:a")
        request._csp_nonce = "first-nonce"
        return HttpResponse('<script nonce="first-nonce">', headers={"X-Policy": "'nonce-first-nonce'"})

    middleware = PageCacheMiddleware(view)
    middleware(RequestFactory().get("/fr/"))
    second, third = (middleware(RequestFactory().get("/fr/")) for _ in range(2))

    assert second.content != third.content
    nonce = second["X-Policy"].removeprefix("'nonce-").rstrip("'")
    assert nonce in second.content.decode()
    assert b"first-nonce" not in second.content


def test_a_hit_costs_one_query(django_assert_num_queries) -> None:
    site = Site("page:a", "page:b")
    site.get()

    with django_assert_num_queries(1):
        site.get()


def test_changes_are_counted_in_order() -> None:
    before = current_generation()
    changed("page:a")

    assert current_generation() == before + 1
    assert stale(["page:a", "page:b"], before)
    assert not stale(["page:b"], before)
    assert not stale(["page:a"], before + 1)


def test_a_change_that_is_rolled_back_is_none() -> None:
    from django.db import transaction

    before = current_generation()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        changed("page:a")
        raise ZeroDivisionError

    assert not stale(["page:a"], before)


def test_a_value_is_remembered_until_what_it_comes_from_changes() -> None:
    made = []

    def compute() -> int:
        depends_on("navigation")
        made.append(1)
        return len(made)

    assert [remembered("menu", compute), remembered("menu", compute)] == [1, 1]
    changed("page:a")
    assert remembered("menu", compute) == 1
    changed("navigation")
    assert remembered("menu", compute) == 2


def test_a_label_is_new_as_soon_as_its_term_is_saved(django_assert_num_queries) -> None:
    sector = Sector.objects.create(code="bois", label_fr="Bois", label_nl="Hout")
    assert label("sector", "bois", "nl") == "Hout"
    assert label("sector", "bois", "de") == "Bois", "in French where there is no translation"
    assert label("sector", "gone", "fr") == "gone"

    sector.label_fr = "Bois et menuiserie"
    sector.save()

    assert label("sector", "bois", "fr") == "Bois et menuiserie"


def _view(request: HttpRequest) -> HttpResponse:
    depends_on("page:a")
    return HttpResponse("<p>Bonjour</p>")


urlpatterns = [path("page/", _view), *config_urls.urlpatterns]


@override_settings(ROOT_URLCONF=__name__)
def test_the_middleware_stands_before_everything_else(client, django_assert_num_queries) -> None:
    client.get("/page/")
    with django_assert_num_queries(1):
        answer = client.get("/page/")

    assert answer["X-Cache"] == "hit"
    assert "Content-Security-Policy" in answer, "what the other middleware said is kept with the page"


@override_settings(PAGE_CACHE=False)
def test_it_can_be_switched_off() -> None:
    site = Site("page:a")
    site.get()

    assert site.get() == "made 2"
