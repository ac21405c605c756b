"""A review is noted everywhere at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from knowledgebase.services import mark_reviewed
from tests.admin.builders import practice, superuser

pytestmark = pytest.mark.django_db


def test_the_next_review_moves():
    page = practice(reviewed_on=date(2024, 1, 1), review_every=12)
    chef = superuser()
    page = mark_reviewed(page, date(2026, 11, 1), by=chef)
    assert (page.reviewed_on, page.review_due_on) == (date(2026, 11, 1), date(2027, 11, 1))
    assert PageLogEntry.objects.get(action="knowledgebase.review").user == chef


def test_the_text_of_a_draft_stays_and_is_not_published():
    page = practice(reviewed_on=date(2024, 1, 1))
    draft = page.get_latest_revision_as_object()
    draft.summary = "Pas encore publié."
    revision = draft.save_revision()
    page = mark_reviewed(page, date(2026, 11, 1), by=None)
    assert page.summary != "Pas encore publié."
    revision.refresh_from_db()
    later = revision.as_object()
    assert (later.reviewed_on, later.summary) == (date(2026, 11, 1), "Pas encore publié.")
    revision.publish()
    page.refresh_from_db()
    assert page.review_due_on == date(2027, 11, 1)


def test_tomorrow_is_refused():
    page = practice(reviewed_on=date(2024, 1, 1))
    with pytest.raises(ValidationError):
        mark_reviewed(page, timezone.localdate() + timedelta(days=1), by=None)
    page.refresh_from_db()
    assert page.reviewed_on == date(2024, 1, 1)
