"""What time does to white papers: consultations open and close on their days; who took part is told what came of it."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from core.later import daily, every
from whitepapers.contributions.services import empty
from whitepapers.contributions.telling import tell_outcomes
from whitepapers.models import Consultation, Contribution, ContributionReport
from whitepapers.services.life import close_consultation, first_page, open_consultation

MODERATED = timedelta(days=365)  # how long what moderators decided can be looked at again

logger = logging.getLogger(__name__)


@every(hours=1)
def open_consultations(now: datetime, dry_run: bool = False) -> int:
    """Those whose first day has come. A text that is not complete waits: its admin page says what it lacks."""
    due = Consultation.objects.filter(opened_at=None, closed_at=None, opens_on__lte=localdate(now))
    if dry_run:
        return due.count()
    opened = 0
    for consultation in due.select_related("paper").order_by("pk"):
        try:
            open_consultation(consultation, by=None, now=now)
        except ValidationError as error:
            title = first_page(consultation.paper).title
            logger.warning("The consultation on “%s” could not open: %s", title, " ".join(error.messages))
        else:
            opened += 1
    return opened


@every(hours=1)
def close_consultations(now: datetime, dry_run: bool = False) -> int:
    """Those whose last day is over."""
    over = Consultation.objects.filter(opened_at__isnull=False, closed_at=None, closes_on__lt=localdate(now))
    if dry_run:
        return over.count()
    found = list(over.select_related("paper").order_by("pk"))
    for consultation in found:
        close_consultation(consultation, by=None, now=now)
    return len(found)


@every(hours=1)
def tell_what_became_of_contributions(now: datetime, dry_run: bool = False) -> int:
    """Who said something, once a morning."""
    return tell_outcomes(now, dry_run=dry_run)


@daily
def erase_moderated_contributions(now: datetime, dry_run: bool) -> int:
    """A year after moderators decided: the reports, and the words that they took away. How many of both."""
    until = now - MODERATED
    reports = ContributionReport.objects.filter(decided_at__lt=until)
    hidden = Contribution.objects.filter(hidden_at__lt=until, withdrawn_at=None)
    if dry_run:
        return reports.count() + hidden.count()
    for one in (emptied := list(hidden)):
        empty(one, now)
    return len(emptied) + reports.delete()[0]
