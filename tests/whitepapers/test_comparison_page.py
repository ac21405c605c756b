"""The page that compares two versions of a white paper."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.admin.builders import member
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, TODAY, paragraph, published
from whitepapers.enums import Readers
from whitepapers.models import ChapterPage, ProposalPage, WhitePaperPage
from whitepapers.services.life import plan_consultation
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db


def _edited() -> WhitePaperPage:
    page = published()
    chapter = ChapterPage.objects.get(title="Les stages")
    chapter.body = [paragraph("Un stage de cinq jours demande deux conventions.", "p1"), paragraph("Neuf.", "p3")]
    chapter.save_revision()
    proposal = ProposalPage.objects.get(title="Un guichet")
    proposal.for_whom = "Les stagiaires"
    proposal.save_revision()
    return page


def _read(client: StrictClient, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def _said(tag: Any) -> str:
    return " ".join(tag.get_text().split())


def test_two_versions_are_compared_in_the_text_and_side_by_side(client: StrictClient) -> None:
    page = _edited()
    publish(page, by=None, now=NOW)

    soup = _read(client, f"{page.url}versions/1-2/")
    assert [_said(one) for one in soup.select("del")] == [
        "[supprimé : trois ]",
        "[supprimé : Personne ne les signe.]",
        "[supprimé : frontaliers]",
    ]
    assert [_said(one) for one in soup.select("ins")] == ["[ajouté : cinq ]", "[ajouté : Neuf.]"]
    assert "La garde" not in soup.select_one(".compared").get_text()
    assert [one.get_text() for one in soup.select(".compare-counts b")] == ["2", "1", "1"]

    beside = _read(client, f"{page.url}versions/1-2/?side=yes")
    assert [len(side.select("del") + side.select("ins")) for side in beside.select(".compared-sides > div")][:2] == [
        1,
        1,
    ]

    versions = _read(client, f"{page.url}versions/")
    form = versions.select_one("form.compare-form")
    assert [option["value"] for option in form.select("option[selected]")] == ["1", "2"]
    response = client.get(form["action"], {"old": "2", "new": "1"})
    assert response["Location"] == f"{page.url}versions/1-2/"

    publish(page, by=None, now=NOW)
    form = _read(client, f"{page.url}versions/1-2/?side=yes").select_one("form.compare-form")
    assert [option["value"] for option in form.select("option[selected]")] == ["1", "2"]
    said = {field["name"]: field["value"] for field in form.select("input")}
    response = client.get(form["action"], {"old": "3", "new": "1", **said})
    assert response["Location"] == f"{page.url}versions/1-3/?side=yes"
    assert client.get(f"{page.url}versions/3-1/?side=yes")["Location"] == response["Location"]
    assert not _read(client, f"{page.url}versions/1-2/").select("form.compare-form input")


def test_what_one_may_not_read_is_not_compared_either(client: StrictClient) -> None:
    page = _edited()
    last = TODAY + datetime.timedelta(days=30)
    plan_consultation(page, opens_on=TODAY, closes_on=last, readers=Readers.MEMBERS, by=None, now=NOW)

    response = client.get(f"{page.url}versions/1-2/")
    assert (response.status_code, "login" in response["Location"] or "connexion" in response["Location"]) == (302, True)
    client.force_login(member("dehors@example.org"))
    assert client.get(f"{page.url}versions/1-2/").status_code == 403


def test_what_is_no_pair_of_versions_is_no_error(client: StrictClient) -> None:
    page = published()
    for place, status in (("1-9/", 404), ("9-1/", 302), ("compare/", 302), ("compare/?old=x&new=1", 302)):
        assert client.get(f"{page.url}versions/{place}").status_code == status, place


def test_the_same_version_twice_says_the_same(client: StrictClient, django_assert_max_num_queries: Any) -> None:
    page = published()
    assert _read(client, f"{page.url}versions/1-1/").select_one(".compared del") is None
