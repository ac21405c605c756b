"""Organisations in one list; the form of each kind of page helps with every field."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import StructureKind
from home.models import HomePage, StandardPage
from knowledgebase.models import BarrierPage, EventPage, PracticePage, ProjectPage
from network.models import OrganisationPage

from .builders import home, organisation, term

pytestmark = pytest.mark.django_db


def test_organisations_are_listed_filtered_and_exported(admin, django_assert_max_num_queries):
    first = organisation("Atelier Exemple", open_to_visits=True, contact_consent_on=date(2026, 1, 1))
    first.kinds = [term(StructureKind, "eta", acronym="ETA")]
    first.save()
    for number in range(4):
        organisation(f"Autre {number}", contact_email="secret@exemple.example")
    url = reverse("organisations:index")
    admin.get(url)
    with django_assert_max_num_queries(60):
        page = admin.get(url).content.decode()
    assert "Atelier Exemple" in page
    assert "ETA" in page
    for query in ({"open_to_visits": "true"}, {"consent": "true"}, {"kinds": first.kinds.get().pk}):
        found = admin.get(reverse("organisations:index_results"), query).content.decode()
        assert "Atelier Exemple" in found
        assert "Autre 1" not in found
    for wrong in ({"kinds": "x"}, {"country": "x"}, {"consent": "x"}):
        assert admin.get(url, wrong).status_code == 200
    for ordering in ("town", "-open_to_visits", "contact_consent_on"):
        assert admin.get(url, {"ordering": ordering}).status_code == 200
    export = b"".join(admin.get(url, {"export": "csv"}).streaming_content).decode()
    assert "Atelier Exemple" in export
    assert "secret@" not in export


@pytest.mark.parametrize(
    "model", [PracticePage, BarrierPage, ProjectPage, EventPage, OrganisationPage, HomePage, StandardPage]
)
def test_every_field_of_the_form_has_a_line_of_help(model, admin, rf, chef):
    home()
    handler = model.get_edit_handler()
    request = rf.get("/")
    request.user = chef
    instance = model(locale=home().locale)
    form = handler.get_form_class()(instance=instance, for_user=chef)
    html = BeautifulSoup(
        handler.get_bound_panel(instance=instance, request=request, form=form).render_html({"request": request}),
        "html.parser",
    )
    content = html.select_one("section[role=tabpanel]")
    without = [
        wrapper.get("data-contentpath")
        for wrapper in content.select("[data-contentpath]")
        if not wrapper.select_one(".help")
    ]
    assert without == []
