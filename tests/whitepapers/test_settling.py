"""What became of the contributions: everybody reads it, authors decide it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, paragraph
from tests.whitepapers.consulting import author, chapter_key, in_consultation, latest, say, somebody
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.services import withdraw
from whitepapers.models import ChapterPage, Contribution, WhitePaperPage, paper_of
from whitepapers.reading import current_consultation
from whitepapers.services.life import close_consultation
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db


def _read(client: StrictClient, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def _said(page: WhitePaperPage) -> list[Contribution]:
    nora, anne = somebody(), somebody("anne@example.org")
    return [
        say(page, nora, Kind.REWORDING, words="cinq jours"),
        say(page, anne, passage="p2", quote="", text="Si, nous."),
        say(page, nora, text="Trop court."),
    ]


def _url(page: WhitePaperPage) -> str:
    return f"{page.url}contributions/{chapter_key()}/"


def test_authors_decide_on_the_page_and_everybody_reads_why(client: StrictClient) -> None:
    page = in_consultation()
    rewording, comment, _ = _said(page)
    paul = author(page)
    assert not _read(client, _url(page)).select("form.decide, .decide form")
    client.force_login(paul)
    assert len(_read(client, _url(page)).select(".decide form")) == 3

    def decide(one: Contribution, decision: str, reason: str = "") -> Any:
        form = {"contribution": one.pk, f"{one.pk}-decision": decision, f"{one.pk}-reason": reason}
        return client.post(_url(page), form)

    assert decide(comment, "declined").status_code == 400
    assert decide(comment, "declined", "Cela relève de la Région.").status_code == 302
    assert decide(rewording, "accepted").status_code == 302
    written = _read(client, _url(page)).select_one(f"#id_{rewording.pk}-put_back")
    assert "trois jours" in written.find_parent(class_="field").get_text()
    assert "laisse" in written.find_parent("form").select_one(".notice").get_text()
    form = {"contribution": rewording.pk, f"{rewording.pk}-decision": "in_part", f"{rewording.pk}-reason": "Quatre."}
    assert client.post(_url(page), {**form, f"{rewording.pk}-put_back": "on"}).status_code == 302
    assert decide(rewording, "accepted").status_code == 302
    close_consultation(current_consultation(paper_of(page)), by=None, now=NOW)
    publish(page, by=None, now=NOW)

    client.logout()
    assert "Un stage de cinq jours" in _read(client, f"{page.url}les-stages/").get_text()
    text = _read(client, f"{page.url}contributions/?decision=declined").select_one("#all").parent.get_text()
    assert "Cela relève de la Région." in text
    assert "Trop court" not in text
    board = _read(client, f"{page.url}contributions/")
    assert [(one.b.get_text(), one.a.get_text()) for one in board.select(".talk > .figs li")] == [
        ("1", "Acceptées"),
        ("0", "Acceptées en partie"),
        ("1", "Pas retenues"),
        ("1", "Pas encore décidées"),
    ]
    assert "dans la version 2" in board.get_text()
    assert "What became" not in _read(client, page.url).get_text()
    assert "1 contribution" in _read(client, f"{page.url}versions/").select_one(".versions li").get_text()
    assert _read(client, page.url).select_one(f"a[href='{page.url}contributions/']")


def test_who_does_not_write_it_decides_nothing(client: StrictClient) -> None:
    page = in_consultation()
    one = _said(page)[0]
    client.force_login(Contribution.objects.get(pk=one.pk).member)
    form = {"contribution": one.pk, f"{one.pk}-decision": "accepted", f"{one.pk}-reason": ""}
    assert client.post(_url(page), form).status_code == 403
    assert client.post(_url(page), {"contribution": "x"}).status_code == 404
    one.refresh_from_db()
    assert one.decision == ""


def test_what_lost_its_words_stands_at_the_end_and_says_so(client: StrictClient) -> None:
    page = in_consultation()
    _, comment, last = _said(page)
    withdraw(last, by=last.member, now=NOW)
    chapter = ChapterPage.objects.get(title="Les stages")
    chapter.body = [paragraph("Tout est neuf ici.", "p1"), paragraph("Personne ne les signe.", "p2")]
    chapter.save_revision()
    publish(page, by=None, now=NOW)
    assert latest(page)[0].number == 2

    groups = _read(client, _url(page)).select(".talk-group")
    assert [group["aria-label"] for group in groups] == ["Personne ne les signe.", "Le texte a changé"]
    assert [len(group.select(".said")) for group in groups] == [1, 2]
    assert "les mots ont changé depuis" in _read(client, f"{page.url}les-stages/").get_text()
    assert comment.pk


def test_many_contributions_cost_no_more_queries(client: StrictClient, django_assert_max_num_queries: Any) -> None:
    page = in_consultation()
    one = _said(page)[2]
    many = [Contribution(**{**_fields(one), "text": f"Encore {number}"}) for number in range(80)]
    Contribution.objects.bulk_create(many)
    client.force_login(author(page))
    _read(client, f"{page.url}les-stages/")  # what is kept in memory is warm
    _read(client, _url(page))

    with django_assert_max_num_queries(40):
        assert "82 contributions" in _read(client, f"{page.url}les-stages/").get_text()
    with django_assert_max_num_queries(45):
        assert len(_read(client, _url(page)).select(".decide")) == 30
    with django_assert_max_num_queries(40):
        _read(client, f"{page.url}contributions/?p=2")
    Contribution.objects.bulk_create(Contribution(**_fields(one)) for _ in range(30))
    with django_assert_max_num_queries(40):
        soup = _read(client, f"{_url(page)}p1/")
    assert len(soup.select(".said")) == 100
    assert "12 contributions plus anciennes" in soup.get_text()


def _fields(one: Contribution) -> dict[str, Any]:
    names = [field.attname for field in Contribution._meta.concrete_fields if not field.primary_key]
    return {name: getattr(one, name) for name in names}
