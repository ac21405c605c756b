"""Records that people wrote, in the admin: looked at, changed by nobody there, and decided about on their own page."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.refusals import refuse


class LookOnly(ModelPermissionPolicy):
    """Who may view them looks at them; nobody adds, changes or deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class DecisionView(InspectView):
    """One record. POST decides about it, and shows the page again, with what is wrong where it was refused.

    permission: who decides ("app.verb_model"). form_class: what is said with a decision. Its template extends
    core/admin/decision.html.
    """

    page_title = _("Read and decide")
    permission: ClassVar[str]
    form_class: ClassVar[type[forms.Form]] = forms.Form

    def decide(self, request: HttpRequest, said: dict[str, Any]) -> HttpResponse | None:
        """Do what the button asks; where to go then, or None to stay. Raises ValidationError. said: by the form."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        form, answer = self.form_class(request.POST), None
        if form.is_valid():
            try:
                answer = self.decide(request, form.cleaned_data)
            except ValidationError as refused:
                refuse(form, refused)
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=400)
        return answer or redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_decide = self.request.user.has_perm(self.permission)
        found = {"form": self.form_class(), "may_decide": may_decide, "list_url": reverse(self.index_url_name)}
        return super().get_context_data(**{**found, **kwargs})


class InspectedViewSet(ModelViewSet):
    """A list of such records in the menu. What is left to say: its names, its columns, its view (`DecisionView`)."""

    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    form_fields: Any = ("state",)  # Wagtail asks for some, though nobody sees a form
    search_backend_name = None
