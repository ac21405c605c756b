"""What contributions hand over to the floors below: what is kept about a member and how it is forgotten,
what waits for moderators."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.caching import changed
from network.alerts import notices
from network.members import space
from network.members.data import Kept, Row, register
from network.models import Member
from network.moderation import waiting
from network.moderation.waiting import Entry, entry_of
from whitepapers.contributions.enums import ReportState
from whitepapers.contributions.services import name_of
from whitepapers.contributions.telling import NOTICE
from whitepapers.models import Author, Contribution, ContributionReport, WhitePaper, WhitePaperPage


def connect() -> None:
    """Register them; called once, when the app is ready."""
    space.register(space.Section("contributions", gettext_lazy("My contributions"), 42, "space_contributions"))
    notices.register(NOTICE, gettext_lazy("What became of what you said of a white paper"))
    waiting.register(
        waiting.Kind(
            "contribution_reports",
            gettext_lazy("Reported contributions to white papers"),
            "whitepapers.change_contributionreport",
            _reported,
            lambda: f"{reverse('contribution_reports:index')}?state={ReportState.WAITING.value}",
            urgent=True,
        )
    )
    register(Kept("contributions", gettext_lazy("What you said of white papers"), _rows, _without_name, order=46))
    register(Kept("contribution_reports", gettext_lazy("Contributions that you reported"), _reports, order=46))
    register(Kept("white_papers", gettext_lazy("White papers that you write"), _writes, order=47))


def _reported(moderator: Member) -> list[Entry]:
    reports = ContributionReport.objects.filter(state=ReportState.WAITING)
    return [entry_of(one, one.reported_at, reverse("contribution_reports:inspect", args=[one.pk])) for one in reports]


def _writes(member: Member) -> Iterator[Row]:
    """The right to write goes with the account, what was written stays."""
    pages = {page.translation_key: page.title for page in WhitePaperPage.objects.filter(alias_of=None).order_by("-pk")}
    for one in Author.objects.filter(member=member).select_related("paper"):
        yield {
            _("White paper"): pages.get(one.paper.key, ""),
            _("One chapter only"): _("yes") if one.chapter_key else "",
        }


def _rows(member: Member) -> Iterator[Row]:
    for one in Contribution.objects.filter(member=member):
        yield {
            _("Kind"): one.get_kind_display(),
            _("Said on"): one.made_at,
            _("Organisation"): one.organisation,
            _("Your name, as it is shown"): one.name,
            _("About the words"): one.quote,
            _("Comment"): one.text,
            _("Suggested words"): one.words,
            _("Position"): one.get_stance_display() if one.stance else "",
            _("Reasons for"): one.reasons_for,
            _("Reasons against"): one.reasons_against,
            _("Sources"): one.sources,
            _("Decision"): one.get_decision_display() if one.decision else "",
            _("Reason of the decision"): one.reason,
            _("Why a moderator took it away"): one.hidden_reason,
        }


def _reports(member: Member) -> Iterator[Row]:
    """They stay without the account, as long as moderators need them (`whitepapers.duties`)."""
    for one in ContributionReport.objects.filter(member=member):
        yield {
            _("White paper"): one.paper_title,
            _("Reported on"): one.reported_at,
            _("Reason"): one.get_reason_display(),
            _("In a few words"): one.note,
            _("State"): one.get_state_display(),
        }


def _without_name(member: Member) -> None:
    """What was said stays in the exchange, without the person's name; an organisation goes on standing for its own."""
    said = Contribution.objects.filter(member=member)
    papers = WhitePaper.objects.filter(contributions__in=said.exclude(name="")).distinct()
    names = [name_of(paper) for paper in papers]
    said.update(name="")
    if names:
        changed(*names)
