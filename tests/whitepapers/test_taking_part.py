"""The pages on which people take part in a consultation: without a script, by plain links and forms."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from core.models import OutgoingMail
from network.members.data import data_of, erase
from tests.admin.builders import organisation
from tests.harness.client import StrictClient
from tests.whitepapers import builders, consulting
from tests.whitepapers.consulting import author, chapter_key, in_consultation, proposal_key, say, somebody
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.services import withdraw
from whitepapers.enums import Readers
from whitepapers.models import Contribution, WhitePaperPage, paper_of
from whitepapers.reading import current_consultation
from whitepapers.services.life import close_consultation

pytestmark = pytest.mark.django_db

HOSTILE = "<b>Mieux</b> *sûr* #let x = 1"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The consultation of these tests is open on the day on which they run."""
    now = timezone.now()
    for module in (builders, consulting):
        monkeypatch.setattr(module, "NOW", now)
    monkeypatch.setattr(consulting, "TODAY", timezone.localdate(now))
    monkeypatch.setattr(consulting, "LAST", timezone.localdate(now) + datetime.timedelta(days=30))


def _read(client: StrictClient, url: str, status: int = 200) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == status, f"{url}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


def _fill(client: StrictClient, url: str, number: int = 0, **values: str) -> Any:
    """Send the form of that number as a browser does, with what it holds already."""
    form = _read(client, url).select(".talk form")[number]
    filled = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    filled |= {one["name"]: one.get_text().removeprefix("\n") for one in form.select("textarea")}
    filled |= {one["name"]: one.option["value"] for one in form.select("select")}
    assert values.keys() <= filled.keys() | {"stance"}
    return client.post(url, {**filled, **values})


def _passage(page: WhitePaperPage, id: str = "p1") -> str:
    return f"{page.url}contributions/{chapter_key()}/{id}/"


def _close(page: WhitePaperPage) -> None:
    close_consultation(current_consultation(paper_of(page)), by=None, now=timezone.now())


def test_each_paragraph_leads_to_its_page_where_words_are_suggested(client: StrictClient) -> None:
    page = in_consultation()
    beside = _read(client, f"{page.url}les-stages/").select("[data-talk]")
    assert beside[0]["href"] == _passage(page)
    assert "Un stage de trois jours demande" in beside[0].get_text()
    asked = _read(client, _passage(page))
    assert not asked.select(".talk form")
    assert "next=" in asked.select_one(".talk .notice a")["href"]

    client.force_login(somebody())
    response = _fill(client, _passage(page), 1, words="Un stage de cinq jours demande deux conventions.", text=HOSTILE)

    one = Contribution.objects.get()
    assert (one.quote, one.words, one.name) == ("trois", "cinq", "Nora Lys")
    assert response["Location"].endswith(f"#said-{one.pk}")
    shown = _read(client, _passage(page)).select_one(".said")
    assert " ".join(shown.select_one("del").get_text().split()) == "[supprimé : trois]"
    assert HOSTILE in shown.select_one(".said-text").get_text()
    assert "(1)" in _read(client, f"{page.url}les-stages/").select("[data-talk]")[0].get_text()


def test_marked_words_are_filled_in_and_an_answer_joins_its_exchange(client: StrictClient) -> None:
    page, nora = in_consultation(), somebody()
    first = say(page, somebody("anne@example.org"), text="Trop court.", now=timezone.now())
    client.force_login(nora)

    soup = _read(client, f"{_passage(page)}?quote=deux+conventions&before=jours+demande&across=yes")
    assert soup.select_one("mark").get_text() == "deux conventions"
    assert soup.select_one("textarea[name=words]").get_text().strip() == "deux conventions"
    assert _read(client, f"{_passage(page)}?quote=mille").select_one("mark") is None
    _fill(client, f"{_passage(page)}?answer={first.pk}", **{f"answer-{first.pk}-text": "Je ne crois pas."})
    withdraw(first, by=first.member, now=timezone.now())

    exchange = _read(client, _passage(page)).select_one(".threads > li")
    assert "retirée" in exchange.select_one(".said").get_text()
    assert "Trop court" not in exchange.get_text()
    assert "Je ne crois pas." in exchange.select_one(".threads--answers").get_text()


def test_positions_are_counted_and_drawn(client: StrictClient) -> None:
    page, mons = in_consultation(), organisation()
    url = f"{page.url}contributions/{proposal_key()}/position/"
    client.force_login(somebody("nora@example.org", mons))
    assert _fill(client, url, stance="agree", reasons_for="Un seul papier.").status_code == 302
    assert _fill(client, url, stance="reservations", reasons_against="Qui paie ?").status_code == 302
    assert _fill(client, url, stance="rien").status_code == 400

    soup = _read(client, f"{page.url}les-stages/un-guichet/")
    assert [one.get_text() for one in soup.select("#positions + ul b")] == ["0", "1", "0"]
    said = _read(client, url).select_one(".said").get_text()
    assert mons.title in said
    assert "Nora" not in said
    assert "Qui paie" in said


