"""Editors see the page, and its card in lists, before anybody else does."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from .builders import practice, practice_index
from .form_data import practice_data

pytestmark = pytest.mark.django_db


def preview(client, url, mode, **fields):
    checked = client.post(f"{url}?mode={mode}", practice_data(**fields))
    assert checked.json() == {"is_valid": True, "is_available": True}
    return client.get(f"{url}?in_preview_panel=true&mode={mode}")


@pytest.mark.parametrize(("mode", "selector"), [("", "h1"), ("card", "li.card h3")])
def test_what_is_in_the_form_is_shown(admin, mode, selector):
    page = practice()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    shown = preview(admin, url, mode, title="Pas encore publié", slug=page.slug)
    assert shown.status_code == 200
    found = BeautifulSoup(shown.content, "html.parser").select_one(selector)
    assert found.get_text(strip=True) == "Pas encore publié"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("mode", ["", "card"])
def test_a_page_that_was_never_saved_is_shown(admin, mode):
    args = ["knowledgebase", "practicepage", practice_index().pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=args)
    shown = preview(admin, url, mode, title="Toute nouvelle")
    assert shown.status_code == 200
    assert "Toute nouvelle" in shown.content.decode()


@pytest.mark.parametrize("mode", ["", "card"])
def test_an_almost_empty_draft_is_shown(admin, mode):
    page = practice(live=False)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    empty = {"summary": "", "problem": "", "challenges": [], "territories": [], "carrier": "", "start_cost": ""}
    assert preview(admin, url, mode, title="Presque vide", slug=page.slug, **empty).status_code == 200


def test_both_are_offered(admin):
    page = practice()
    form = BeautifulSoup(admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    modes = [option["value"] for option in form.select("#id_preview_mode option")]
    assert modes == ["", "card"]
