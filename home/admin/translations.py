"""The translation dashboard: a report, and a panel on the admin's home page."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, get_page_models

from core.models import BasePage
from home.admin.translation_state import TO_DO, Cell, Row, State, count_states, translation_rows

PAGE_SIZE = 50
SHOWN_AT_HOME = 5
SUBMIT = "wagtail_localize.submit_translation"


def page_models() -> list[type[Page]]:
    """The page types of this site."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def action_url(row: Row, cell: Cell, may_submit: bool) -> str:
    """Where somebody goes to do what this cell asks for; empty when there is nothing that they may do."""
    if cell.state == State.MISSING:
        return reverse("wagtail_localize:submit_page_translation", args=[row.page_id]) if may_submit else ""
    if cell.state == State.OUTDATED and cell.source_id and may_submit:
        return reverse("wagtail_localize:update_translations", args=[cell.source_id])
    return reverse("wagtailadmin_pages:edit", args=[cell.page_id])


class FilterForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices])
    kind = forms.ChoiceField(label=_("Kind of page"), required=False)

    def __init__(self, *args: Any, languages: dict[str, str], kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("All")), *languages.items()]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("All")), *((kind, kind) for kind in kinds)]  # type: ignore[attr-defined]


class TranslationReport(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/translations.html"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    model = Page
    any_permission_required = ["add", "change", "publish"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = get_content_languages()
        rows = translation_rows(page_models())
        counts = count_states(rows)
        languages = {code: str(name) for code, name in names.items() if code in counts}
        form = FilterForm(self.request.GET, languages=languages, kinds=sorted({row.kind for row in rows}))
        form.is_valid()
        chosen = form.cleaned_data
        shown = [code for code in languages if chosen.get("language", "") in ("", code)]
        kept = [row for row in rows if self._is_kept(row, shown, chosen)]
        page = Paginator(kept, PAGE_SIZE).get_page(self.request.GET.get("p"))
        may_submit = self.request.user.has_perm(SUBMIT)
        return super().get_context_data(
            form=form,
            counts=[
                {"name": name, "states": [{"label": s.label, "number": counts[code][s]} for s in State]}
                for code, name in languages.items()
            ],
            states=[state.label for state in State],
            columns=[_("Page"), _("Kind"), _("Changed"), *(languages[code] for code in shown)],
            rows=[
                {
                    "row": row,
                    "language": names.get(row.language, row.language),
                    "edit_url": reverse("wagtailadmin_pages:edit", args=[row.page_id]),
                    "cells": [self._cell(row, code, may_submit) for code in shown],
                }
                for row in page
            ],
            page_obj=page,
            query=self._query_without_page(),
            **kwargs,
        )

    @staticmethod
    def _is_kept(row: Row, languages: list[str], chosen: dict[str, Any]) -> bool:
        if chosen.get("kind") and row.kind != chosen["kind"]:
            return False
        cells = [cell for cell in row.cells if cell.language in languages]
        return bool(cells) and (not chosen.get("state") or any(cell.state == chosen["state"] for cell in cells))

    @staticmethod
    def _cell(row: Row, language: str, may_submit: bool) -> dict[str, Any]:
        found = next((cell for cell in row.cells if cell.language == language), None)
        if found is None:
            return {}
        return {"state": found.state, "label": found.state.label, "url": action_url(row, found, may_submit)}

    def _query_without_page(self) -> str:
        query = self.request.GET.copy()
        query.pop("p", None)
        return query.urlencode()


class TranslationsPanel(Component):
    """The translations to do of the pages that changed last."""

    name = "translations_to_do"
    template_name = "home/admin/translations_panel.html"
    order = 245

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        if not user.has_perm(SUBMIT):
            return {"to_do": []}
        names = get_content_languages()
        rows = translation_rows(page_models())
        to_do = [
            {
                "title": row.title,
                "language": names.get(cell.language, cell.language),
                "label": cell.state.label,
                "url": action_url(row, cell, may_submit=True),
            }
            for row in rows
            for cell in row.cells
            # What was begun comes first in mind: what nobody asked for is in the report.
            if cell.state in TO_DO and cell.state != State.MISSING
        ]
        missing = sum(cell.state == State.MISSING for row in rows for cell in row.cells)
        return {"to_do": to_do[:SHOWN_AT_HOME], "missing": missing, "url": reverse("translation_report")}
