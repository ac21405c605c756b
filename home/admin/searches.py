"""What people search for: a report, where searches without an answer are published, and those that wait for that."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.coreutils import get_content_languages

from core.models import GlossaryEntry
from knowledgebase.admin.create import new_practice_url
from knowledgebase.models import PracticeIndexPage
from search.learning.questions import LEAST_DAYS, publish, refuse
from search.learning.reports import Report, ReportRow, masked, report_rows
from search.listing.exports import table_lines
from search.listing.spec import one_line
from search.models.searches import LONGEST_KEY

SEE = "search.view_search"
DECIDE = "search.change_question"
PROMOTE = "wagtailsearchpromotions.add_searchpromotion"
PERIODS = {"30": gettext_lazy("30 days"), "90": gettext_lazy("3 months"), "395": gettext_lazy("13 months")}


class FilterForm(forms.Form):
    report = forms.ChoiceField(label=gettext_lazy("Show"), choices=Report.choices, required=False)
    days = forms.ChoiceField(label=gettext_lazy("Period"), choices=list(PERIODS.items()), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [("", _("All")), *get_content_languages().items()]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]

    def asked(self) -> tuple[Report, int, str]:
        """Which report, of how many days, in which language; what makes no sense is as usual."""
        self.is_valid()
        chosen = self.cleaned_data
        days = int(chosen.get("days") or next(iter(PERIODS)))
        return Report(chosen.get("report") or Report.FREQUENT), days, chosen.get("language") or ""


class SearchReport(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/searches.html"
    page_title = gettext_lazy("What people search for")
    header_icon = "search"
    permission_required = SEE

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.form = FilterForm({"report": Report.FREQUENT, "days": "30", "language": "", **request.GET.dict()})
        self.report, self.days, self.language = self.form.asked()
        self.since = timezone.now() - timedelta(days=self.days)
        self.rows = report_rows(self.report, self.since, self.language)
        if request.GET.get("export") == "csv":
            return self.as_csv()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish a search that found nothing, or refuse it; then the report again."""
        if not request.user.has_perm(DECIDE):
            raise PermissionDenied
        decide = publish if request.POST.get("decision") == "publish" else refuse
        language, key = (one_line(request.POST.get(name, ""), LONGEST_KEY) for name in ("language", "key"))
        try:
            question = decide(language, key, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            said = _("“%(words)s” is published.") if decide is publish else _("“%(words)s” will not be proposed again.")
            messages.success(request, said % {"words": question.words})
        return redirect(f"{request.path}?{urlencode(request.GET.dict())}")

    def as_csv(self) -> HttpResponse:
        headings = (_("Words"), _("Language"), _("Searches"), _("Days"), _("Results"), _("Opened"), _("Last searched"))
        rows = (
            (row.words, row.language, row.times, row.days, row.found, row.opened, timezone.localdate(row.last))
            for row in self.rows
        )
        response = HttpResponse(table_lines(headings, rows), content_type="text/csv; charset=utf-8")
        name = f"searches-{self.report}-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = get_content_languages()
        indexes = dict(PracticeIndexPage.objects.filter(live=True).values_list("locale__language_code", "pk"))
        user = self.request.user
        query = {"report": self.report.value, "days": self.days, "language": self.language}
        return super().get_context_data(
            form=self.form,
            rows=[
                {"row": row, "language": names.get(row.language, row.language), **_ways(row, indexes, user)}
                for row in self.rows
            ],
            masked=masked(self.since, self.language),
            nothing=self.report == Report.NOTHING,
            may_decide=user.has_perm(DECIDE),
            csv_url=f"?{urlencode({**query, 'export': 'csv'})}",
            questions_url=reverse("questions_admin:index"),
            glossary_url=_synonym_url(user),
            columns=(_("Words"), _("Searches"), _("Results"), _("Opened"), _("Last searched"), _("What to do")),
            **kwargs,
        )


def _ways(row: ReportRow, indexes: dict[str, int], user: Any) -> dict[str, Any]:
    """What can be done about a search: empty where this editor may not."""
    with override(row.language):
        search_url = f"{reverse('search')}?{urlencode({'q': row.words})}"
    index = indexes.get(row.language)
    promote = f"{reverse('promotions:add')}?{urlencode({'words': row.words})}"
    return {
        "search_url": search_url,
        "write_url": new_practice_url(index, words=row.words) if index else "",
        "promote_url": promote if user.has_perm(PROMOTE) else "",
        "proposed": row.question is None and row.days >= LEAST_DAYS,
    }


def _synonym_url(user: Any) -> str:
    viewset: Any = GlossaryEntry.snippet_viewset  # type: ignore[attr-defined]
    return reverse(viewset.get_url_name("add")) if user.has_perm("core.add_glossaryentry") else ""


def undecided() -> list[ReportRow]:
    """The searches of the last month that found nothing, on several days, and of which no editor has decided."""
    rows = report_rows(Report.NOTHING, timezone.now() - timedelta(days=30))
    return [row for row in rows if row.question is None and row.days >= LEAST_DAYS]


def undecided_url() -> str:
    """Where one decides about them."""
    return f"{reverse('search_report')}?report={Report.NOTHING.value}"
