"""A practice tells what was done, how, with what, and whom to ask; and nothing that does not hold."""

import datetime
from itertools import pairwise

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from core.models import Attachment
from knowledgebase import models
from tests.admin.builders import organisation, practice

pytestmark = pytest.mark.django_db


def test_all_that_is_filled_in_is_shown(rich, read) -> None:
    page = read(rich)
    words = page.main.get_text(" ", strip=True)

    for expected in (
        rich.title, rich.summary, rich.problem, "Un CPAS et trois crèches", "Repérer", "Un mi-temps", "La commune",
        "2019", "Neuf sur dix", "Une directrice", "Le bus de 8 h 12", "La place vide", "Le centre réserve",
        "Poser la question à l’accueil", "Le prix", "Sans crèche", "un autre cadre", "Pas de place sans contrat",
        "Je suis arrivée à l’heure", "Samira", "Vous avez un enfant", "Équipe", "CC BY-SA", "oriente",
    ):  # fmt: skip
        assert expected in words, expected
    assert page.find("ol", class_="steps").h3.text == "Repérer"


def test_a_bar_is_drawn_for_parts_of_a_whole_only(rich, read) -> None:
    figures = read(rich).find(class_="figs").find_all("li")

    assert [figure.rect["width"] if figure.rect else None for figure in figures] == ["64.3", "81.5", None]
    assert "9 / 14" in figures[0].text
    assert "Cahier, 2025" in figures[0].text
    assert figures[1].b.text == "81,5 %"
    assert figures[2].b.text.replace("\xa0", " ").replace("\u202f", " ") == "1 254"


def test_what_is_not_filled_in_leaves_no_empty_heading(read) -> None:
    page = read(practice("Courte"))

    for heading in page.main.find_all(["h2", "h3"]):
        after = heading.find_next_sibling() or heading.parent.find_next_sibling()
        assert after is not None and after.get_text(strip=True), heading
    assert not page.find(class_="figs")
    assert not page.find(class_="voices")


def test_headings_go_down_one_level_at_a_time(rich, read) -> None:
    levels = [int(heading.name[1]) for heading in read(rich).main.find_all(["h1", "h2", "h3", "h4"])]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_terms_lead_into_the_list_filtered_by_them(rich, read) -> None:
    links = {link["href"] for link in read(rich).find(class_="glance").find_all("a")}

    assert links == {
        "/fr/fiches/?challenge=garde-enfants",
        "/fr/fiches/?audience=monoparentales",
        "/fr/fiches/?territory=BE-WHT",
    }


def test_the_way_to_an_open_door_leads_to_the_request(rich, read) -> None:
    host = read(rich).find(class_="host")

    assert host.find(class_="btn")["href"] == reverse("visit_ask", args=[rich.translation_key])
    assert "4 janvier 2999" in host.text
    assert "De plain-pied" in host.text
    assert read(rich.carrier).find(id="contact")


def test_no_button_leads_to_a_contact_that_is_not_public(rich, read) -> None:
    rich.carrier.contact_consent_on = None
    rich.carrier.save()

    page = read(rich)
    assert not page.find_all("a", href=lambda url: url and "#contact" in url)
    assert page.find(class_="host").find(class_="btn")["href"] == reverse("visit_ask", args=[rich.translation_key])


def test_without_open_door_it_says_who_does_it(rich, read) -> None:
    rich.open_to_visits = False
    rich.save()

    page = read(rich)
    assert not page.find(class_="host")
    assert page.find(id="host").find_next("a")["href"] == rich.carrier.url


def test_a_date_of_visit_that_is_over_is_not_announced(rich, read) -> None:
    rich.visit_next_date = datetime.date(2020, 2, 3)
    rich.save()

    assert "2020" not in read(rich).find(class_="host").text


def test_a_carrier_that_nobody_may_see_is_not_named(rich, read) -> None:
    PageViewRestriction.objects.create(page=rich.carrier, restriction_type=PageViewRestriction.LOGIN)
    assert "Trois Ponts" not in read(rich).text

    PageViewRestriction.objects.all().delete()
    assert "Trois Ponts" in read(rich).text

    rich.carrier.unpublish()
    assert "Trois Ponts" not in read(rich).text


def test_testimonials_stand_on_every_translation_in_the_words_of_who_said_them(rich, read, in_language) -> None:
    dutch = in_language(rich, "nl", title="Een plaats vrijhouden")
    models.Testimonial.objects.create(
        practice=dutch, first_name="Jan", role="vader", text="Het werkt.", language="nl", consent_on="2026-02-01"
    )

    french = {quote.text.strip(): quote.get("lang") for quote in read(rich).find_all("blockquote")}
    assert french == {"Je suis arrivée à l’heure.": None, "Het werkt.": "nl"}
    there = {quote.text.strip(): quote.get("lang") for quote in read(dutch).find_all("blockquote")}
    assert there == {"Je suis arrivée à l’heure.": "fr", "Het werkt.": None}


def test_a_translation_shows_others_in_its_language_or_says_theirs(rich, read, in_language) -> None:
    dutch = in_language(rich, "nl", title="Een plaats vrijhouden")
    link = read(dutch).find(class_="carrier").a
    assert (link["lang"], link["href"]) == ("fr", rich.carrier.url)

    there = in_language(rich.carrier, "nl", title="Kinderopvang Drie Bruggen")
    link = read(dutch).find(class_="carrier").a
    assert (link.get("lang"), link["href"], link.text) == (None, there.url, "Kinderopvang Drie Bruggen")
    barrier = read(dutch).find(class_="barriers").li
    assert (barrier.a["lang"], barrier.find(class_="kind").get("lang"), barrier.get("lang")) == ("fr", None, None)


def test_files_say_what_they_are(rich, read) -> None:
    file = Attachment(title="Convention", language="nl", licence="cc0-1.0", file_size=2048)
    file.file.name = "documents/convention.docx"
    file.save()
    rich.documents = [("document", {"document": file})]
    rich.save()

    shown = read(rich).find(class_="files").li
    assert shown.a["href"] == file.url
    assert shown.a["lang"] == "nl"
    assert "DOCX" in shown.small.text and "CC0 1.0" in shown.small.text and "2,0" in shown.small.text


def test_a_late_review_is_said(rich, read) -> None:
    assert not read(rich).find(class_="notice")

    rich.reviewed_on, rich.review_every = datetime.date(2020, 1, 31), 12
    rich.save()
    assert read(rich).find(class_="notice")


def test_what_is_invented_is_said(rich, read) -> None:
    assert not read(rich).find(class_="demonstration")

    rich.carrier.demonstration = True
    rich.carrier.save()
    assert read(rich).find(class_="demonstration")


def test_a_preview_shows_what_is_not_saved_yet(rich, client) -> None:
    draft = models.PracticePage.objects.get(pk=rich.pk).get_latest_revision_as_object()
    draft.title = "Un brouillon"
    draft.tags.add("nouveau-mot")

    response = draft.make_preview_request(preview_mode="")
    assert response.status_code == 200
    text = response.render().content.decode() if not response.is_rendered else response.content.decode()
    assert "Un brouillon" in text
    assert "nouveau-mot" in text


def test_an_organisation_without_carrier_or_partner_still_shows(read) -> None:
    page = practice("Seule", carrier=organisation("Seule"))
    page.carrier = None
    page.save(clean=False)

    assert not read(page).find(class_="carrier")
