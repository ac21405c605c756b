"""Organisations of the demonstration that meet its barriers, the cases that a few of them tell, and barriers that
visitors suggested."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from knowledgebase.enums import CaseState
from knowledgebase.models import BarrierMet, BarrierPage
from knowledgebase.suggestions.services import suggest
from network.models import Member, OrganisationPage

from .accounts import RUNS
from .schema import BarrierFile, SuggestionsFile


def load_barriers_met(
    files: Mapping[str, BarrierFile],
    barriers: Mapping[str, BarrierPage],
    organisations: Mapping[str, OrganisationPage],
    members: Mapping[str, Member],
    moderator: Any,
) -> int:
    """Say it for each of them; answer how many there are.."""
    now, who, count = timezone.now(), {slug: members[email] for email, slug in RUNS.items()}, 0
    for slug, data in files.items():
        for one in data.met:
            since = now - timedelta(days=one.days)
            state = CaseState.NONE
            if one.case:
                state = CaseState.PUBLISHED if one.published else CaseState.SUBMITTED
            read = state == CaseState.PUBLISHED
            BarrierMet.objects.create(
                barrier_key=barriers[slug].translation_key,
                barrier_title=barriers[slug].title,
                organisation=organisations[one.organisation],
                organisation_key=organisations[one.organisation].translation_key,
                member=who.get(one.organisation),
                language="fr",
                case=one.case.strip(),
                case_state=state,
                since=since,
                changed_at=since,
                decided_at=since + timedelta(days=1) if read else None,
                decided_by=moderator if read else None,
            )
            count += 1
    return count


def load_suggestions(files: Mapping[str, SuggestionsFile]) -> int:
    """Suggest what each file says, in the language of its name; answer how many there are."""
    now, count = timezone.now(), 0
    for language, file in files.items():
        for one in file.suggestions:
            said = one.model_dump(exclude={"days"}) | {"nature": one.nature or ""}
            suggest(said, language=language, now=now - timedelta(days=one.days))
            count += 1
    return count
