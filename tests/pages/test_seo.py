"""What search engines and those who share a page are told."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from home.sitemaps import LIMIT
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.models import GroupDate
from tests.admin.builders import home, organisation, practice, practice_index
from tests.companionship.gatherings.builders import opened

pytestmark = pytest.mark.django_db
BASE = "https://passerelles.example"
NAMESPACES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def known_address(settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = BASE


def nodes(page: BeautifulSoup) -> dict[str, dict]:
    """The structured data of a page by type."""
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def meta(page: BeautifulSoup) -> dict[str, str]:
    return {tag.get("property") or tag.get("name"): tag["content"] for tag in page.head.find_all("meta", content=True)}


def addresses(client) -> dict[str, dict[str, str]]:
    """The site map: each address with its translations."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    return {
        url.findtext("map:loc", "", NAMESPACES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMESPACES)
        }
        for url in tree.findall("map:url", NAMESPACES)
    }


def test_a_practice_is_a_how_to(rich, read) -> None:
    found = nodes(read(rich))

    how_to = found["HowTo"]
    assert how_to["name"] == rich.title
    assert how_to["url"] == f"{BASE}{rich.url}"
    assert how_to["step"] == [
        {"@type": "HowToStep", "position": 1, "name": "Repérer"},
    ]
    assert how_to["provider"]["url"] == f"{BASE}{rich.carrier.url}"
    assert how_to["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    path = found["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in path] == [1, 2, 3]
    assert path[-1]["item"] == f"{BASE}{rich.url}"


def test_nothing_that_people_wrote_ends_the_script(rich, read) -> None:
    rich.title = "Une place </script><script>alert('&amp;')</script>"
    rich.save()

    page = read(rich)
    assert nodes(page)["HowTo"]["name"] == rich.title
    assert len(page.find_all("script", type="application/ld+json")) == 1


def test_an_organisation_gives_its_contact_with_consent_only(carrier, read) -> None:
    found = nodes(read(carrier))["Organization"]
    assert found["contactPoint"]["email"] == "porte@creche.example"
    assert found["address"]["addressLocality"] == "La Louvière"
    assert found["knowsLanguage"] == ["fr"]

    carrier.contact_consent_on = None
    carrier.save()
    assert "contactPoint" not in nodes(read(carrier))["Organization"]


def test_every_other_page_says_what_it_is(barrier, project, read) -> None:
    standard = home().add_child(instance=StandardPage(title="Aide", slug="aide", summary="Chercher.", body=[]))

    assert nodes(read(barrier))["Article"]["headline"] == barrier.title
    assert nodes(read(project))["Project"]["funder"]["name"] == "Union européenne"
    assert nodes(read(standard))["Article"]["description"] == "Chercher."
    site = nodes(read(home()))["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("?q={search_term_string}")
    assert nodes(read(practice_index()))["BreadcrumbList"]["itemListElement"]


def test_no_empty_value_is_told(rich, carrier, barrier, project, read) -> None:
    for page in (rich, carrier, barrier, project):
        for node in nodes(read(page)).values():
            assert not [key for key, value in node.items() if value in ("", None, [], {})]


def test_translations_are_told_once_there_are_any(rich, read, in_language) -> None:
    assert not read(rich).find_all("link", rel="alternate", hreflang=True)

    dutch = in_language(rich, "nl", title="Een plaats vrijhouden")
    expected = {"fr": f"{BASE}{rich.url}", "nl": f"{BASE}{dutch.url}", "x-default": f"{BASE}{rich.url}"}
    for page in (rich, dutch):
        links = read(page).find_all("link", rel="alternate", hreflang=True)
        assert {link["hreflang"]: link["href"] for link in links} == expected
    assert meta(read(dutch))["og:locale"] == "nl_BE"

    dutch.unpublish()
    assert not read(rich).find_all("link", rel="alternate", hreflang=True)


def test_an_alias_is_the_page_whose_words_it_shows(rich, read, in_language) -> None:
    in_language(practice("Autre"), "nl", title="Iets anders")
    index = practice_index().get_translation(home("nl").locale)
    alias = rich.create_alias(parent=index, update_slug="alias", update_locale=home("nl").locale)

    page = read(alias)
    assert page.find("link", rel="canonical")["href"] == f"{BASE}{rich.url}"
    assert page.find("article")["lang"] == "fr"
    assert not page.find_all("link", rel="alternate", hreflang=True)


def test_what_is_shown_where_a_page_is_shared(rich, read) -> None:
    told = meta(read(rich))

    assert told["og:title"] == rich.title
    assert told["og:description"] == told["description"] == rich.summary
    assert told["og:url"] == f"{BASE}{rich.url}"
    assert told["og:type"] == "article"


def test_a_narrowed_list_is_not_for_search_engines(read) -> None:
    index = practice_index()

    assert read(index).find("link", rel="canonical")["href"] == f"{BASE}{index.url}"
    narrowed = read(f"{index.url}?q=garde")
    assert not narrowed.find("link", rel="canonical")
    assert meta(narrowed)["robots"] == "noindex, follow"


def test_the_map_names_public_pages_and_their_translations(rich, client, in_language) -> None:
    dutch = in_language(rich, "nl", title="Een plaats vrijhouden")
    draft = practice("Brouillon", live=False)
    hidden = practice("Privée")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    found = addresses(client)
    assert found[f"{BASE}{dutch.url}"] == found[f"{BASE}{rich.url}"]
    assert set(found[f"{BASE}{rich.url}"]) == {"fr", "nl", "x-default"}
    assert f"{BASE}{rich.carrier.url}" in found
    assert not {f"{BASE}{draft.url}", f"{BASE}{hidden.url}"} & set(found)


def test_the_map_names_group_dates_to_come(client) -> None:
    host = organisation(open_to_visits=True)
    seen = practice(carrier=host, open_to_visits=True, visit_formats=["visit"], visit_capacity=9)
    home("nl")
    coming, gone = opened(seen), opened(seen)
    GroupDate.objects.filter(pk=gone.pk).update(state=DateState.OVER)

    found = addresses(client)
    assert {code: url.removeprefix(BASE) for code, url in found[f"{BASE}/fr/visites/groupe/{coming.pk}/"].items()} == {
        "fr": f"/fr/visites/groupe/{coming.pk}/",
        "nl": f"/nl/bezoeken/groep/{coming.pk}/",
        "x-default": f"/fr/visites/groupe/{coming.pk}/",
    }
    assert not [url for url in found if url.endswith(f"/{gone.pk}/")]


def test_a_long_map_is_cut_into_files(rich, client, monkeypatch) -> None:
    assert client.get("/sitemap.xml?p=1").status_code == 200
    assert LIMIT <= 50_000
    monkeypatch.setattr("home.sitemaps.LIMIT", 2)

    files = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    where = [found.text for found in files.iter(f"{{{NAMESPACES['map']}}}loc")]
    assert where[0] == f"{BASE}/sitemap.xml?p=1"
    texts = [client.get(address.removeprefix(BASE)).content.decode() for address in where]
    pages = [url for text in texts for url in text.split("<loc>")[1:]]
    assert len(pages) == len(set(pages)) > 2


@pytest.mark.parametrize("number", ["0", "99", "-1", "x", "²", "9" * 400])
def test_a_file_of_the_map_that_is_not_there(client, number: str) -> None:
    home()
    assert client.get("/sitemap.xml", {"p": number}).status_code == 404


def test_robots_are_told_where_the_map_is(client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {BASE}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
