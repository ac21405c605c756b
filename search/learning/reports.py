"""What editors read of the log: which searches are most asked, which find nothing, which find what nobody opens."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from ..models import Opening, Question, Search

MOST_ROWS = 200


class Report(models.TextChoices):
    FREQUENT = "frequent", _("Most searched")
    NOTHING = "nothing", _("Found nothing")
    UNOPENED = "unopened", _("Found something, nothing opened")


@dataclass(frozen=True)
class ReportRow:
    """Searches that come down to the same words. words: as most people typed them. days: on how many different ones.
    found: the most documents that they found. opened: how many results were opened. question: what was decided."""

    language: str
    key: str
    words: str
    times: int
    days: int
    found: int
    opened: int
    first: datetime.datetime
    last: datetime.datetime
    question: Question | None


def report_rows(report: str, since: datetime.datetime, language: str = "") -> list[ReportRow]:
    """The rows of a report, the most asked first, at most MOST_ROWS. language: one, or empty for all. Four queries."""
    searches = _searches(since, language)
    if report == Report.NOTHING:
        searches = searches.filter(total=0, kind="", filters={})
    groups = searches.values("language", "key").annotate(
        times=Count("pk"),
        days=Count(TruncDate("hour"), distinct=True),
        found=Max("total"),
        first=Min("hour"),
        last=Max("hour"),
    )
    if report == Report.UNOPENED:
        opened = Opening.objects.filter(language=OuterRef("language"), key=OuterRef("key"), hour__gte=since)
        groups = groups.filter(~Exists(opened), found__gt=0)
    found = list(groups.order_by("-times", "key")[:MOST_ROWS])
    keys = [group["key"] for group in found]
    words = _words(searches, keys)
    opened_times = _count(Opening.objects.filter(hour__gte=since, key__in=keys))
    questions = {(one.language, one.key): one for one in Question.objects.filter(key__in=keys)}
    return [
        ReportRow(
            **group,
            words=words[group["language"], group["key"]],
            opened=opened_times.get((group["language"], group["key"]), 0),
            question=questions.get((group["language"], group["key"])),
        )
        for group in found
    ]


def masked(since: datetime.datetime, language: str = "") -> int:
    """How many searches held what may name somebody, so that their words were not kept."""
    return _of(Search.objects.filter(hour__gte=since, key=""), language).count()


def _searches(since: datetime.datetime, language: str) -> QuerySet[Search]:
    return _of(Search.objects.filter(hour__gte=since).exclude(key="").order_by(), language)


def _of(searches: QuerySet[Search], language: str) -> QuerySet[Search]:
    return searches.filter(Q(language=language) if language else Q())


def _words(searches: QuerySet[Search], keys: Iterable[str]) -> dict[tuple[str, str], str]:
    """The form that most people typed, for each language and key."""
    forms: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    typed = searches.filter(key__in=keys).values("language", "key", "words").annotate(times=Count("pk"))
    for form in typed:
        forms[form["language"], form["key"]].append((form["times"], form["words"]))
    return {key: max(found)[1] for key, found in forms.items()}


def _count(openings: QuerySet[Opening]) -> dict[tuple[str, str], int]:
    counted: Any = openings.order_by().values("language", "key").annotate(times=Count("pk"))
    return {(one["language"], one["key"]): one["times"] for one in counted}
