"""What an editor finds of the practices on the admin's home page: late reviews, drafts to finish."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from core.originals import originals
from knowledgebase.admin.listing import completeness_of
from knowledgebase.admin.overdue import overdue_practices
from knowledgebase.models import PracticePage

SHOWN = 5
MEASURED = 200  # the drafts touched last; nobody finishes older ones today


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
