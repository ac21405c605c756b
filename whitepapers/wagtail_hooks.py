"""White papers in the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import register_permission_policy

from core.admin.inspected import LookOnly
from whitepapers.admin.following import FollowUpView
from whitepapers.admin.guards import refuse_to_overwrite
from whitepapers.admin.life import LifeView
from whitepapers.admin.reports import ReportViewSet
from whitepapers.enums import Stage
from whitepapers.models import ContributionReport, WhitePaperPage
from whitepapers.permissions import may_publish

hooks.register("before_edit_page", refuse_to_overwrite)
register_permission_policy(ContributionReport, LookOnly(ContributionReport))


@hooks.register("register_admin_viewset")
def report_viewset() -> ReportViewSet:
    return ReportViewSet()


@hooks.register("register_admin_urls")
def white_paper_urls() -> list[Any]:
    patterns = [
        path("<int:page_id>/life/", LifeView.as_view(), name="life"),
        path("<int:page_id>/follow-up/", FollowUpView.as_view(), name="follow_up"),
    ]
    return [path("white-paper/", include((patterns, "white_paper_admin")))]


def _buttons(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    if page.specific_class is WhitePaperPage and may_publish(user, page):
        url = reverse("white_paper_admin:life", args=[page.pk])
        yield Button(_("Versions, consultation, authors"), url=url, icon_name="history", priority=40)


hooks.register("register_page_listing_more_buttons", _buttons)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    return _buttons(page, user)


@hooks.register("register_log_actions")
def white_paper_log_actions(actions: LogActionRegistry) -> None:
    """What the history says of a white paper."""
    said = {
        "plan": (gettext_lazy("Plan a consultation"), gettext_lazy("A consultation was planned")),
        "cancel": (gettext_lazy("Take back a consultation"), gettext_lazy("A planned consultation was taken back")),
        "invite": (gettext_lazy("Invite an author"), gettext_lazy("An author was invited")),
        "send": (gettext_lazy("Note a sending"), gettext_lazy("It was sent to an authority")),
        "answer": (gettext_lazy("Note an answer"), gettext_lazy("An authority answered")),
        "commitment": (gettext_lazy("Note a promise"), gettext_lazy("A promise was noted")),
        "part": (gettext_lazy("Part from an author"), gettext_lazy("An author’s right was taken back")),
    }
    said |= {
        "contribution.said": (gettext_lazy("Take part"), gettext_lazy("A contribution came in")),
        "contribution.withdrawn": (gettext_lazy("Withdraw a contribution"), gettext_lazy("Withdrawn")),
        "contribution.hidden": (gettext_lazy("Take a contribution away"), gettext_lazy("Taken away by a moderator")),
        "contribution.shown_again": (gettext_lazy("Show a contribution again"), gettext_lazy("Shown again")),
        "contribution.decided": (gettext_lazy("Decide about a contribution"), gettext_lazy("Decided")),
    }
    for name, (label, message) in said.items():
        actions.register_action(f"whitepapers.{name}", label, message)

    @actions.register_action("whitepapers.publish")
    class VersionFormatter(LogFormatter):
        label = gettext_lazy("Publish a version")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("Version %(number)s was published") % log_entry.data

    @actions.register_action("whitepapers.stage")
    class StageFormatter(LogFormatter):
        label = gettext_lazy("Change the stage")

        def format_message(self, log_entry: PageLogEntry) -> str:
            return _("The white paper is now %(stage)s") % {"stage": Stage(log_entry.data["stage"]).label}
