"""What the pages of the admin that lead a white paper have in common."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.refusals import refuse
from whitepapers.models import WhitePaperPage
from whitepapers.permissions import may_publish


class LeadingView(WagtailAdminTemplateMixin, View):
    """One white paper and what can be done with it, for those who publish on the site.

    A button says its verb: ``do_<verb>(data)`` calls the service and returns what is said then. Its form, if it
    has one, comes back filled in when it is refused.
    """

    forms_of: ClassVar[dict[str, Callable[..., forms.Form]]] = {}

    def dispatch(self, request: HttpRequest, page_id: int) -> Any:
        self.page = get_object_or_404(WhitePaperPage, pk=page_id)
        if not may_publish(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        items: list[dict[str, Any]] = list(self.breadcrumbs_items)
        return [*items, {"url": edit, "label": self.get_page_subtitle()}, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self.answer()

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        verb = request.POST.get("verb", "")
        do = getattr(self, f"do_{verb}", None)
        if do is None:
            raise PermissionDenied
        make = self.forms_of.get(verb)
        form = make(request.POST, page=self.page, auto_id=f"{verb}_%s") if make else forms.Form(request.POST)
        if form.is_valid():
            try:
                messages.success(request, do(form.cleaned_data))
            except ValidationError as refused:
                refuse(form, refused)
            else:
                return redirect(request.path)
        return self.answer(status=400, **{verb: form})

    def answer(self, status: int = 200, **filled: forms.Form) -> HttpResponse:
        """The page. filled: forms that were refused, by their verbs."""
        made = {
            verb: filled.get(verb) or make(page=self.page, auto_id=f"{verb}_%s") for verb, make in self.forms_of.items()
        }
        context = {
            "page": self.page,
            "forms": made,
            "refused": [error for form in filled.values() for error in form.non_field_errors()],
            "media": sum((form.media for form in made.values()), forms.Media()),
        }
        return self.render_to_response(self.get_context_data(**context, **self.shown()), status=status)

    def shown(self) -> dict[str, Any]:
        """What the template shows beside the forms."""
        return {}

    def who(self) -> dict[str, Any]:
        """Who acts, and when, as services want it."""
        return {"by": self.request.user, "now": timezone.now()}
