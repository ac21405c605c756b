"""The vocabulary's place in the admin, and that of what happens later."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import register_snippet

from core.admin.later import PERMISSION, MailReport, WorkReport
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

    actions.register_action(
        "core.send_again", gettext_lazy("Send an e-mail again"), gettext_lazy("Had the e-mail sent again")
    )


@hooks.register("register_admin_urls")
def later_urls() -> list[URLPattern]:
    return [
        path("mails/", MailReport.as_view(), name="mail_report"),
        path("later/", WorkReport.as_view(), name="later_report"),
    ]


class AdministratorMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_reports_menu_item")
def mails_menu_item() -> MenuItem:
    url = reverse("mail_report")
    return AdministratorMenuItem(gettext_lazy("E-mails"), url, name="mail-report", icon_name="mail", order=680)


@hooks.register("register_reports_menu_item")
def later_menu_item() -> MenuItem:
    url, name = reverse("later_report"), gettext_lazy("Work in the background")
    return AdministratorMenuItem(name, url, name="later-report", icon_name="cogs", order=690)
