"""An action sheet becomes a good practice when it shows what makes one, and nothing is lost on the way."""

import json

import pytest
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource

from knowledgebase.completeness import IncompletePractice
from knowledgebase.models import PracticePage
from knowledgebase.services import demote, promote
from tests.admin.builders import GOOD, home, practice, superuser

pytestmark = pytest.mark.django_db


def test_promotion_keeps_the_page():
    page = practice(tags=["garde"], **GOOD)
    before = (page.pk, page.url_path, page.translation_key, page.revisions.count(), page.latest_revision_id)
    chef = superuser()
    page = promote(page, by=chef)
    assert page.is_good_practice
    assert (page.pk, page.url_path, page.translation_key, page.revisions.count(), page.latest_revision_id) == before
    assert [tag.name for tag in page.tags.all()] == ["garde"]
    entry = PageLogEntry.objects.get(action="knowledgebase.promote")
    assert (entry.page_id, entry.user) == (page.pk, chef)


def test_what_is_missing_is_named():
    page = practice(**{**GOOD, "results": "", "period": ""})
    with pytest.raises(IncompletePractice) as refusal:
        promote(page, by=None)
    assert [one.name for one in refusal.value.missing] == ["results", "period"]
    assert str(refusal.value.missing[0].label) in refusal.value.messages[0]
    page.refresh_from_db()
    assert not page.is_good_practice
    assert not PageLogEntry.objects.filter(action="knowledgebase.promote").exists()


def test_of_a_live_page_the_published_text_counts():
    page = practice()
    draft = page.get_latest_revision_as_object()
    for name, value in GOOD.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    with pytest.raises(IncompletePractice):
        promote(page, by=None)
    revision.publish()
    assert promote(page, by=None).is_good_practice


def test_of_a_draft_the_latest_text_counts():
    page = practice(live=False)
    for name, value in GOOD.items():
        setattr(page, name, value)
    page.save_revision()
    assert promote(PracticePage.objects.get(pk=page.pk), by=None).is_good_practice


def test_older_texts_do_not_bring_the_old_kind_back():
    page = practice(**GOOD)
    older = page.latest_revision
    promote(page, by=None)
    assert older.as_object().is_good_practice
    older.publish()
    page.refresh_from_db()
    assert page.is_good_practice


def test_demotion_keeps_every_word():
    page = promote(practice(**GOOD), by=None)
    results = page.results
    page = demote(page, by=None)
    assert not page.is_good_practice
    assert page.results == results
    assert PageLogEntry.objects.filter(action="knowledgebase.demote", page=page).exists()


def test_doing_it_twice_says_it_once():
    page = promote(practice(**GOOD), by=None)
    promote(page, by=None)
    assert PageLogEntry.objects.filter(action="knowledgebase.promote").count() == 1


def test_translations_follow_now_and_later():
    home("nl")
    page = practice(**GOOD)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    dutch, german = Locale.objects.get(language_code="nl"), Locale.objects.get_or_create(language_code="de")[0]
    Translation.objects.create(source=source, target_locale=dutch).save_target(publish=False)
    promote(page, by=None)
    assert PracticePage.objects.get(locale=dutch).is_good_practice
    source.refresh_from_db()
    assert json.loads(source.content_json)["kind"] == "good_practice"
    home("de")
    Translation.objects.create(source=source, target_locale=german).save_target(publish=False)
    assert PracticePage.objects.get(locale=german).is_good_practice
