"""Ways to publish that go round the page form: each refuses an incomplete good practice and says what it lacks."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from knowledgebase.admin.create import AddPracticeView
from knowledgebase.completeness import IncompletePractice
from knowledgebase.models import PracticePage


def say_refused(request: HttpRequest, page: Page, refusal: IncompletePractice) -> None:
    """Tell the editor what is missing, with a way to write it."""
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
    text = _("“%(title)s” was not published. %(reason)s")
    messages.error(
        request, text % {"title": page.get_admin_display_title(), "reason": refusal.messages[0]}, buttons=[edit]
    )


class PracticeWorkflowActionView(WorkflowActionView):
    """Approval from a list or the home page, where nobody sees the form."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except IncompletePractice as refusal:
            say_refused(request, self.object, refusal)
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return redirect(self.redirect_url)


class PracticeViewSet(PageViewSet):
    """Wagtail's own views of a page, but for these."""

    name = "practice_pages"
    model = PracticePage
    add_view_class = AddPracticeView
    workflow_action_view_class = PracticeWorkflowActionView


def refuse_bulk_publication(
    request: HttpRequest, action_type: str, pages: Iterable[Page], action: Any
) -> HttpResponse | None:
    """Before several pages are published at once: nothing is, when one of them is an incomplete good practice."""
    if action_type != "publish":
        return None
    refused = False
    for practice in _practices(pages, below="include_descendants" in request.POST):
        try:
            practice.get_latest_revision_as_object().refuse_what_is_not_good()
        except IncompletePractice as refusal:
            say_refused(request, practice, refusal)
            refused = True
    if refused:
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    return None


def _practices(pages: Iterable[Page], below: bool) -> Iterator[PracticePage]:
    for page in pages:
        if not isinstance(page, Page):
            continue
        chosen = page.get_descendants(inclusive=True) if below else Page.objects.filter(pk=page.pk)
        yield from PracticePage.objects.filter(pk__in=chosen.values("pk"))
