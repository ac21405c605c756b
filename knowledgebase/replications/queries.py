"""The visits to a practice and its répliques, in all its languages."""

from uuid import UUID

from django.db.models import QuerySet

from knowledgebase.enums import ReplicationState
from knowledgebase.models.replication import Replication
from network.companionship.enums import TOOK_PLACE
from network.models import VisitRequest


def visits_of(key: UUID) -> QuerySet[VisitRequest]:
    """The visits to a practice that took place."""
    return VisitRequest.objects.filter(page_key=key, state__in=TOOK_PLACE)


def published_of(key: UUID) -> QuerySet[Replication]:
    """Its published répliques, the newest first."""
    return Replication.objects.filter(practice_key=key, state=ReplicationState.PUBLISHED)
