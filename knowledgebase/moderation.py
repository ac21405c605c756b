"""What of the knowledge base waits for moderators."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from knowledgebase.enums import CaseState, ReplicationState, SuggestionState
from knowledgebase.models import BarrierMet, BarrierSuggestion, Replication
from network.models import Member
from network.moderation.waiting import Entry, Kind, entry_of, register


def connect() -> None:
    """Register it; called once, when the app is ready."""
    register(
        Kind(
            "replications",
            _("Répliques to read"),
            "knowledgebase.change_replication",
            _replications,
            lambda: f"{reverse('replications:index')}?state={ReplicationState.SUBMITTED.value}",
        )
    )
    register(
        Kind(
            "barrier_cases",
            _("Cases of barriers to read"),
            "knowledgebase.change_barriermet",
            _cases,
            lambda: f"{reverse('barriers_met:index')}?case_state={CaseState.SUBMITTED.value}",
        )
    )
    register(
        Kind(
            "barrier_suggestions",
            _("Suggested barriers"),
            "knowledgebase.change_barriersuggestion",
            _suggestions,
            lambda: f"{reverse('barrier_suggestions:index')}?state={SuggestionState.WAITING.value}",
        )
    )


def _replications(moderator: Member) -> list[Entry]:
    sent = Replication.objects.filter(state=ReplicationState.SUBMITTED)
    return [entry_of(one, one.submitted_at, reverse("replications:inspect", args=[one.pk])) for one in sent]


def _cases(moderator: Member) -> list[Entry]:
    told = BarrierMet.objects.filter(case_state=CaseState.SUBMITTED).select_related("organisation")
    return [entry_of(one, one.changed_at, reverse("barriers_met:inspect", args=[one.pk])) for one in told]


def _suggestions(moderator: Member) -> list[Entry]:
    waiting = BarrierSuggestion.objects.filter(state=SuggestionState.WAITING)
    return [entry_of(one, one.sent_at, reverse("barrier_suggestions:inspect", args=[one.pk])) for one in waiting]
