"""Editors keep the vocabularies: they find, order, merge terms, and cannot lose one that is in use."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from core.models import AXES, Challenge, Territory

from .builders import is_missing, practice, term

pytestmark = pytest.mark.django_db


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("model", [*AXES.values()])
def test_each_vocabulary_is_listed_searched_and_exported(admin, model):
    term(model, "un-terme", label_fr="Un terme", also_called="autrement dit")
    assert "Un terme" in admin.get(url(model, "list")).content.decode()
    assert "Un terme" in admin.get(url(model, "list_results"), {"q": "autrement"}).content.decode()
    assert "Un terme" not in admin.get(url(model, "list_results"), {"q": "introuvable"}).content.decode()
    export = admin.get(url(model, "list"), {"export": "csv"})
    assert "un-terme" in b"".join(export.streaming_content).decode()


def test_terms_are_filtered(admin):
    term(Challenge, "a", label_fr="Côté personne")
    term(Challenge, "b", label_fr="Côté structure", side="organisation")
    found = admin.get(url(Challenge, "list"), {"side": "organisation"}).content.decode()
    assert "Côté structure" in found
    assert "Côté personne" not in found


def test_the_list_shows_how_often_a_term_is_used(admin, django_assert_max_num_queries):
    practice(challenges=[term(Challenge, "logement")])
    for number in range(20):
        term(Challenge, f"terme-{number}")
    admin.get(url(Challenge, "list"))
    with django_assert_max_num_queries(40):
        page = admin.get(url(Challenge, "list"))
    used = {found.code: found.uses for found in page.context["object_list"]}
    assert used["logement"] == 1
    assert used["terme-3"] == 0


def test_terms_are_ordered_by_hand(admin):
    for position, code in enumerate("abc"):
        term(Challenge, code, sort_order=position)
    last = Challenge.objects.get(code="c")
    listing = admin.get(url(Challenge, "list"), {"ordering": "sort_order"})
    assert "data-w-orderable-item-id" in listing.content.decode()
    response = admin.post(url(Challenge, "reorder", last.pk) + "?position=0")
    assert response.status_code == 200
    assert list(Challenge.objects.values_list("code", flat=True)) == ["c", "a", "b"]


def test_a_merge_is_confirmed_with_the_number_of_uses(admin):
    source, target = term(Challenge, "transport", label_fr="Transport"), term(Challenge, "mobilite")
    page = practice(challenges=[source])
    address = url(Challenge, "merge", source.pk)
    assert address in admin.get(url(Challenge, "list")).content.decode()
    assert admin.get(address).status_code == 200
    asked = admin.post(address, {"target": target.pk})
    assert asked.context["uses"] == 1
    assert Challenge.objects.filter(pk=source.pk).exists()
    done = admin.post(address, {"target": target.pk, "confirmed": "1"})
    assert done.status_code == 302
    assert not Challenge.objects.filter(pk=source.pk).exists()
    page.refresh_from_db()
    assert [found.code for found in page.challenges.all()] == ["mobilite"]


def test_a_merge_needs_a_target_of_the_vocabulary(admin):
    source = term(Challenge, "transport")
    for data in ({}, {"target": source.pk}, {"target": "x"}, {"target": 99999, "confirmed": "1"}):
        response = admin.post(url(Challenge, "merge", source.pk), data)
        assert response.status_code == 200
        assert response.context["form"].errors
    assert is_missing(admin, url(Challenge, "merge", 99999))


def test_a_term_in_use_is_not_deleted(admin):
    used = term(Challenge, "logement")
    practice(challenges=[used])
    response = admin.post(url(Challenge, "delete", used.pk), follow=True)
    assert Challenge.objects.filter(pk=used.pk).exists()
    assert [str(message) for message in response.context["messages"]]
    bulk = reverse("wagtail_bulk_action", args=["core", "challenge", "delete"])
    admin.post(f"{bulk}?id={used.pk}")
    assert Challenge.objects.filter(pk=used.pk).exists()


def test_a_term_with_narrower_ones_is_not_deleted(admin):
    above = term(Territory, "BE")
    term(Territory, "BE-WAL", parent=above)
    assert admin.post(url(Territory, "delete", above.pk)).status_code == 302
    assert Territory.objects.filter(pk=above.pk).exists()


def test_an_unused_term_is_deleted(admin):
    unused = term(Challenge, "rien")
    admin.post(url(Challenge, "delete", unused.pk))
    assert not Challenge.objects.filter(pk=unused.pk).exists()


def test_a_term_does_not_stand_below_itself(admin):
    above = term(Territory, "BE")
    below = term(Territory, "BE-WAL", parent=above)
    data = {"kind": "country", "label_fr": "Belgique", "code": "BE", "parent": below.pk}
    response = admin.post(url(Territory, "edit", above.pk), data)
    assert response.status_code == 200
    above.refresh_from_db()
    assert above.parent is None


def test_a_tag_is_renamed_in_the_admin(admin):
    tag = Tag.objects.create(name="velo")
    Tag.objects.create(name="bois")
    address = url(Tag, "edit", tag.pk)
    assert admin.post(address, {"name": "Bois"}).status_code == 200
    assert admin.post(address, {"name": "Vélo"}).status_code == 302
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Vélo", "velo")


def test_tags_are_merged_in_the_admin(admin):
    page = practice(tags=["velo", "bicyclette"])
    source, target = Tag.objects.get(name="velo"), Tag.objects.get(name="bicyclette")
    assert "velo" in admin.get(url(Tag, "list")).content.decode()
    admin.post(url(Tag, "merge", source.pk), {"target": target.pk, "confirmed": "1"})
    page.refresh_from_db()
    assert [tag.name for tag in page.tags.all()] == ["bicyclette"]


def test_a_new_tag_is_added(admin):
    assert admin.post(url(Tag, "add"), {"name": "Potager"}).status_code == 302
    assert Tag.objects.get(name="Potager").slug == "potager"
