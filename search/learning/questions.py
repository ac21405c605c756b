"""Searches that found nothing, and what becomes of them: published by an editor, asked too by members, answered."""

import datetime
import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as audit
from wagtail.models import Page

from core import caching

from .. import sources
from ..analysis import analyse
from ..engines import get_engine
from ..models import MeToo, Question, QuestionState, Search
from ..query import Query
from ..synonyms import alternatives
from .words import key_of

log = logging.getLogger(__name__)

LEAST_DAYS = 2  # on which it was asked, before it may be published: one person's day names nobody's need
_LOOKED_AT = 5  # practices among which an answer is looked for
_MOST_SETTLED = 200


def unanswered(language: str, key: str) -> QuerySet[Search]:
    """The searches that asked this of the whole index and found nothing."""
    return Search.objects.filter(language=language, key=key, total=0, kind="", filters={})


def days_asked(language: str, key: str) -> int:
    """On how many different days that was."""
    hours = unanswered(language, key).values_list("hour", flat=True).distinct()
    return len({timezone.localdate(hour) for hour in hours})


def open_question(number: str) -> Question | None:
    """The open question of this number, as it came with a request; None for whatever is none."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return Question.objects.filter(pk=int(number), state=QuestionState.OPEN).first()


def publish(language: str, key: str, by: Any) -> Question:
    """Show a search that found nothing to everybody, in the form in which most people typed it.

    Raises ValidationError when it was not asked on two different days, or is decided upon already."""
    if days_asked(language, key) < LEAST_DAYS:
        raise ValidationError(_("This was asked on one day only: wait until somebody asks it again."))
    return _decide(language, key, QuestionState.OPEN, "search.publish_question", by)


def refuse(language: str, key: str, by: Any) -> Question:
    """Keep a search that found nothing from being proposed again. Raises ValidationError when it is decided upon."""
    return _decide(language, key, QuestionState.REFUSED, "search.refuse_question", by)


def _decide(language: str, key: str, state: QuestionState, action: str, by: Any) -> Question:
    searches = unanswered(language, key)
    first = searches.order_by("hour").first()
    if not key or first is None:
        raise ValidationError(_("Nobody searched for this."))
    words = Counter(searches.values_list("words", flat=True)).most_common(1)[0][0]
    try:
        with transaction.atomic():
            question = Question.objects.create(
                language=language,
                key=key,
                words=words,
                asked=searches.count(),
                since=timezone.localdate(first.hour),
                state=state,
                decided_on=timezone.localdate(),
            )
            audit(instance=question, action=action, user=by)
    except IntegrityError:
        raise ValidationError(_("This was decided upon already.")) from None
    return question


def answer(question: Question, page: Page, by: Any = None) -> None:
    """Say that this page answers the question. by: an editor; None where a search for it found the page."""
    with transaction.atomic():
        question.state, question.answer, question.answered_on = QuestionState.ANSWERED, page, timezone.localdate()
        question.save(update_fields=["state", "answer", "answered_on"])
        audit(instance=question, action="search.answer_question", user=by, data={"page": page.title})


def reopen(question: Question, by: Any = None) -> None:
    """Show it among the open ones again; also one that was refused."""
    with transaction.atomic():
        question.state, question.answer, question.answered_on = QuestionState.OPEN, None, None
        question.save(update_fields=["state", "answer", "answered_on"])
        audit(instance=question, action="search.reopen_question", user=by)


def revise(question: Question, words: str, state: str, page: Page | None, by: Any) -> Question:
    """What an editor changed of a question: its words, its state, the page that answers it."""
    with transaction.atomic():
        if words != question.words:
            question.words = words
            question.save(update_fields=["words"])
            audit(instance=question, action="wagtail.edit", user=by)
        if page and (state, page.pk) != (question.state, question.answer_id):
            answer(question, page, by)
        elif state == QuestionState.OPEN != question.state:
            reopen(question, by)
        elif state == QuestionState.REFUSED != question.state:
            question.state, question.answer, question.answered_on = state, None, None
            question.decided_on = timezone.localdate()
            question.save(update_fields=["state", "answer", "answered_on", "decided_on"])
            audit(instance=question, action="search.refuse_question", user=by)
    return question


def ask_too(question: Question, member: Any) -> bool:
    """A member has this question too, or takes it back; whether they have it now. Only an open question is asked."""
    with transaction.atomic():
        if MeToo.objects.filter(question=question, member=member).delete()[0]:
            return False
        if question.state != QuestionState.OPEN:
            return False
        MeToo.objects.get_or_create(question=question, member=member, defaults={"on": timezone.localdate()})
    return True


def count(searches: Iterable[Search]) -> None:
    """Count these searches on the open questions that they ask again."""
    asked = Counter(
        (one.language, one.key) for one in searches if one.key and not (one.total or one.kind or one.filters)
    )
    if not asked:
        return
    keys = {key for _language, key in asked}
    for question in Question.objects.filter(key__in=keys, state=QuestionState.OPEN):
        if times := asked[question.language, question.key]:
            Question.objects.filter(pk=question.pk).update(asked=F("asked") + times)
            caching.changed(name_of(question.language))


def name_of(language: str) -> str:
    """What the page cache calls the questions of a language."""
    return f"questions:{language}"


def forget(limit: datetime.date, dry_run: bool = False) -> int:
    """Erase what was refused before that day, and who asked too before it, though not that somebody did; how much."""
    refused = Question.objects.filter(state=QuestionState.REFUSED, decided_on__lt=limit)
    named = MeToo.objects.filter(on__lt=limit).exclude(member=None)
    if dry_run:
        return refused.count() + named.count()
    return refused.delete()[0] + named.update(member=None)


def settle(lists: Iterable[tuple[str, str]], **kwargs: object) -> None:
    """After the index changed: open questions that a practice answers now, answered ones whose answer is gone.

    lists: (kind, language) of what changed."""
    languages = {language for kind, language in lists if kind == "practice"}
    if not languages:
        return
    questions = Question.objects.filter(language__in=languages)
    for question in questions.filter(state=QuestionState.OPEN)[:_MOST_SETTLED]:
        if page := _answer_of(question):
            answer(question, page)
    for question in questions.filter(state=QuestionState.ANSWERED).exclude(answer__live=True):
        reopen(question)


def _answer_of(question: Question) -> Page | None:
    """A practice that holds all the words of the question, in its language: one that has some of them is found by a
    search, too, but may speak of something else."""
    language, wanted = question.language, set(key_of(question.words, question.language).split())
    asked = Query(
        text=question.words,
        language=language,
        kinds=("practice",),
        untranslated=False,
        alternatives=alternatives(question.words, language),
        size=_LOOKED_AT,
    )
    for hit in get_engine().search(asked).hits:
        key = hit.id.split(":")[1]
        try:
            page = Page.objects.filter(translation_key=key, locale__language_code=language, live=True).first()
        except ValidationError:  # a document that stands for no page
            continue
        document = sources.document_of(page.specific) if page else None
        if page and document:
            text = " ".join((document.title, document.summary, document.body, *document.keywords))
            if wanted and wanted <= set(analyse(text, language)):
                return page
    return None
