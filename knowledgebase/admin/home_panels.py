"""What of the knowledge base waits for an editor, on the admin's home page."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from core.originals import originals
from knowledgebase.admin.barriers_met import DECIDE as DECIDE_CASES
from knowledgebase.admin.listing import completeness_of
from knowledgebase.admin.overdue import overdue_practices
from knowledgebase.admin.replications import DECIDE
from knowledgebase.admin.suggestions import DECIDE as DECIDE_SUGGESTIONS
from knowledgebase.enums import CaseState, ReplicationState, SuggestionState
from knowledgebase.models import BarrierMet, BarrierSuggestion, PracticePage, Replication

SHOWN = 5
MEASURED = 200  # the drafts touched last; nobody finishes older ones today


class ReplicationsPanel(Component):
    """Répliques that nobody has read yet."""

    name = "replications_to_read"
    template_name = "knowledgebase/admin/home_replications.html"
    order = 225

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm(DECIDE):
            return {"waiting": [], "url": ""}
        waiting = Replication.objects.filter(state=ReplicationState.SUBMITTED).order_by("submitted_at")
        return {"waiting": waiting[:SHOWN], "url": reverse("replications:index")}


class CasesPanel(Component):
    """Cases that organisations told of barriers, and that nobody has read yet."""

    name = "cases_to_read"
    template_name = "knowledgebase/admin/home_barriers_met.html"
    order = 226

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm(DECIDE_CASES):
            return {"waiting": [], "url": ""}
        waiting = BarrierMet.objects.filter(case_state=CaseState.SUBMITTED).order_by("changed_at")
        shown = waiting.select_related("organisation")[:SHOWN]
        return {"waiting": shown, "url": reverse("barriers_met:index")}


class SuggestionsPanel(Component):
    """Barriers that visitors suggest, and that nobody has answered yet."""

    name = "suggestions_to_read"
    template_name = "knowledgebase/admin/home_suggestions.html"
    order = 227

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm(DECIDE_SUGGESTIONS):
            return {"waiting": [], "url": ""}
        waiting = BarrierSuggestion.objects.filter(state=SuggestionState.WAITING).order_by("sent_at")
        return {"waiting": waiting[:SHOWN], "url": reverse("barrier_suggestions:index")}


class OverduePanel(Component):
    name = "overdue_reviews"
    template_name = "knowledgebase/admin/home_overdue.html"
    order = 230

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        late = overdue_practices(parent_context["request"].user)
        return {"practices": late[:SHOWN], "total": late.count(), "url": reverse("practice_admin:overdue")}


class DraftsPanel(Component):
    """Practices that were never published, the least complete first."""

    name = "incomplete_drafts"
    template_name = "knowledgebase/admin/home_drafts.html"
    order = 240

    @cached_property
    def url(self) -> str:
        return f"{reverse('practices:index')}?live=false"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        policy = policy_registry.get_by_type(PracticePage)
        mine = policy.instances_user_has_permission_for(user, "change")
        drafts = originals(PracticePage.objects.filter(live=False, first_published_at=None, alias_of=None))
        drafts = drafts.filter(pk__in=mine.values("pk")).select_related("carrier")
        latest = list(drafts.order_by("-latest_revision_created_at")[:MEASURED])
        known = completeness_of(latest)
        for draft in latest:
            draft.completeness = known[draft.pk]
        latest.sort(key=lambda draft: draft.completeness.percent)
        return {"drafts": latest[:SHOWN], "url": self.url}
