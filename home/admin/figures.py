"""Figures of visits for moderators: every number, and the hosts who left requests unanswered, to be helped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.vocabulary import label
from home.figures import groups
from home.figures.groups import Group
from home.figures.tables import days_in_words, month_name, percent, taken_up_between
from network.companionship.dates import first_of_month
from network.companionship.enums import State
from network.counting.answering import answering
from network.counting.facts import Fact, facts, month_start
from network.models import OrganisationPage, VisitRequest
from search.listing.exports import table_lines

SEE = "network.view_visitrequest"
PERIODS = {"3": gettext_lazy("3 months"), "12": gettext_lazy("12 months"), "36": gettext_lazy("3 years")}
USUAL = "12"
MOST_HOSTS = 100


class PeriodForm(forms.Form):
    months = forms.ChoiceField(label=gettext_lazy("Period"), choices=list(PERIODS.items()), required=False)

    def asked(self) -> int:
        """How many months; what makes no sense is as usual."""
        self.is_valid()
        return int(self.cleaned_data.get("months") or USUAL)


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[object, ...]


@dataclass(frozen=True)
class Part:
    """One table of the report."""

    key: str
    title: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SilentHost:
    """A host who left requests without an answer. url: of its page in the admin, empty where it is gone. sent: how
    many it got; unanswered: how many of them ended without a word; waiting: how many wait for one now."""

    title: str
    url: str
    sent: int
    unanswered: int
    waiting: int
    days: str


class FiguresReport(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/figures.html"
    page_title = gettext_lazy("Visits in figures")
    header_icon = "group"
    permission_required = SEE

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.form = PeriodForm({"months": USUAL, **request.GET.dict()})
        self.months = self.form.asked()
        now = timezone.now()
        # The month that runs is one of them.
        self.since, self.until = month_start(self.months - 1, now), now
        self.facts = facts(self.since, self.until)
        self.parts = report_parts(self.facts, self.since, self.until)
        if request.GET.get("export") == "csv":
            return self.as_csv()
        return super().get(request, *args, **kwargs)

    def as_csv(self) -> HttpResponse:
        lines = table_lines(
            (_("Table"), _("Line"), *report_headings()),
            ((part.title, row.label, *row.cells) for part in self.parts for row in part.rows),
        )
        response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="visits-{timezone.localdate():%Y-%m-%d}.csv"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            form=self.form,
            parts=self.parts,
            headings=report_headings(),
            silent=silent_hosts(self.facts),
            csv_url=f"?{urlencode({'months': self.months, 'export': 'csv'})}",
            public_url=reverse("visit_figures"),
            **kwargs,
        )


def report_headings() -> tuple[str, ...]:
    return (
        _("Requests"),
        _("Part answered"),
        _("Half of the answers within"),
        _("Ended without an answer"),
        _("Visits held"),
        _("Came to a group date"),
        _("Répliques"),
    )


def report_parts(found: list[Fact], since: datetime, until: datetime) -> tuple[Part, ...]:
    """Every number, by month, theme and area."""
    taken_up = taken_up_between(since, until)
    months = groups.by_month(found, taken_up, first_of_month(since), first_of_month(until))
    themes, areas = groups.by_theme(found, taken_up), groups.by_area(found, taken_up)
    everything = _row(_("In all"), groups.group("", found, taken_up))
    return (
        Part("month", _("By month"), _("Month"), (*(_row(month_name(one.key), one) for one in months), everything)),
        Part("theme", _("By theme"), _("Theme"), tuple(_row(label("challenge", one.key), one) for one in themes)),
        Part(
            "area",
            _("By area"),
            _("Area of the host"),
            tuple(_row(label("territory", one.key) if one.key else _("Several countries"), one) for one in areas),
        ),
    )


def _row(name: str, one: Group) -> Row:
    found = one.answering
    rate = "" if found.rate is None else percent(round(100 * found.rate))
    days = "" if found.days is None else days_in_words(max(1, round(found.days)))
    return Row(name, (one.asked, rate, days, found.unanswered, one.held, one.came, one.taken_up))


def silent_hosts(found: list[Fact]) -> list[SilentHost]:
    """Those who left a request without an answer in that time, the most silent first. Two queries."""
    by_host: dict[str, list[Fact]] = {}
    for fact in (fact for fact in found if not fact.in_a_group):
        by_host.setdefault(fact.host, []).append(fact)
    silent = {key: sum(fact.silent for fact in those) for key, those in by_host.items()}
    keys = sorted((key for key, number in silent.items() if number), key=lambda key: -silent[key])[:MOST_HOSTS]
    pages: dict[str, OrganisationPage] = {}
    for page in OrganisationPage.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk"):
        pages.setdefault(str(page.translation_key), page)
    asked = VisitRequest.objects.filter(host_key__in=keys).order_by().values_list("host_key")
    asked = asked.annotate(title=Max("host_title"), waiting=Count("pk", filter=Q(state=State.SENT)))
    now = {str(key): (title, waiting) for key, title, waiting in asked}
    return [_silent(by_host[key], pages.get(key), *now[key]) for key in keys]


def _silent(those: list[Fact], page: Any, title: str, waiting: int) -> SilentHost:
    answers = answering((fact.days for fact in those if fact.days is not None), sum(fact.silent for fact in those))
    return SilentHost(
        title=page.title if page else title,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
        sent=len(those),
        unanswered=answers.unanswered,
        waiting=waiting,
        days="" if answers.days is None else days_in_words(max(1, round(answers.days))),
    )
