"""The admin's home page says what waits, and leads to it."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from home.admin.guide import GUIDE, guide_html
from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from knowledgebase.suggestions.services import suggest
from network.members.services import claim
from tests.companionship.builders import NOW
from tests.harness.client import StrictClient

from .builders import home, member, organisation, practice, practice_index

pytestmark = pytest.mark.django_db


def home_page(client):
    return BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")


def test_with_nothing_to_do_it_shows_the_guide(admin):
    page = home_page(admin)
    assert page.select_one(f"a[href='{reverse('writing_guide')}']")
    assert not page.select("#overdue-reviews-section, #incomplete-drafts-section")


def test_overdue_reviews_come_with_the_oldest_first(admin):
    for year in (2021, 2019, 2020):
        practice(f"De {year}", reviewed_on=date(year, 1, 1))
    section = home_page(admin).select_one("#overdue-reviews-section")
    assert [link.get_text() for link in section.select("li a")] == ["De 2019", "De 2020", "De 2021"]
    assert section.select_one(f"a[href='{reverse('practice_admin:overdue')}']")


def test_drafts_come_with_the_least_complete_first(admin):
    practice("Presque finie", live=False)
    practice("À peine commencée", live=False, summary="", problem="")
    practice("Publiée")
    section = home_page(admin).select_one("#incomplete-drafts-section")
    assert [link.get_text() for link in section.select("li a")] == ["À peine commencée", "Presque finie"]
    values = [int(meter["value"]) for meter in section.select("meter")]
    assert values == sorted(values)
    listed = admin.get(section.select("p a")[-1]["href"]).content.decode()
    assert "Presque finie" in listed
    assert "Publiée</a>" not in listed


def test_a_contributor_sees_only_own_drafts():
    practice_index()
    setup_groups()
    somebody = member("contribution@passerelles.example", CONTRIBUTOR.name)
    mine = practice("La mienne", live=False)
    mine.owner = somebody
    mine.save()
    practice("Celle d’une autre", live=False)
    client = StrictClient()
    client.force_login(somebody)
    section = home_page(client).select_one("#incomplete-drafts-section")
    assert [link.get_text() for link in section.select("li a")] == ["La mienne"]


def test_what_waits_for_moderators_comes_by_kind_with_the_longest_waiting_first():
    home()
    setup_groups()
    for days in (1, 7, 3, 2, 5, 6):
        said = {"what": f"Depuis {days} jours", "who": "Des parents", "where": "Mons"}
        suggest(said, language="fr", now=NOW - timedelta(days=days))
    somebody = member("contribution@passerelles.example", CONTRIBUTOR.name)
    claim(somebody, organisation())
    clients = {}
    for who in (somebody, member("moderation@passerelles.example", MODERATOR.name)):
        clients[who] = StrictClient()
        clients[who].force_login(who)
    assert not home_page(clients.pop(somebody)).select("#waiting-section")
    (client,) = clients.values()
    section = home_page(client).select_one("#waiting-section")
    groups = zip(section.select("h3"), section.select("ul"), strict=True)
    lists = {heading.get_text(): entries for heading, entries in groups}
    assert set(lists) == {"Freins proposés (6)", "Demandes pour rejoindre une structure (1)"}
    assert all(client.get(link["href"]).status_code == 200 for link in section.select("h3 a, li a"))
    links = [link.get_text() for link in lists["Freins proposés (6)"].select("li a")]
    assert links == [*(f"Depuis {days} jours" for days in (7, 6, 5, 3, 2)), "et 1 de plus"]


def test_the_guide_is_a_page_of_the_admin(admin):
    home()
    page = BeautifulSoup(admin.get(reverse("writing_guide")).content, "html.parser")
    article = page.select_one("article.editing-guide")
    assert article["lang"] == "fr"
    headings = [heading.get_text() for heading in article.select("h2")]
    written = [line[3:].strip() for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert headings == written
    assert article.select("table th")
    assert not article.select("script, style, img, [style], [onclick]")


def test_the_guide_is_for_those_who_write(client):
    answer = client.get(reverse("writing_guide"))
    assert answer.status_code == 302
    assert "/connexion/" in answer["Location"]


def test_the_guide_is_sanitised():
    assert "<h1" not in guide_html()
    assert "<script" not in guide_html()


def test_nothing_asks_a_third_party(admin):
    text = admin.get(reverse("wagtailadmin_home")).content.decode()
    for host in ("gravatar.com", "releases.wagtail", "wagtail.org/whats-new", "google"):
        assert host not in text
