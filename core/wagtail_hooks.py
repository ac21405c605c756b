"""The vocabulary's place in the admin."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import register_snippet

from core.models import AXES, Term
from core.relations import uses_of
from core.viewsets import VocabularyGroup

register_snippet(VocabularyGroup)


@hooks.register("insert_global_admin_css")
def editing_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/editing.css"))


@hooks.register("before_delete_snippet")
def keep_terms_in_use(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """A term in use is merged, never deleted: pages would lose what they are found by without a word."""
    for instance in instances:
        if not isinstance(instance, Term):
            continue
        uses, narrower = uses_of(instance), AXES[instance.axis].objects.filter(parent=instance).count()
        if not uses and not narrower:
            continue
        if uses:
            text = ngettext(
                "“%(term)s” is used %(uses)d time: merge it into another term instead.",
                "“%(term)s” is used %(uses)d times: merge it into another term instead.",
                uses,
            )
        else:
            text = _("“%(term)s” has narrower terms: move them or merge it into another term instead.")
        messages.error(request, text % {"term": instance, "uses": uses})
        return redirect(AXES[instance.axis].snippet_viewset.get_url_name("list"))
    return None


@hooks.register("register_log_actions")
def vocabulary_log_actions(actions: LogActionRegistry) -> None:
    """What the audit log says of merges and new names."""

    @actions.register_action("core.merge_terms")
    class MergeTermsFormatter(LogFormatter):
        label = gettext_lazy("Merge terms")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            source = log_entry.data.get("source", {})
            return _("Merged “%(label)s” (%(code)s, %(uses)s uses) into this term") % source

    @actions.register_action("core.merge_tags")
    class MergeTagsFormatter(LogFormatter):
        label = gettext_lazy("Merge tags")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return _("Merged “%(name)s” (%(uses)s uses) into this tag") % log_entry.data.get("source", {})

    @actions.register_action("core.rename_tag")
    class RenameTagFormatter(LogFormatter):
        label = gettext_lazy("Rename tag")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            return _("Renamed from “%(old)s” to “%(new)s”") % log_entry.data
