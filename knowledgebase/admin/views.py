"""Pages of the admin where a practice becomes a good practice, goes back, or is noted as reviewed."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from knowledgebase.admin.panels import anchors
from knowledgebase.completeness import lacks_to_be_good
from knowledgebase.models import PracticePage
from knowledgebase.review import due_on
from knowledgebase.services import demote, mark_reviewed, promote


class PracticeActionView(WagtailAdminTemplateMixin, View):
    """One question about one practice, for those who may publish it."""

    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, page_id: int) -> Any:
        self.practice = get_object_or_404(PracticePage, pk=page_id)
        if not self.practice.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.edit_url = reverse("wagtailadmin_pages:edit", args=[page_id])
        self.next_url = get_valid_next_url_from_request(request)
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.practice.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self.answer()

    def answer(self, **context: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(practice=self.practice, edit_url=self.edit_url, next_url=self.next_url, **context)
        )

    def leave(self, text: str) -> HttpResponse:
        messages.success(self.request, text % {"title": self.practice.get_admin_display_title()})
        return redirect(self.next_url or self.edit_url)


class PromoteView(PracticeActionView):
    page_title = gettext_lazy("Make it a good practice")
    template_name = "knowledgebase/admin/promote.html"

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        shown = self.practice if self.practice.live else self.practice.get_latest_revision_as_object()
        places = anchors(PracticePage.get_edit_handler())
        missing = lacks_to_be_good(lambda name: getattr(shown, name))
        items = [{"label": one.label, "anchor": places.get(one.field, "")} for one in missing]
        return self.answer(missing=items, has_draft=self.practice.live and self.practice.has_unpublished_changes)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        try:
            promote(self.practice, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return self.get(request, page_id)
        return self.leave(_("“%(title)s” is now a good practice."))


class DemoteView(PracticeActionView):
    page_title = gettext_lazy("Make it an action sheet again")
    template_name = "knowledgebase/admin/demote.html"

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        demote(self.practice, by=request.user)
        return self.leave(_("“%(title)s” is an action sheet again."))


class ReviewForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Reviewed on"),
        widget=AdminDateInput,
        help_text=gettext_lazy("The day on which somebody read it again and found that it holds."),
    )


class ReviewView(PracticeActionView):
    page_title = gettext_lazy("Note a review")
    template_name = "knowledgebase/admin/review.html"

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self._answer(ReviewForm(initial={"on": timezone.localdate()}))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        form = ReviewForm(request.POST)
        if form.is_valid():
            try:
                mark_reviewed(self.practice, form.cleaned_data["on"], by=request.user)
            except ValidationError as refusal:
                form.add_error("on", refusal)
            else:
                return self.leave(_("The review of “%(title)s” is noted."))
        return self._answer(form)

    def _answer(self, form: ReviewForm) -> HttpResponse:
        today = timezone.localdate()
        return self.answer(form=form, media=form.media, next_due=due_on(today, self.practice.review_every))
