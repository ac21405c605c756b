"""What changes a practice's state."""

import json
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import TranslationSource

from core.touching import touch
from knowledgebase.completeness import IncompletePractice, lacks_to_be_good
from knowledgebase.enums import PracticeKind
from knowledgebase.models import PracticePage, Testimonial
from knowledgebase.review import due_on


def promote(practice: PracticePage, by: AbstractBaseUser | None) -> PracticePage:
    """Make an action sheet a good practice, in every language; return it as it now stands.

    The page, its address, history and tags stay. What readers see is what must be complete: the live page, or the
    latest draft of one that is not live. Raises IncompletePractice, which names what is missing; nothing changes then.
    """
    with transaction.atomic():
        practice = PracticePage.objects.select_for_update().get(pk=practice.pk)
        shown = practice if practice.live else practice.get_latest_revision_as_object()
        missing = lacks_to_be_good(lambda name: getattr(shown, name))
        if missing:
            raise IncompletePractice(missing)
        return _become(practice, PracticeKind.GOOD_PRACTICE, "knowledgebase.promote", by)


def demote(practice: PracticePage, by: AbstractBaseUser | None) -> PracticePage:
    """Make a good practice an action sheet again, in every language, without losing a word of it."""
    with transaction.atomic():
        return _become(practice, PracticeKind.ACTION_SHEET, "knowledgebase.demote", by)


def _become(practice: PracticePage, kind: PracticeKind, action: str, by: AbstractBaseUser | None) -> PracticePage:
    pages = PracticePage.objects.filter(translation_key=practice.translation_key)
    if not pages.exclude(kind=kind).exists():
        return pages.get(pk=practice.pk)
    pages.update(kind=kind)
    # Revisions say nothing of the kind (PracticePage.with_content_json), but what new translations start from does.
    for source in TranslationSource.objects.filter(object_id=practice.translation_key):
        content = {**json.loads(source.content_json), "kind": kind.value}
        TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))
    practice = pages.get(pk=practice.pk)
    log(instance=practice, action=action, user=by)
    touch(pages)
    return practice


def mark_reviewed(practice: PracticePage, on: date, by: AbstractBaseUser | None) -> PracticePage:
    """Note that the practice was read again on ``on`` and holds; in every language, in its drafts as well.

    Raises ValidationError for a day to come. The next review is due ``review_every`` months later.
    """
    if on > timezone.localdate():
        raise ValidationError(_("A review cannot lie in the future."))
    with transaction.atomic():
        note_on_practice(practice, reviewed_on=on)
        practice = PracticePage.objects.get(pk=practice.pk)
        log(instance=practice, action="knowledgebase.review", user=by, data={"on": on.isoformat()})
    return practice


def note_on_practice(practice: PracticePage, **values: Any) -> None:
    """Set plain fields of the practice in every language, and in the drafts that would bring the old ones back."""
    stored = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    for page in PracticePage.objects.filter(translation_key=practice.translation_key):
        for name, value in values.items():
            setattr(page, name, value)
        page.review_due_on = due_on(page.reviewed_on, page.review_every)
        page.save(update_fields=[*values, "review_due_on"], clean=False)
        latest = page.revisions.filter(pk=page.latest_revision_id)
        for revision in latest | page.revisions.filter(approved_go_live_at__isnull=False):
            page.revisions.filter(pk=revision.pk).update(content={**revision.content, **stored})


def withdraw_testimonial(testimonial: Testimonial, by: AbstractBaseUser | None) -> None:
    """Delete what a person said, because consent was taken back; nothing personal stays in the audit log.

    Every translation of the practice, which all show it, is indexed and rendered anew.
    """
    with transaction.atomic():
        practice, number = testimonial.practice, testimonial.pk
        testimonial.delete()  # knowledgebase.signals tells the index and the cache
        log(instance=practice, action="knowledgebase.withdraw_testimonial", user=by, data={"testimonial": number})
