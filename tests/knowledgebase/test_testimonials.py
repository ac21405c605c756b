"""What a person said is gone from everywhere once the consent is taken back."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from wagtail.models import Locale, ModelLogEntry, PageLogEntry
from wagtail_localize.models import Translation, TranslationSource

from core.caching import current_generation, page_name, stale
from knowledgebase import models
from knowledgebase.models import PracticePage
from knowledgebase.services import withdraw_testimonial
from tests.admin.builders import home, practice, superuser

pytestmark = pytest.mark.django_db
WORDS = "La troisième semaine j’ai failli lâcher"


def everything_stored() -> str:
    """All rows of all tables, as text."""
    rows = [serializers.serialize("json", model._base_manager.all(), ensure_ascii=False) for model in apps.get_models()]
    return json.dumps(rows, ensure_ascii=False)


@pytest.fixture
def testimonial():
    page = practice()
    quote = models.Testimonial.objects.create(
        practice=page, first_name="Zénobie", role="stagiaire en 2024", text=WORDS, consent_on=date(2026, 3, 12)
    )
    page.save_revision().publish()
    return quote


def test_nothing_of_it_stays(testimonial):
    chef = superuser()
    practice_key, number = testimonial.practice_id, testimonial.pk
    withdraw_testimonial(testimonial, by=chef)
    stored = everything_stored()
    assert WORDS not in stored
    assert "Zénobie" not in stored
    entry = PageLogEntry.objects.get(action="knowledgebase.withdraw_testimonial")
    assert (entry.page_id, entry.user, entry.data) == (practice_key, chef, {"testimonial": number})


def test_no_revision_ever_held_it(testimonial):
    contents = [revision.content for revision in testimonial.practice.revisions.all()]
    assert contents
    assert WORDS not in json.dumps(contents, ensure_ascii=False)


def test_every_translation_is_made_anew(testimonial):
    home("nl")
    source, _created = TranslationSource.get_or_create_from_instance(testimonial.practice)
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="nl")).save_target(
        publish=False
    )
    before = current_generation()
    document = testimonial.practice.search_document()
    assert WORDS not in repr(document) or document is None
    withdraw_testimonial(testimonial, by=None)
    assert stale([page_name(page) for page in PracticePage.objects.all()], before)
    for page in PracticePage.objects.all():
        assert WORDS not in repr(page.search_document())


def test_a_new_one_is_shown_at_once(testimonial):
    before = current_generation()
    models.Testimonial.objects.create(
        practice=testimonial.practice, first_name="Ali", role="stagiaire", text="Bien.", consent_on=date(2026, 3, 12)
    )
    assert stale([page_name(testimonial.practice)], before)


def test_deleting_the_practice_deletes_it(testimonial):
    PracticePage.objects.get(pk=testimonial.practice_id).delete()
    assert not models.Testimonial.objects.exists()
    assert WORDS not in everything_stored()
    assert not ModelLogEntry.objects.filter(label__contains="Zénobie").exists()
