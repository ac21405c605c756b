"""Organisations of the demonstration that meet its barriers, and the cases that a few of them tell."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from knowledgebase.enums import CaseState
from knowledgebase.models import BarrierMet, BarrierPage
from network.models import Member, OrganisationPage

from .accounts import RUNS
from .schema import BarrierFile


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
