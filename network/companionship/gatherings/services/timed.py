"""What time does to group dates."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from network.companionship import letters as visit_letters
from network.companionship.doors import say_changed as say_visits_changed
from network.companionship.enums import Party, State
from network.companionship.gatherings import letters
from network.companionship.gatherings.enums import DateState, PlaceState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import locked, say_changed
from network.companionship.models import VisitRequest
from network.companionship.services.steps import note as note_on_visit
from network.counting.subjects import note_subject

from .steps import end, note


def expire(who: Participation, *, now: datetime | None = None) -> bool:
    """Nobody confirmed the address; whether it ended by that."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(who.date_id)
        who = Participation.objects.select_for_update().get(pk=who.pk)
        if who.state != PlaceState.UNCONFIRMED:
            return False
        end(who, PlaceState.EXPIRED, now)
        note(date, "expire", Party.SITE, now, who=who)
    return True


def remind(date: GroupDate, *, now: datetime | None = None) -> bool:
    """Some days before: the place and the way to everybody who comes, the list to the host; whether it was due."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        if date.state != DateState.OPEN or date.reminded_at or date.starts_at <= now:
            return False
        date.reminded_at = now
        date.save(update_fields=["reminded_at"])
        note(date, "remind", Party.SITE, now)
        for who in date.participations.filter(state=PlaceState.PLACED):
            who.date = date
            letters.reminder(who, now)
        letters.reminder_to_host(date, now)
    return True


def tell_host(date: GroupDate, *, now: datetime | None = None) -> bool:
    """Tell the host in one e-mail who came and went since the last one; whether anything did."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        since, date.told_at = date.told_at, now
        news = date.events.filter(at__gt=since, at__lte=now, verb__in=letters.NEWS, participation__isnull=False)
        date.save(update_fields=["told_at"])
        if date.state != DateState.OPEN or not news.exists():
            return False
        letters.news_to_host(date, news, now)
    return True


def conclude(date: GroupDate, *, now: datetime | None = None) -> bool:
    """The date is over. Whoever came is thanked and asked three questions, and may bring back what they made of it;
    who waited in vain is told. Whether it was due."""
    now = now or timezone.now()
    with transaction.atomic():
        date = locked(date)
        if date.state != DateState.OPEN or date.ends_at > now:
            return False
        date.state, date.ended_at = DateState.OVER, now
        date.save()
        note(date, "conclude", Party.SITE, now)
        came = 0
        for who in date.participations.filter(state__in=(PlaceState.PLACED, PlaceState.WAITING)):
            who.date = date
            if who.state == PlaceState.WAITING:
                end(who, PlaceState.LEFT_OUT, now)
                letters.left_out(who, now)
            else:
                end(who, PlaceState.CAME, now, visit=_visit_of(who, now))
                came += who.people
        date.participations.filter(state=PlaceState.UNCONFIRMED).update(state=PlaceState.EXPIRED, ended_at=now)
        letters.thanks_to_host(date, came, now)
        say_changed(date)
        say_visits_changed(date.host_key)
    return True


def _visit_of(who: Participation, now: datetime) -> VisitRequest:
    """The visit that it was: from here on it is one like all others, with its questions and its réplique.

    It was never sent to be answered, so it takes no place of the month and counts in no rate of answers.
    """
    date = who.date
    visit = VisitRequest.objects.create(
        state=State.HELD,
        page_id=date.page_id,
        page_key=date.page_key,
        page_title=date.page_title,
        host_id=date.host_id,
        host_key=date.host_key,
        host_title=date.host_title,
        format="group",
        purpose=who.question,
        people=who.people,
        language=date.language,
        access_needs=who.access_needs,
        visitor_id=who.member_id,
        visitor_name=who.name,
        visitor_organisation=who.organisation,
        visitor_email=who.email,
        visitor_language=who.language,
        asked_at=who.created_at,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        time_zone=date.time_zone,
        meeting_place=date.address,
        thanked_at=now,
        demonstration=date.demonstration,
    )
    note_subject(visit)
    note_on_visit(visit, "mark_held", Party.SITE, now, before="")
    visit_letters.questions(visit, now, to_both=False)
    return visit


def erase(who: Participation, *, now: datetime | None = None) -> bool:
    """Empty everything that tells of a person; how many they were stays, to be counted. Whether there was anything."""
    with transaction.atomic():
        locked(who.date_id)
        who = Participation.objects.select_for_update().get(pk=who.pk)
        if who.erased_at:
            return False
        who.name = who.organisation = who.email = who.question = who.access_needs = ""
        who.member, who.erased_at = None, now or timezone.now()
        who.save()
        who.events.update(member=None)
    return True
