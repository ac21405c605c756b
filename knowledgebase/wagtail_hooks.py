"""The knowledge base's place in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry, register_permission_policy

from core.admin.inspected import LookOnly
from knowledgebase.admin.barriers_met import BarrierMetViewSet
from knowledgebase.admin.events import EventListing
from knowledgebase.admin.guards import PracticeViewSet, refuse_bulk_publication
from knowledgebase.admin.home_panels import DraftsPanel, OverduePanel
from knowledgebase.admin.listing import PracticeListing
from knowledgebase.admin.overdue import OverdueReport
from knowledgebase.admin.replications import ReplicationViewSet
from knowledgebase.admin.suggestions import SuggestionViewSet
from knowledgebase.admin.views import DemoteView, PromoteView, ReviewView
from knowledgebase.enums import Maturity
from knowledgebase.models import BarrierMet, BarrierSuggestion, PracticePage, Replication
from knowledgebase.viewsets import TestimonialViewSet

hooks.register("before_bulk_action", refuse_bulk_publication)
register_permission_policy(Replication, LookOnly(Replication))
register_permission_policy(BarrierMet, LookOnly(BarrierMet))
register_permission_policy(BarrierSuggestion, LookOnly(BarrierSuggestion))


@hooks.register("register_admin_viewset")
def practice_viewsets() -> list[Any]:
    from_readers = [ReplicationViewSet(), BarrierMetViewSet(), SuggestionViewSet()]
    return [PracticeViewSet(), PracticeListing(), EventListing(), TestimonialViewSet(), *from_readers]


@hooks.register("register_admin_urls")
def practice_urls() -> list[Any]:
    patterns = [
        path("<int:page_id>/promote/", PromoteView.as_view(), name="promote"),
        path("<int:page_id>/demote/", DemoteView.as_view(), name="demote"),
        path("<int:page_id>/review/", ReviewView.as_view(), name="review"),
        path("overdue/", OverdueReport.as_view(), name="overdue"),
        path("overdue/results/", OverdueReport.as_view(results_only=True), name="overdue_results"),
    ]
    return [path("practice/", include((patterns, "practice_admin")))]


@hooks.register("construct_homepage_panels")
def practice_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels += [OverduePanel(), DraftsPanel()]


class OverdueMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(PracticePage)
        return policy.user_has_any_permission(request.user, {"add", "change", "publish"})


@hooks.register("register_reports_menu_item")
def overdue_menu_item() -> MenuItem:
    url = reverse("practice_admin:overdue")
    return OverdueMenuItem(gettext_lazy("Overdue reviews"), url, name="overdue", icon_name="time", order=650)


def _actions(page: Page) -> Iterator[tuple[str, str, str]]:
    """(name of the address, label, icon) of what can be done to a practice."""
    if page.specific.is_good_practice:
        yield "demote", _("Make it an action sheet again"), "arrow-down"
    else:
        yield "promote", _("Make it a good practice"), "arrow-up"
    yield "review", _("Note a review"), "calendar-check"


def _buttons(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    if page.specific_class is not PracticePage or not page.permissions_for_user(user).can_publish():
        return
    for position, (name, label, icon) in enumerate(_actions(page)):
        url = reverse(f"practice_admin:{name}", args=[page.pk])
        if next_url:
            url = f"{url}?next={next_url}"
        yield Button(label, url=url, icon_name=icon, priority=40 + position)


hooks.register("register_page_listing_more_buttons", _buttons)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    return _buttons(page, user)


class KindMenuItem(ActionMenuItem):
    """In the menu of the page editor: the one change of kind that is open."""

    order = 70
    name = "action-change-kind"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit" or not isinstance(context["page"], PracticePage):
            return False
        return not context["locked_for_user"] and self.get_user_page_permissions_tester(context).can_publish()

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        name, label, icon = next(_actions(parent_context["page"]))
        url = reverse(f"practice_admin:{name}", args=[parent_context["page"].pk])
        return {**super().get_context_data(parent_context), "label": label, "icon_name": icon, "url": url}


@hooks.register("register_page_action_menu_item")
def kind_menu_item() -> ActionMenuItem:
    return KindMenuItem()


@hooks.register("register_log_actions")
def practice_log_actions(actions: LogActionRegistry) -> None:
    """What the history says of a practice."""
    actions.register_action(
        "knowledgebase.promote", gettext_lazy("Make it a good practice"), gettext_lazy("Became a good practice")
    )
    actions.register_action(
        "knowledgebase.demote", gettext_lazy("Make it an action sheet"), gettext_lazy("Became an action sheet again")
    )
    actions.register_action(
        "knowledgebase.withdraw_testimonial",
        gettext_lazy("Withdraw a testimonial"),
        gettext_lazy("A testimonial was withdrawn"),
    )

    actions.register_action(
        "knowledgebase.replication.published", gettext_lazy("Publish a réplique"), gettext_lazy("Published")
    )
    actions.register_action(
        "knowledgebase.replication.refused", gettext_lazy("Ask for a change"), gettext_lazy("A change was asked for")
    )
    actions.register_action(
        "knowledgebase.barrier_case.published", gettext_lazy("Publish a case"), gettext_lazy("Published")
    )
    actions.register_action(
        "knowledgebase.barrier_case.refused", gettext_lazy("Ask for a change"), gettext_lazy("A change was asked for")
    )
    actions.register_action(
        "knowledgebase.suggestion.taken_up", gettext_lazy("Take up a suggestion"), gettext_lazy("Taken up")
    )
    actions.register_action(
        "knowledgebase.suggestion.declined", gettext_lazy("Decline a suggestion"), gettext_lazy("Declined")
    )

    @actions.register_action("knowledgebase.maturity")
    class MaturityFormatter(LogFormatter):
        label = gettext_lazy("Raise the maturity")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("Maturity is now “%(maturity)s”") % {"maturity": Maturity(log_entry.data["maturity"]).label}

    @actions.register_action("knowledgebase.review")
    class ReviewFormatter(LogFormatter):
        label = gettext_lazy("Note a review")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("Reviewed on %(on)s") % log_entry.data

    @actions.register_action("knowledgebase.refuse")
    class RefuseFormatter(LogFormatter):
        label = gettext_lazy("Refuse a scheduled publication")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("The scheduled publication was cancelled. %(reason)s") % log_entry.data
