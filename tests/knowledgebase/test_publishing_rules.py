"""A draft may lack anything; a good practice is not published without what makes it one, whichever the way."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from knowledgebase.completeness import IncompletePractice
from knowledgebase.models import PracticePage
from knowledgebase.services import promote
from tests.admin.builders import GOOD, practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def good():
    return promote(practice(**GOOD), by=None)


def incomplete_draft(page):
    draft = page.get_latest_revision_as_object()
    draft.results = ""
    return draft.save_revision(clean=False)


def test_a_draft_may_lack_it(good):
    revision = incomplete_draft(good)
    assert revision.as_object().results == ""
    good.refresh_from_db()
    assert good.results


def test_publishing_a_revision_is_refused(good):
    revision = incomplete_draft(good)
    with pytest.raises(IncompletePractice):
        revision.publish()
    good.refresh_from_db()
    assert good.results
    assert good.live


def test_saving_it_live_is_refused(good):
    good.difficulties = []
    with pytest.raises(IncompletePractice):
        good.save()


def test_a_schedule_that_comes_due_is_cancelled_and_the_others_go_on(good):
    now = timezone.now()
    revision = incomplete_draft(good)
    good.revisions.filter(pk=revision.pk).update(approved_go_live_at=now - timedelta(minutes=2))
    other = practice("Une autre fiche", live=False)
    other.revisions.update(approved_go_live_at=now - timedelta(minutes=1))
    call_command("publish_scheduled")
    good.refresh_from_db()
    assert good.results
    assert not good.revisions.filter(approved_go_live_at__isnull=False).exists()
    entry = PageLogEntry.objects.get(action="knowledgebase.refuse")
    assert entry.page_id == good.pk
    assert entry.data["reason"] in entry.message
    assert PracticePage.objects.get(pk=other.pk).live


def test_an_action_sheet_needs_none_of_it():
    page = practice(live=False)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.live
