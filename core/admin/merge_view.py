"""Two steps to merge a term or a tag into another: choose, then confirm with the number of uses in sight."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from core.forms import MergeForm
from core.relations import uses_of


class MergeView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, View):
    """May be used by those who may both change and delete terms of the vocabulary."""

    template_name = "core/admin/merge.html"
    page_title = gettext_lazy("Merge")
    permission_required = "delete"
    index_url_name = ""
    edit_url_name = ""
    merge_url_name = ""
    merge: Callable[..., Model]  # (source, target, by=…)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.user_has_permission("change"):
            self.permission_required = "change"
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer(MergeForm(source=self.object))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = MergeForm(request.POST, source=self.object)
        if not form.is_valid():
            return self._answer(form)
        target = form.cleaned_data["target"]
        if "confirmed" not in request.POST:
            return self._answer(form, target=target)
        name, uses = str(self.object), uses_of(self.object)
        try:
            type(self).merge(self.object, target, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self._answer(form)
        messages.success(
            request,
            _("“%(source)s” is now “%(target)s”; %(uses)d uses follow.")
            % {"source": name, "target": target, "uses": uses},
            buttons=[messages.button(reverse(self.edit_url_name, args=[quote(target.pk)]), _("Edit"))],
        )
        return redirect(self.index_url_name)

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(self.model._meta.verbose_name_plural)},
            {"url": reverse(self.edit_url_name, args=[quote(self.object.pk)]), "label": str(self.object)},
            {"url": "", "label": self.get_page_title(), "sublabel": str(self.object)},
        ]

    def _answer(self, form: MergeForm, target: Model | None = None) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                form=form,
                target=target,
                source=self.object,
                uses=uses_of(self.object),
                action_url=reverse(self.merge_url_name, args=[quote(self.object.pk)]),
                index_url=reverse(self.index_url_name),
            )
        )
