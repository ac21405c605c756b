"""What the audit log says of searches without an answer."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry


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
