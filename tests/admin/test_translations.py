"""Translations: what wagtail-localize does with our pages, what we add, and the dashboard."""

import re

import polib
import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import Challenge
from home.admin.translation_state import State, count_states, translation_rows
from home.admin.translations import page_models
from home.permissions import CONTRIBUTOR
from home.services import setup_groups
from knowledgebase.models import PracticePage
from tests.harness.client import StrictClient

from .builders import home, member, practice, practice_index, term

pytestmark = pytest.mark.django_db
DIFFICULTY = ("difficulty", {"difficulty": "La place vide.", "answer": "Le centre réserve."})


@pytest.fixture
def dutch():
    home("nl")
    return Locale.objects.get(language_code="nl")


def in_dutch(page):
    return PracticePage.objects.get(translation_key=page.translation_key, locale__language_code="nl")


def translate(page, locale, publish=True, words=None):
    """What a translator does with a PO file: every segment gets its text."""
    source, _created = TranslationSource.update_or_create_from_instance(PracticePage.objects.get(pk=page.pk))
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    po = translation.export_po()
    done = polib.POFile()
    done.metadata = po.metadata
    for entry in po:
        entry.msgstr = (words or {}).get(entry.msgid) or entry.msgstr or f"nl {entry.msgid}"
        done.append(entry)
    translation.import_po(done)
    # wagtail-localize publishes after the transaction.
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=publish)
    return source


def edit(page, **fields):
    draft = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def submit(client, page, locale):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(url, {"locales": [locale.pk], "include_subtree": ""})


def test_submitting_makes_a_draft_that_nobody_sees(admin, dutch):
    page = practice()
    assert submit(admin, page, dutch).status_code == 302
    translation = in_dutch(page)
    assert not translation.live
    assert translation.title == page.title
    for parent in translation.get_ancestors().filter(depth__gt=2):
        assert not parent.live or parent.alias_of_id


def test_a_translated_page_is_published_with_its_streams(dutch):
    page = practice(difficulties=[DIFFICULTY], tags=["garde"])
    translate(page, dutch)
    translation = in_dutch(page)
    assert translation.live
    assert translation.title == f"nl {page.title}"
    assert translation.steps[0].value["title"] == "nl Repérer"
    assert translation.difficulties[0].value["answer"] == "nl Le centre réserve."
    assert [tag.name for tag in translation.tags.all()] == ["garde"]
    assert translation.carrier_id == page.carrier_id
    assert translation.start_cost == page.start_cost


def test_publish_sync_edit_republish(dutch):
    page = practice(difficulties=[DIFFICULTY], tags=["garde"])
    translate(page, dutch)
    steps = PracticePage.objects.get(pk=page.pk).steps
    steps.append(("step", {"title": "Réserver", "text": "Appeler.", "who": "", "duration": "", "tool": ""}))
    edit(page, steps=steps, start_cost="1k_5k", summary="Autre phrase.")
    draft = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.tags.add("crèche")
    draft.save_revision().publish()
    translation = in_dutch(page)
    assert [block.value["title"] for block in translation.steps] == ["nl Repérer"]
    translate(page, dutch)
    translation = in_dutch(page)
    assert [block.value["title"] for block in translation.steps] == ["nl Repérer", "nl Réserver"]
    assert translation.summary == "nl Autre phrase."
    assert translation.start_cost == "1k_5k"
    assert sorted(tag.name for tag in translation.tags.all()) == ["crèche", "garde"]
    # What was translated before is not asked again, and nothing is doubled.
    assert TranslationSource.objects.count() == 1
    assert translation.difficulties[0].value["difficulty"] == "nl La place vide."


def test_a_word_taken_away_in_the_source_goes_away(dutch):
    page = practice(difficulties=[DIFFICULTY], transfer_keep="La question.")
    translate(page, dutch)
    edit(page, difficulties=[], transfer_keep="")
    translate(page, dutch)
    translation = in_dutch(page)
    assert len(translation.difficulties) == 0
    assert translation.transfer_keep == ""


def test_an_edited_draft_of_a_translation_is_not_published_by_the_source(dutch):
    page = practice()
    translate(page, dutch, publish=False)
    edit(page, summary="Autre phrase.")
    assert not in_dutch(page).live


def test_terms_follow_the_source(dutch):
    page = practice()
    translate(page, dutch)
    edit(page, challenges=[term(Challenge, "logement"), term(Challenge, "dettes")])
    translation = in_dutch(page)
    assert sorted(one.code for one in translation.challenges.all()) == ["dettes", "logement"]
    revision = translation.get_latest_revision().as_object()
    assert sorted(one.code for one in revision.challenges.all()) == ["dettes", "logement"]


