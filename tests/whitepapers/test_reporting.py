"""A reader reports a contribution; a moderator takes it away or leaves it, and its author learns why."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.models import OutgoingMail
from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from network.members.data import data_of, erase
from tests.admin.builders import home, member, organisation
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW
from tests.whitepapers.consulting import author, chapter_key, in_consultation, proposal_key, say, somebody
from whitepapers.contributions.enums import Decision, Kind, ReportState, Stance
from whitepapers.contributions.reporting import hide, keep
from whitepapers.contributions.settling import decide
from whitepapers.duties import erase_moderated_contributions
from whitepapers.models import Contribution, ContributionReport, Version, WhitePaperPage, paper_of
from whitepapers.printing.version import contributors_of

pytestmark = pytest.mark.django_db

INSULT = "Bande d’incapables."


def _text(client: StrictClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return BeautifulSoup(response.content, "html.parser").get_text()


def _pages(page: WhitePaperPage) -> list[str]:
    part = f"{page.url}contributions/{chapter_key()}/"
    return [f"{part}p1/", part, f"{page.url}contributions/"]


def _moderator() -> Any:
    home()
    setup_groups()
    return member("modere@example.org", MODERATOR.name)


def test_a_reported_contribution_leaves_every_page_and_its_author_learns_why(client: StrictClient) -> None:
    page, nora, anne = in_consultation(), somebody(), somebody("anne@example.org")
    one = say(page, nora, text=INSULT)
    other = say(page, anne, text="Trop court.")
    assert "Signaler" not in _text(client, _pages(page)[0])
    url = f"{page.url}contributions/{one.pk}/report/"
    assert client.get(url).status_code == 302
    client.force_login(nora)
    assert client.get(url).status_code == 404, "one's own"
    client.force_login(anne)
    assert "Signaler" in _text(client, _pages(page)[0])
    assert client.post(url, {"reason": "other", "note": " "}).status_code == 400
    assert client.post(url, {"reason": "abuse", "note": "Voyez vous-même."}).status_code == 302
    assert client.post(url, {"reason": "abuse", "note": "Vraiment."}).status_code == 302
    report = ContributionReport.objects.get()
    assert (report.note, report.member, report.paper_title) == ("Vraiment.", anne, page.title)

    listed = reverse("contribution_reports:inspect", args=[report.pk])
    moderator = _moderator()
    client.force_login(member("contribue@example.org", CONTRIBUTOR.name))
    client.post(listed, {"hide": "yes", "note": "Non."})
    assert Contribution.objects.filter(hidden_at=None).count() == 2
    client.force_login(moderator)
    assert report.paper_title in _text(client, reverse("contribution_reports:index"))
    assert INSULT in _text(client, listed)
    assert client.post(listed, {"hide": "yes", "note": " "}).status_code == 400
    assert client.post(listed, {"hide": "yes", "note": "On n’insulte personne."}).status_code == 302

    report.refresh_from_db()
    assert report.state == ReportState.HIDDEN
    mail = OutgoingMail.objects.get(to=nora.email)
    assert "On n’insulte personne." in mail.text
    client.logout()
    for address in _pages(page):
        assert INSULT not in _text(client, address)
    assert "2 contributions" not in _text(client, f"{page.url}les-stages/")
    assert client.get(f"{page.url}contributions/{one.pk}/").status_code == 404
    client.force_login(nora)
    assert "On n’insulte personne." in _text(client, f"{page.url}contributions/{one.pk}/")
    assert INSULT in _text(client, reverse("space_contributions"))
    with pytest.raises(ValidationError):
        decide(one, Decision.ACCEPTED, "", by=author(page), now=NOW)

    client.force_login(moderator)
    assert client.post(listed, {"keep": "yes"}).status_code == 302
    client.logout()
    assert INSULT in _text(client, _pages(page)[0])
    assert OutgoingMail.objects.filter(to=nora.email).count() == 2
    assert other.pk


def test_what_others_answered_keeps_its_place(client: StrictClient) -> None:
    page, nora, anne = in_consultation(), somebody(), somebody("anne@example.org")
    one = say(page, nora, text=INSULT)
    say(page, anne, text="Restons calmes.", parent=one)
    worse = say(page, nora, text="Et vous de même.", parent=one)
    by = _moderator()
    hide(one, "Non.", by=by, now=NOW)
    hide(worse, "Non plus.", by=by, now=NOW)

    passage, part, _board = (_text(client, url) for url in _pages(page))
    for text in (passage, part):
        assert "Restons calmes." in text
        assert "L’équipe de modération a retiré ce qui était dit ici" in text
        assert INSULT not in text
        assert "Et vous" not in text


def test_a_position_taken_away_counts_no_more_and_may_be_taken_anew() -> None:
    page, mons = in_consultation(), organisation()
    nora = somebody("nora@example.org", mons)
    on = {"kind": Kind.STANCE, "part_key": proposal_key(), "passage": "", "quote": "", "organisation": mons}
    one = say(page, nora, **on, stance=Stance.AGREE, reasons_for=INSULT)
    later = Version.objects.create(paper=paper_of(page), number=2, published_at=NOW)
    assert contributors_of(later) == (mons.title,)
    by = _moderator()
    hide(one, "Non.", by=by, now=NOW)
    assert contributors_of(later) == ()
    later.delete()
    anew = say(page, nora, **on, stance=Stance.DISAGREE)
    assert anew.pk != one.pk
    with pytest.raises(ValidationError):
        keep(one, by=by, now=NOW)
    one.refresh_from_db()
    assert one.hidden_at == NOW


def test_after_a_year_the_words_and_the_reports_are_erased() -> None:
    page, nora, anne = in_consultation(), somebody(), somebody("anne@example.org")
    one = say(page, nora, text=INSULT)
    ContributionReport.objects.create(
        contribution=one, paper_title=page.title, reason="abuse", member=anne, reported_at=NOW
    )
    assert "abuse" not in str(data_of(anne)) and page.title in str(data_of(anne))
    hide(one, "Non.", by=_moderator(), now=NOW)
    erase(anne)
    year = NOW + datetime.timedelta(days=366)
    assert erase_moderated_contributions(NOW, False) == 0
    assert erase_moderated_contributions(year, True) == 2
    assert erase_moderated_contributions(year, False) == 2
    one.refresh_from_db()
    assert (one.text, one.name) == ("", "")
    assert not ContributionReport.objects.exists()
