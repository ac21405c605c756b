"""Who said something of a white paper is told by e-mail what became of it: once a day, all of it in one e-mail."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from core.later.mornings import last_morning
from core.mail import absolute, post
from network.alerts.notices import is_wanted
from network.alerts.services import stop_url
from network.models import Member
from whitepapers.models import Contribution, WhitePaperPage
from whitepapers.permissions import may_read

NOTICE = "contributions"
# A decision is told once it has stood for an hour: whoever changes his or her mind at once tells nobody the first one.
STANDS = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Outcome:
    """What became of one contribution. title: of its white paper. again: something else was told of it before."""

    one: Contribution
    title: str
    url: str
    again: bool

    @property
    def words(self) -> str:
        """What was said, as far as a line shows it."""
        return self.one.words or self.one.text


def tell_outcomes(now: datetime.datetime, *, dry_run: bool = False) -> int:
    """Send those e-mails that are due: about what was decided, and published, an hour before this morning. How many."""
    morning = last_morning(now)
    due = _due(morning - STANDS)
    told = 0
    for pk in sorted(set(due.values_list("member_id", flat=True))):
        with transaction.atomic():
            told += _tell(Member.objects.get(pk=pk), due.filter(member=pk), morning, dry_run)
    return told


def _due(until: datetime.datetime) -> QuerySet[Contribution]:
    """Those of which their authors do not know what became of them, or that a version holds them by now."""
    undecided = Q(decision="") | Q(decided_at__gte=until)
    news = ~Q(told_decision=F("decision")) | Q(told_came_in=False, came_in__published_at__lt=until)
    stands = Contribution.objects.filter(withdrawn_at=None, hidden_at=None, member__is_active=True)
    return stands.filter(news).exclude(undecided).order_by("paper", "part_key", "pk")


def _tell(member: Member, due: QuerySet[Contribution], morning: datetime.datetime, dry_run: bool) -> bool:
    mine = list(due.select_for_update(of=("self",)).select_related("paper", "version__consultation", "came_in"))
    outcomes = _outcomes(member, mine) if is_wanted(member, NOTICE) else []
    if dry_run:
        return bool(outcomes)
    if outcomes:
        with override(member.language):
            manage = absolute(reverse("space_alerts"))
        context: dict[str, Any] = {"outcomes": outcomes, "first": outcomes[0], "manage_url": manage}
        key = f"contributions-settled:{member.pk}:{timezone.localdate(morning).isoformat()}"
        link = stop_url(member, NOTICE)
        post("contributions_settled", member.email, member.language, context, key=key, unsubscribe=link)
    for one in mine:
        one.told_decision, one.told_came_in = one.decision, one.came_in_id is not None
    Contribution.objects.bulk_update(mine, ["told_decision", "told_came_in"])
    return bool(outcomes)


def _outcomes(member: Member, mine: list[Contribution]) -> list[Outcome]:
    """What the member may still read of it: somebody may have left an organisation that was asked."""
    pages = WhitePaperPage.objects.filter(translation_key__in={one.paper.key for one in mine}).select_related("locale")
    by_language = {(page.translation_key, page.locale.language_code): page for page in pages}
    readable: dict[int, bool] = {}
    found = []
    for one in mine:
        page = by_language.get((one.paper.key, one.language))
        if page is None or page.url is None:
            continue
        if one.version_id not in readable:
            readable[one.version_id] = may_read(member, one.version, page)
        if readable[one.version_id]:
            url = absolute(f"{page.url}contributions/{one.pk}/")
            found.append(Outcome(one, page.title, url, bool(one.told_decision)))
    return found
