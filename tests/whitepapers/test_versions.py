"""What readers see of a white paper is a version: frozen, numbered, at an address that lasts."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from tests.admin.builders import member
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, paper, paragraph, published
from whitepapers.models import ChapterPage, ProposalPage, Version, VersionText
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db


def _read(client: StrictClient, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def _rewrite(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)


def test_a_draft_is_nobodys_to_read(client: StrictClient) -> None:
    page = paper()

    assert client.get(page.url).status_code == 404
    assert client.get(page.get_parent().url).status_code == 200


def test_a_version_shows_cover_chapters_and_proposals(client: StrictClient) -> None:
    page = published(changelog="La première.")

    cover = _read(client, page.url)
    chapter = _read(client, f"{page.url}les-stages/")
    proposal = _read(client, f"{page.url}les-stages/un-guichet/")

    assert [link.get_text(" ", strip=True) for link in cover.select(".toc-chapter")] == [
        "1 Les stages",
        "2 La garde",
    ]
    assert "Une place sans contrat" in cover.get_text()
    assert [one["id"] for one in chapter.select(".passage")] == ["b-p1", "b-p2"]
    assert [one["id"] for one in chapter.select(".proposal")] == ["p1", "p2"]
    assert proposal.h1.get_text() == "Un guichet"
    assert "Une seule convention, reconnue" in proposal.get_text()


def test_what_is_written_after_a_version_waits_for_the_next_one(client: StrictClient) -> None:
    page = published()
    chapter = ChapterPage.objects.get(title="Les stages")
    _rewrite(chapter, body=[paragraph("Un texte tout neuf.", "p1")])

    assert "tout neuf" not in _read(client, f"{page.url}les-stages/").get_text()
    publish(page, by=None, now=NOW, changelog="Un texte neuf.")

    assert "tout neuf" in _read(client, f"{page.url}les-stages/").get_text()
    old = _read(client, f"{page.url}versions/1/les-stages/")
    assert "Personne ne les signe" in old.get_text()
    assert old.select_one("meta[name=robots]")["content"] == "noindex"
    assert len(_read(client, f"{page.url}versions/").select(".versions li")) == 2


def test_a_publication_of_a_page_alone_changes_nothing_for_readers(client: StrictClient) -> None:
    page = published()
    proposal = ProposalPage.objects.get(title="Un guichet")
    _rewrite(proposal, change="<p>Deux guichets.</p>")
    proposal.latest_revision.publish()

    assert "Deux guichets" not in _read(client, f"{page.url}les-stages/un-guichet/").get_text()


def test_what_is_left_out_leads_to_the_paper_and_stays_in_its_version(client: StrictClient) -> None:
    page = published()
    _rewrite(ProposalPage.objects.get(title="Un guichet"), left_out=True)
    publish(page, by=None, now=NOW)

    response = client.get(f"{page.url}les-stages/un-guichet/")

    assert (response.status_code, response["Location"]) == (302, page.url)
    assert "Un guichet" in _read(client, f"{page.url}versions/1/les-stages/").get_text()
    numbers = [
        one["number"]
        for text in VersionText.objects.order_by("version__number")
        for chapter in text.content["chapters"]
        for one in chapter["proposals"]
    ]
    assert numbers == [1, 2, 3, 1, 2]


def test_what_lacks_is_named_and_nothing_is_published() -> None:
    page = paper()
    proposal = ProposalPage.objects.get(title="Un guichet")
    _rewrite(proposal, for_whom="")

    with pytest.raises(ValidationError) as refused:
        publish(page, by=None, now=NOW)

    assert len(refused.value.messages) == 1
    assert "Un guichet" in refused.value.messages[0]
    assert not Version.objects.exists()


def test_an_address_of_nothing_is_not_found(client: StrictClient) -> None:
    page = published()
    for place in ("versions/9/", "versions/1/nulle-part/", "versions/0/", "nulle-part/"):
        assert client.get(f"{page.url}{place}").status_code == 404, place


def test_a_page_costs_the_same_however_many_proposals_there_are(
    client: StrictClient, django_assert_max_num_queries: Any
) -> None:
    from tests.whitepapers.builders import proposal

    page = paper()
    chapter = ChapterPage.objects.get(title="Les stages")
    for number in range(12):
        proposal(chapter, f"Encore une {number}")
    publish(page, by=None, now=NOW)
    client.get(f"{page.url}les-stages/")  # what is kept in memory is warm

    client.force_login(member("lectrice@example.org"))  # no page cache
    with django_assert_max_num_queries(30):
        client.get(f"{page.url}les-stages/")


def test_the_list_shows_a_paper_of_another_language_too(client: StrictClient) -> None:
    page = published()
    dutch = Locale.objects.get_or_create(language_code="nl")[0]
    page.get_parent().get_parent().specific.copy_for_translation(dutch).save_revision().publish()
    index = page.get_parent().specific.copy_for_translation(dutch)
    index.save_revision().publish()

    row = _read(client, index.url).select_one(".shelf a")

    assert (row["href"], row["lang"]) == (page.url, "fr")


def test_publishing_reads_each_draft_once() -> None:
    page = paper()
    with CaptureQueriesContext(connection) as asked:
        publish(page, by=None, now=NOW)
    read = [one["sql"] for one in asked if 'FROM "wagtailcore_revision"' in one["sql"] and '"id" IN (' in one["sql"]]
    assert len(read) == 3, "the paper, its chapters, their proposals"
