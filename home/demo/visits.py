"""Requests for visits that nobody made, in several states, so that both sides' pages and the space have something."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from core.models import MailState, OutgoingMail
from knowledgebase.replications import services as replications
from network.companionship import services
from network.companionship.dates import Moment, at
from network.companionship.enums import DeclineReason, Party, State
from network.companionship.models import VisitRequest
from network.companionship.services import Answers, Asked
from network.counting.subjects import note_subject

from .schema import CountedOfDemo, ReplicationOfDemo, VisitOfDemo, VisitsFile

MODERATOR = "moderation@demo.example"

LEAD = 21  # days between a request and its visit
HOURS = timedelta(hours=2)


def load_visits(found: dict[str, VisitsFile], practices: dict[str, Any], members: dict[str, Any]) -> int:
    """Make the requests of each file by the verbs that lead to their states; how many.

    Their e-mails count as sent: the addresses are invented.
    """
    now = timezone.now()
    total = 0
    for language, file in found.items():
        with override(language):
            for visit in file.visits:
                _load(visit, practices[visit.practice], members.get(visit.email), now, members[MODERATOR])
                total += 1
            for counted in file.counted:
                total += _load_counted(counted, practices[counted.practice], now)
    OutgoingMail.objects.filter(key__startswith="visit:").update(state=MailState.SENT, sent=now)
    return total


def _load_counted(counted: CountedOfDemo, practice: Any, now: datetime) -> int:
    """What is left of requests that were emptied: their words are not invented only to be erased."""
    host = practice.carrier
    for days in counted.days:
        sent_at = now - timedelta(days=days)
        request = VisitRequest.objects.create(
            state=counted.end,
            page_id=practice.pk,
            page_key=practice.translation_key,
            page_title=practice.title,
            host=host,
            host_key=host.translation_key,
            host_title=host.title,
            format=practice.visit_formats[0],
            language="fr",
            visitor_language="fr",
            asked_at=sent_at,
            sent_at=sent_at,
            answered_at=sent_at + timedelta(days=counted.answered, hours=-5) if counted.answered else None,
            ended_at=sent_at + timedelta(days=LEAD),
            erased_at=sent_at + timedelta(days=LEAD),
            demonstration=True,
        )
        note_subject(request)
    return len(counted.days)


def _load(visit: VisitOfDemo, practice: Any, member: Any, now: datetime, moderator: Any) -> None:
    asked_at = now - timedelta(days=visit.days)
    day = timezone.localdate(asked_at) + timedelta(days=LEAD)
    start = at(day, time(9, 30), "Europe/Brussels")
    asked = Asked(
        format=str(visit.format),
        purpose=visit.purpose,
        language="fr",
        name=visit.name,
        organisation=visit.organisation,
        email=visit.email,
        dates=[Moment(start, start + HOURS)],
        people=visit.people,
    )
    request, _new = services.ask(practice, asked, visitor=member, now=asked_at)
    request = services.confirm_address(request, now=asked_at)
    for message in visit.messages:
        services.write(request, Party(message.by), message.text, now=asked_at + timedelta(hours=20))
    _bring_to(visit, request, asked.dates[0], asked_at + timedelta(days=1), moderator)


def _bring_to(visit: VisitOfDemo, request: VisitRequest, moment: Moment, then: datetime, moderator: Any) -> None:
    state = State(visit.state)
    if state == State.COUNTER_PROPOSED:
        later = Moment(moment.starts_at + timedelta(days=7), moment.ends_at + timedelta(days=7))
        services.propose_other(request, [later], now=then)
    elif state == State.DECLINED:
        services.decline(request, DeclineReason.NO_TIME, now=then)
    elif state == State.LAPSED:
        services.lapse(request, now=request.asked_at + timedelta(days=14))
    elif state in (State.SCHEDULED, State.CLOSED):
        services.accept(request, moment, now=then)
    if state == State.CLOSED:
        after = moment.ends_at + timedelta(hours=2)
        services.mark_held(request, Party.SITE, now=after)
        services.report(request, Party.VISITOR, Answers(True, visit.learned, "yes"), now=after)
        services.report(request, Party.HOST, Answers(True, will_try="yes"), now=after)
        if visit.replication:
            _take_up(visit, visit.replication, request, after + timedelta(days=1), moderator)


def _take_up(
    visit: VisitOfDemo, told: ReplicationOfDemo, request: VisitRequest, then: datetime, moderator: Any
) -> None:
    said = told.model_dump(exclude={"published"}) | {"organisation": visit.organisation}
    sent = replications.submit(request, said, now=then)
    if told.published:
        replications.publish(sent, by=moderator, now=then + timedelta(hours=3))