def test_the_source_does_not_follow_its_translation(dutch):
    page = practice()
    translate(page, dutch)
    edit(in_dutch(page), challenges=[term(Challenge, "logement")])
    assert [one.code for one in PracticePage.objects.get(pk=page.pk).challenges.all()] == ["garde-enfants"]


def states(page):
    row = next(row for row in translation_rows(page_models()) if row.page_id == page.pk)
    return {cell.language: cell.state for cell in row.cells}


def test_states_from_missing_to_current_and_back(dutch):
    page = practice()
    edit(page, summary="Publiée.")
    assert states(page) == {"nl": State.MISSING}
    translate(page, dutch, publish=False)
    assert states(page) == {"nl": State.DRAFT}
    translate(page, dutch)
    assert states(page) == {"nl": State.CURRENT}
    edit(page, summary="Autre phrase.")
    assert states(page) == {"nl": State.OUTDATED}
    # Publishing the translation as it was says nothing new.
    in_dutch(page).save_revision().publish()
    assert states(page) == {"nl": State.OUTDATED}
    translate(page, dutch)
    assert states(page) == {"nl": State.CURRENT}


def test_aliases_and_translations_are_not_listed(dutch):
    page = practice()
    translate(page, dutch)
    rows = translation_rows(page_models())
    assert len([row for row in rows if row.page_id == page.pk]) == 1
    assert in_dutch(page).pk not in [row.page_id for row in rows]
    assert count_states(rows)["nl"][State.CURRENT] >= 1


def test_the_number_of_queries_does_not_grow(dutch, django_assert_num_queries):
    practice()
    translation_rows(page_models())
    for number in range(3):
        practice(f"Fiche {number}")
    with django_assert_num_queries(5):
        translation_rows(page_models())


def test_the_dashboard_leads_to_the_work(admin, dutch):
    page, other = practice(), practice("Une autre")
    edit(page, summary="Publiée.")
    edit(other, summary="Publiée.")
    url = reverse("translation_report")
    assert url in admin.get(reverse("wagtailadmin_home")).content.decode()
    submit_url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert submit_url in admin.get(url).content.decode()
    source = translate(page, dutch)
    edit(page, summary="Autre phrase.")
    text = admin.get(url).content.decode()
    update_url = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert update_url in text
    assert admin.get(update_url).status_code == 200
    only = BeautifulSoup(admin.get(url, {"state": "outdated", "language": "nl"}).content, "html.parser")
    rows = only.select("table.full-width tbody tr")
    assert [re.sub(r"\s+", " ", row.th.a.get_text()) for row in rows] == [page.title]
    assert page.title in admin.get(reverse("wagtailadmin_home")).content.decode()
    for wrong in ({"state": "x"}, {"language": "xx"}, {"kind": "x"}, {"p": "x"}, {"p": "999"}):
        assert admin.get(url, wrong).status_code == 200


def test_syncing_in_the_admin_asks_for_the_new_words(admin, dutch):
    page = practice()
    source = translate(page, dutch)
    edit(page, summary="Autre phrase.")
    answer = admin.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {})
    assert answer.status_code == 302
    assert in_dutch(page).summary.startswith("nl Une place")
    progress = Translation.objects.get(source=source).get_progress()
    assert progress[0] - progress[1] == 1


def test_contributors_see_it_without_the_right_to_submit(dutch):
    page = practice()
    setup_groups()
    client = StrictClient()
    client.force_login(member("contribution@passerelles.example", CONTRIBUTOR.name))
    text = client.get(reverse("translation_report")).content.decode()
    assert page.title in text
    assert "/localize/submit/" not in text


def test_parents_are_not_published_by_a_translation(admin, dutch):
    practice_index()
    page = practice()
    submit(admin, page, dutch)
    untranslated = Page.objects.filter(locale=dutch, live=True, alias_of=None, depth__gt=2)
    assert not untranslated.exists()


def test_what_an_older_text_leaves_out_can_be_translated() -> None:
    page = practice("Sans qui ni combien")
    page.steps = [{"type": "step", "value": {"title": "Écouter", "text": "Une heure."}}]
    page.save_revision().publish()

    source, _created = TranslationSource.update_or_create_from_instance(page)

    assert "Écouter" in {segment.string.data for segment in StringSegment.objects.filter(source=source)}


def test_a_translation_that_lacks_a_text_says_so(dutch):
    page = practice("Titre à traduire")
    translate(page, dutch)
    assert states(page) == {"nl": State.CURRENT}

    StringTranslation.objects.filter(translation_of__data="Titre à traduire", locale=dutch).first().delete()

    assert states(page) == {"nl": State.PARTIAL}
