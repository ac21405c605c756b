"""Merging two terms carries everything over, wherever it is kept."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import ModelLogEntry
from wagtail_localize.models import TranslationSource

from core.merging import merge_terms
from core.models import Audience, Challenge, StructureKind, Territory
from core.signals import term_changed
from tests.admin.builders import practice, superuser, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def transport():
    return term(Challenge, "transport", label_fr="Transport", label_nl="Vervoer", also_called="bus; permis")


@pytest.fixture
def mobility():
    return term(Challenge, "mobilite", label_fr="Mobilité", also_called="permis")


def codes(relation):
    return sorted(found.code for found in relation.all())


def test_pages_use_the_target(transport, mobility):
    page = practice(challenges=[transport])
    merge_terms(transport, mobility, by=None)
    page.refresh_from_db()
    assert codes(page.challenges) == ["mobilite"]
    assert not Challenge.objects.filter(code="transport").exists()


def test_a_page_with_both_keeps_one(transport, mobility):
    page = practice(challenges=[transport, mobility])
    merge_terms(transport, mobility, by=None)
    page.refresh_from_db()
    assert codes(page.challenges) == ["mobilite"]


def test_drafts_and_older_revisions_follow(transport, mobility):
    page = practice(challenges=[mobility])
    draft = page.get_latest_revision_as_object()
    draft.challenges = [transport, mobility]
    draft.save_revision()
    older = page.revisions.order_by("pk").last()
    draft.challenges = [transport]
    latest = draft.save_revision()
    merge_terms(transport, mobility, by=None)
    for revision in (older, latest):
        revision.refresh_from_db()
        assert codes(revision.as_object().challenges) == ["mobilite"]


def test_translation_sources_follow(transport, mobility):
    page = practice(challenges=[transport])
    source, _created = TranslationSource.get_or_create_from_instance(page)
    merge_terms(transport, mobility, by=None)
    source.refresh_from_db()
    assert json.loads(source.content_json)["challenges"] == [mobility.pk]
    json.dumps(source.content_json, cls=DjangoJSONEncoder)


def test_the_target_gains_the_names_that_people_type(transport, mobility):
    merge_terms(transport, mobility, by=None)
    mobility.refresh_from_db()
    assert mobility.other_names == ("permis", "Transport", "Vervoer", "bus")
    assert mobility.label_fr == "Mobilité"


def test_an_acronym_becomes_another_name():
    old = term(StructureKind, "eft", label_fr="Entreprise de formation par le travail", acronym="EFT")
    new = term(StructureKind, "cisp", label_fr="Centre d’insertion", acronym="CISP")
    merge_terms(old, new, by=None)
    new.refresh_from_db()
    assert "EFT" in new.other_names


def test_narrower_terms_move_to_the_target(transport, mobility):
    bus = term(Challenge, "bus", parent=transport)
    merge_terms(transport, mobility, by=None)
    bus.refresh_from_db()
    assert bus.parent == mobility


def test_a_target_below_its_source_takes_its_place(transport):
    top = term(Challenge, "haut")
    transport.parent = top
    transport.save()
    middle = term(Challenge, "milieu", parent=transport)
    target = term(Challenge, "bas", parent=middle)
    merge_terms(transport, target, by=None)
    target.refresh_from_db()
    middle.refresh_from_db()
    assert target.parent == top
    assert middle.parent == target


def test_zones_follow_and_never_contain_themselves():
    lille, kortrijk = term(Territory, "FR-59"), term(Territory, "BE-VWV")
    old, new = term(Territory, "ZONE-LILLE"), term(Territory, "ZONE-EURO")
    old.contains.set([lille, new])
    new.contains.set([lille, kortrijk])
    above = term(Territory, "ZONE-GRANDE")
    above.contains.set([old])
    merge_terms(old, new, by=None)
    assert codes(new.contains) == ["BE-VWV", "FR-59"]
    assert codes(above.contains) == ["ZONE-EURO"]


def test_the_log_says_who_merged_what(transport, mobility):
    practice(challenges=[transport])
    chef = superuser()
    merge_terms(transport, mobility, by=chef)
    entry = ModelLogEntry.objects.get(action="core.merge_terms")
    assert (entry.user, entry.object_id) == (chef, str(mobility.pk))
    assert entry.data["source"] == {"code": "transport", "label": "Transport", "uses": 1}
    assert "Transport" in entry.message


def test_who_listens_hears_of_both(transport, mobility):
    heard = []

    def listen(axis, code, **kwargs):
        heard.append((axis, code))

    term_changed.connect(listen)
    try:
        merge_terms(transport, mobility, by=None)
    finally:
        term_changed.disconnect(listen)
    assert {("challenge", "transport"), ("challenge", "mobilite")} <= set(heard)


def test_refusals_change_nothing(transport):
    with pytest.raises(ValidationError):
        merge_terms(transport, transport, by=None)
    with pytest.raises(ValidationError):
        merge_terms(transport, term(Audience, "jeunes"), by=None)
    assert Challenge.objects.filter(code="transport").exists()


def test_a_term_that_is_gone_is_refused(transport, mobility):
    Challenge.objects.filter(pk=mobility.pk).delete()
    with pytest.raises(ValidationError):
        merge_terms(transport, mobility, by=None)


def test_a_failure_leaves_everything_as_it_was(transport, mobility, monkeypatch):
    page = practice(challenges=[transport])

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("core.merging.log", fail)
    with pytest.raises(RuntimeError):
        merge_terms(transport, mobility, by=None)
    page.refresh_from_db()
    assert codes(page.challenges) == ["transport"]
