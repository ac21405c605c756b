"""Organisations, barriers, projects and editorial pages."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from core.models import Authority, Challenge
from home.models import StandardPage
from knowledgebase.models import BarrierStep
from network.models import OrganisationPage
from tests.admin.builders import home, practice, term

pytestmark = pytest.mark.django_db


def editorial(*blocks: tuple, **fields) -> StandardPage:
    page = StandardPage(title="Aide", slug="aide", summary="Chercher.", body=blocks, **fields)
    return home().add_child(instance=page)


def test_an_organisation_says_who_it_is_and_how_to_reach_it(carrier, read) -> None:
    carrier.helps_with = [term(Challenge, "garde-enfants")]
    carrier.street, carrier.postcode, carrier.accessibility = "Rue du Pont 3", "7100", "De plain-pied"
    carrier.save()

    page = read(carrier)
    words = page.main.get_text(" ", strip=True)
    for expected in ("Une crèche.", "Quatre places", "Rue du Pont 3", "7100 La Louvière", "De plain-pied"):
        assert expected in words, expected
    reach = page.find(id="contact")
    assert reach.find("a", href="mailto:porte@creche.example")
    assert reach.find("a", href="tel:+3264123456")
    assert page.find("a", href="/fr/annuaire/?challenge=garde-enfants")


def test_a_contact_without_consent_is_nowhere_on_the_page(carrier, client) -> None:
    secrets = ("porte@creche.example", "12 34 56", "3264123456", "Direction", 'id="contact"')
    shown = client.get(carrier.url).content.decode()
    assert all(secret in shown for secret in secrets)

    carrier.contact_consent_on = None
    carrier.save()
    shown = client.get(carrier.url).content.decode()
    assert [secret for secret in secrets if secret in shown] == []


def test_the_practices_of_an_organisation_come_from_the_index(carrier, read, index) -> None:
    assert not read(carrier).find(id="practices")

    practice("Garder une place", carrier=carrier)
    practice("Une autre, d’ailleurs")
    index()

    cards = read(carrier).find(id="practices").find_next("ul").find_all("h3")
    assert [card.text for card in cards] == ["Garder une place"]


def test_federations_partners_and_members_are_links(carrier, read, index) -> None:
    above = carrier.get_parent().add_child(
        instance=OrganisationPage(title="Fédération", slug="federation", summary="Elle fédère.", town="Namur")
    )
    carrier.federations = [above]
    carrier.save()
    index()

    assert read(carrier).find(id="network").find_next("a")["href"] == above.url
    assert read(above).find(id="members").find_next("h3").text == carrier.title


def test_a_draft_partner_is_not_shown(carrier, read) -> None:
    hidden = carrier.get_parent().add_child(
        instance=OrganisationPage(title="Pas encore", slug="pas-encore", summary="…", town="Namur", live=False)
    )
    carrier.partners = [hidden]
    carrier.save()
    assert "Pas encore" not in read(carrier).text

    hidden.save_revision().publish()
    assert "Pas encore" in read(carrier).text


def test_a_barrier_tells_its_case_and_who_met_it(barrier, rich, read, index) -> None:
    index()
    page = read(barrier)
    words = page.main.get_text(" ", strip=True)

    for expected in ("Une mère appelle sept crèches", "Accepter une promesse", "Une convention", "Décret du 3 mars"):
        assert expected in words, expected
    assert page.find(id="practices").find_next("h3").text == rich.title


def test_a_barrier_tells_how_far_it_has_come_and_who_can_change_it(barrier, read, index) -> None:
    barrier.authorities = [term(Authority, "be-fwb", level="community", languages="fr")]
    barrier.steps = [
        BarrierStep(status="documented", on=date(2025, 5, 2), what="Trois cas.", source="Dossier"),
        BarrierStep(status="named", on=date(2024, 3, 1), what="Dit en réunion.", source="Compte rendu"),
    ]
    barrier.save_revision().publish()
    index()

    page = read(barrier)
    assert [step.strong.text for step in page.find(class_="way")("li")] == ["Nommé", "Documenté"]
    assert "Documenté" in page.find(class_="glance").text
    listed = read(f"{barrier.get_parent().url}?status=documented&authority=be-fwb")
    assert [row.text.strip() for row in listed.select(".rows h3, .results h3, .row h3")] == [barrier.title]
    assert not read(f"{barrier.get_parent().url}?status=named").find("a", href=barrier.url)


def test_a_number_needs_its_source_and_a_step_has_taken_place(barrier) -> None:
    barrier.estimate = "300 stagiaires"
    with pytest.raises(ValidationError) as refused:
        barrier.full_clean()
    assert list(refused.value.message_dict) == ["estimate_source"]
    with pytest.raises(ValidationError) as refused:
        BarrierStep(status="sent", on=date.today() + timedelta(days=1), what="…", source="…").clean()
    assert list(refused.value.message_dict) == ["on"]


def test_a_project_tells_who_takes_part_and_where_they_are(project, carrier, read) -> None:
    page = read(project)
    words = " ".join(page.main.get_text(" ", strip=True).split())

    frame = ("PTS", "FSE", "Union européenne", "125 000 €", "2022–2025")
    for expected in (*frame, "Dix visites", "chef de file", "Icam Lille"):
        assert expected in words.replace("\u202f", " "), expected
    assert page.find(class_="partners").a["href"] == carrier.url
    assert page.find(class_="source").text.endswith("Rapport, 2025"), "one source for all is told once"


def test_a_long_editorial_page_has_a_table_of_contents(read) -> None:
    texts = ["Chercher", "Publier", "Chercher", "À lire"]
    page = read(editorial(*[part for text in texts for part in (("heading", text), ("prose", "<p>Un texte.</p>"))]))

    anchors = [link["href"][1:] for link in page.find(class_="contents").find_all("a")]
    assert len(set(anchors)) == 4
    assert [page.find(id=anchor).text for anchor in anchors] == texts


def test_a_short_editorial_page_has_none(read) -> None:
    assert not read(editorial(("heading", "Chercher"), ("prose", "<p>…</p>"))).find(class_="contents")


def test_every_editorial_block_is_drawn(read) -> None:
    page = read(
        editorial(
            ("quote", {"text": "La troisième semaine, j’ai oublié.", "source": "une stagiaire"}),
            ("callout", {"title": "À savoir", "text": "<p>Sans compte.</p>"}),
        )
    )

    assert page.find("blockquote").text.strip() == "La troisième semaine, j’ai oublié."
    assert page.find("figcaption").text == "une stagiaire"
    assert page.find(class_="callout")["aria-label"] == "À savoir"


def test_an_editorial_page_under_another_says_where_it_is(read) -> None:
    above = editorial(("prose", "<p>…</p>"))
    below = above.add_child(instance=StandardPage(title="Sigles", slug="sigles", summary="…", body=[]))

    assert read(below).find(class_="crumbs").find_all("a")[-1]["href"] == above.url
    assert read(above).find(class_="editorial-children").a["href"] == below.url


def test_the_budget_and_dates_of_a_project_may_be_unknown(project, read) -> None:
    project.budget = project.starts_on = None
    project.ends_on = date(2024, 5, 1)
    project.save()

    assert "None" not in read(project).main.text
    assert "2024" in read(project).find(class_="glance").text
