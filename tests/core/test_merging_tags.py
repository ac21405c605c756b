"""Tags are renamed and merged on pages, pictures and in drafts."""

import pytest
from django.core.exceptions import ValidationError
from taggit.models import Tag, TaggedItem
from wagtail.models import ModelLogEntry

from core.models import Picture
from core.tags import merge_tags, rename_tag
from tests.admin.builders import practice

pytestmark = pytest.mark.django_db


def names(page):
    return sorted(tag.name for tag in page.tags.all())


def test_pages_and_drafts_follow():
    page = practice(tags=["covoit", "horaires"])
    draft = page.get_latest_revision_as_object()
    draft.tags.add("covoiturage")
    revision = draft.save_revision()
    source, target = Tag.objects.get(name="covoit"), Tag.objects.get(name="covoiturage")
    merge_tags(source, target, by=None)
    page.refresh_from_db()
    revision.refresh_from_db()
    assert names(page) == ["covoiturage", "horaires"]
    assert names(revision.as_object()) == ["covoiturage", "horaires"]
    assert ModelLogEntry.objects.get(action="core.merge_tags").data["source"] == {"name": "covoit", "uses": 1}


def test_pictures_follow():
    picture = Picture.objects.create(title="Un atelier", file="a.png", width=1, height=1)
    picture.tags.add("bois")
    source, target = Tag.objects.get(name="bois"), Tag.objects.create(name="menuiserie")
    merge_tags(source, target, by=None)
    assert TaggedItem.objects.get().tag == target


def test_a_new_name_gives_a_new_address():
    tag = Tag.objects.create(name="velo")
    page = practice(tags=["velo"])
    rename_tag(tag, "  Vélo   partagé ", by=None)
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Vélo partagé", "velo-partage")
    assert names(page) == ["Vélo partagé"]


def test_the_case_alone_may_change():
    tag = Tag.objects.create(name="velo")
    assert rename_tag(tag, "Velo", by=None).name == "Velo"


@pytest.mark.parametrize("name", ["", "   ", "BOIS"])
def test_an_empty_or_taken_name_is_refused(name):
    Tag.objects.create(name="bois")
    tag = Tag.objects.create(name="velo")
    with pytest.raises(ValidationError):
        rename_tag(tag, name, by=None)


def test_a_tag_is_not_merged_with_itself():
    tag = Tag.objects.create(name="bois")
    with pytest.raises(ValidationError):
        merge_tags(tag, tag, by=None)
