"""Searches without an answer and promoted results in the admin, and what the audit log says of them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.permissions import register_permission_policy

from .models import Question
from .viewsets import PromotionViewSet, QuestionPolicy, QuestionViewSet

register_permission_policy(Question, QuestionPolicy(Question))
# What Wagtail's own app of promoted results adds to the menus; PromotionViewSet stands in its place.
_REPLACED = frozenset({"promoted-search-results", "search-terms"})


@hooks.register("register_admin_viewset")
def search_viewsets() -> list[Any]:
    return [QuestionViewSet(), PromotionViewSet()]


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def without_what_is_replaced(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _REPLACED]


@hooks.register("register_log_actions")
def question_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "search.publish_question",
        gettext_lazy("Publish an unanswered search"),
        gettext_lazy("Published for everybody to see"),
    )
    actions.register_action(
        "search.refuse_question",
        gettext_lazy("Refuse an unanswered search"),
        gettext_lazy("Refused: it stays hidden"),
    )
    actions.register_action(
        "search.reopen_question", gettext_lazy("Open an unanswered search again"), gettext_lazy("Open again")
    )

    @actions.register_action("search.answer_question")
    class AnswerFormatter(LogFormatter):
        label = gettext_lazy("Answer an unanswered search")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return _("Answered by “%(page)s”") % log_entry.data
