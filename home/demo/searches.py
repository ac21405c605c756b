"""Searches that nobody made, so that the editors' report and the page of searches without an answer have something."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from search.learning import log, questions
from search.learning.words import key_of
from search.models import Opening, Question

from .schema import SearchesFile

DAYS_BETWEEN = 3  # so that each was asked on different days
OPENED = 2  # one search of so many opens a result


def load_searches(found: dict[str, SearchesFile], practices: dict[str, Any], editor: Any) -> int:
    """Write down the searches of each language, then publish and answer what the files say; how many searches."""
    now = timezone.now()
    total = 0
    for language, file in found.items():
        for number, search in enumerate(file.searches):
            moments = [_moment(now, number, turn) for turn in range(search.times)]
            log.record([log.Asked(search.words, language, search.found, at=moment) for moment in moments])
            total += search.times
            key = key_of(search.words, language)
            if search.opened:
                _open(language, key, [practices[slug] for slug in search.opened], moments[::OPENED])
            if search.question:
                question = questions.publish(language, key, by=editor)
                Question.objects.filter(pk=question.pk).update(demonstration=True)
                if search.answer:
                    questions.answer(question, Page.objects.get(pk=practices[search.answer].pk), by=editor)
    return total


def _moment(now: datetime, number: int, turn: int) -> datetime:
    return now - timedelta(days=DAYS_BETWEEN * turn + number % 5 + 1, hours=(number * 5 + turn * 3) % 12)


def _open(language: str, key: str, pages: list[Any], moments: list[datetime]) -> None:
    places = count()
    Opening.objects.bulk_create(
        Opening(
            hour=log.hour_of(moment),
            language=language,
            key=key,
            rank=place + 1,
            document=f"practice:{pages[place].translation_key}:fr",
        )
        for moment in moments
        for place in [next(places) % len(pages)]
    )