@pytest.mark.parametrize("long", ["é" * 100_000, ""])
def test_too_much_and_nothing_come_back_with_a_message(client: StrictClient, long: str) -> None:
    page = in_consultation()
    client.force_login(somebody())
    response = _fill(client, _passage(page), text=long, sources="L’arrêté royal")
    assert response.status_code == 400
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("[role=alert]")
    assert soup.select_one("#comment_text").get_text().strip() == long
    assert soup.select_one("#comment_sources").get_text().strip() == "L’arrêté royal"


def test_what_is_written_when_it_closes_is_kept_and_can_be_sent(client: StrictClient) -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    client.force_login(nora)
    form = {"kind": "comment", "text": "Il faut cinq jours.", "speaks_for": "self", "sources": ""}
    _close(page)

    for url in (_passage(page), _passage(page, "gone")):
        response = client.post(url, form)
        assert response.status_code == 400
        soup = BeautifulSoup(response.content, "html.parser")
        assert soup.select_one("textarea[name=text]").get_text().strip() == "Il faut cinq jours."
        assert soup.select_one("button[name=send]")
    assert not Contribution.objects.exists()
    response = client.post(_passage(page), {**form, "send": "yes"})

    assert response.status_code == 302
    mail = OutgoingMail.objects.get(name="contribution_late")
    assert (mail.to, mail.reply_to) == (paul.email, nora.email)
    assert "Il faut cinq jours." in mail.text


def test_a_consultation_for_members_is_theirs_alone(client: StrictClient) -> None:
    page = in_consultation(Readers.MEMBERS)
    inside = somebody("dedans@example.org", organisation())
    one = say(page, inside, text="Entre nous.", now=timezone.now())

    assert client.get(_passage(page)).status_code == 302
    client.force_login(somebody())
    assert client.get(_passage(page)).status_code == 403
    assert client.get(f"{page.url}contributions/{one.pk}/").status_code == 403
    client.force_login(inside)
    assert "no-store" in client.get(_passage(page))["Cache-Control"]
    assert "Entre nous." in _read(client, _passage(page)).get_text()


def test_one_changes_and_withdraws_ones_own(client: StrictClient) -> None:
    page, nora = in_consultation(), somebody()
    one = say(page, nora, Kind.COMMENT, text="Trop court.", now=timezone.now())
    mine = f"{page.url}contributions/{one.pk}/"
    client.force_login(somebody("anne@example.org"))
    assert "Trop court." in _read(client, mine).get_text()
    assert client.post(mine, {"withdraw": "yes"}).status_code == 404
    client.force_login(nora)

    assert _fill(client, mine, text="Bien trop court.").status_code == 302
    assert "Bien trop court." in _read(client, _passage(page)).get_text()
    assert client.post(mine, {"withdraw": "yes"}).status_code == 302
    assert "Bien trop court." not in _read(client, _passage(page)).get_text()
    assert not _read(client, mine).select(".talk form")


def test_the_space_shows_ones_own_and_erasing_takes_the_name_off(client: StrictClient) -> None:
    page, nora, mons = in_consultation(), somebody(), organisation()
    anne = somebody("anne@example.org", mons)
    first = say(page, anne, text="Trop court.", organisation=mons, now=timezone.now())
    say(page, nora, text="Je ne crois pas.", parent=first, now=timezone.now())
    say(page, nora, text="Trop long.", now=timezone.now())
    client.force_login(nora)

    soup = _read(client, reverse("space_contributions"))
    assert [one.get_text(strip=True) for one in soup.select(".said-text")] == ["Trop long.", "Je ne crois pas."]
    assert {row["Commentaire"] for part in data_of(nora) if part.key == "contributions" for row in part.rows} == {
        "Trop long.",
        "Je ne crois pas.",
    }
    erase(nora)
    erase(anne)
    said = Contribution.objects.order_by("pk").values_list("text", "name", "organisation", "member")
    assert list(said) == [
        ("Trop court.", "", mons.title, None),
        ("Je ne crois pas.", "", "", None),
        ("Trop long.", "", "", None),
    ]


def test_a_link_to_a_text_that_is_gone_leads_to_the_paper(client: StrictClient) -> None:
    page = in_consultation()
    for place in ("p9/", "position/"):
        assert client.get(f"{page.url}contributions/{chapter_key()}/{place}")["Location"] == page.url, place
