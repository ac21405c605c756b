"""Whatever is done in whatever order: never more people than places, and nobody waits who would fit."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import OutgoingMail
from network.companionship.gatherings import services
from network.companionship.gatherings.enums import ALIVE, PlaceState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.places import free, taken, waiting
from tests.companionship.builders import NOW

from .builders import ENDS, MINUTE, fresh, opened, plan

pytestmark = pytest.mark.django_db
WHO = st.sampled_from(("ana", "bob", "cid", "dan", "eva"))
STEPS = st.one_of(
    st.tuples(st.just("join"), WHO, st.integers(1, 4)),
    st.tuples(st.just("join_unproven"), WHO, st.integers(1, 4)),
    st.tuples(st.just("confirm"), WHO, st.just(0)),
    st.tuples(st.just("change"), WHO, st.integers(0, 6)),
    st.tuples(st.just("leave"), WHO, st.just(0)),
    st.tuples(st.just("expire"), WHO, st.just(0)),
    st.tuples(st.just("places"), st.just(""), st.integers(1, 8)),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=10))
def test_any_steps_in_any_order(seen: Any, steps: list[tuple[str, str, int]]) -> None:
    with transaction.atomic():
        date = opened(seen, 4)
        for number, (verb, who, people) in enumerate(steps, start=1):
            before = _everything()
            try:
                _do(date, verb, who, people, NOW + number * MINUTE)
            except ValidationError:
                assert _everything() == before, "what is refused changes nothing and tells nobody"
            _check(date)
        services.conclude(date, now=ENDS)
        assert not date.participations.filter(state__in=ALIVE).exists()
        transaction.set_rollback(True)


def _do(date: GroupDate, verb: str, name: str, people: int, now: Any) -> None:
    found = date.participations.filter(email=f"{name}@guests.example").order_by("-pk").first()
    if verb.startswith("join"):
        joining = services.Joining(name, "…", f"{name}@guests.example", people)
        services.join(date, joining, proven=verb == "join", now=now)
    elif verb == "places":
        services.change_date(date, plan(people), now=now)
    elif found is not None and verb == "change":
        services.change_people(found, people, now=now)
    elif found is not None:
        {"confirm": services.confirm, "leave": services.leave, "expire": services.expire}[verb](found, now=now)


def _check(date: GroupDate) -> None:
    date = GroupDate.objects.get(pk=date.pk)
    assert taken(date) <= date.places
    assert all(one.people > free(date) for one in waiting(date)), "nobody waits who would fit"
    alive = list(date.participations.filter(state__in=ALIVE).values_list("email", flat=True))
    assert len(alive) == len(set(alive))
    for one in date.participations.all():
        assert (one.ended_at is not None) == (one.state not in ALIVE)
        if one.state == PlaceState.PLACED:
            assert one.placed_at is not None


def _everything() -> tuple[Any, ...]:
    people = tuple(Participation.objects.order_by("pk").values_list("pk", "state", "people"))
    return people, tuple(GroupDate.objects.values_list("pk", "places")), OutgoingMail.objects.count()


OVER = tuple(state for state in PlaceState if state not in ALIVE)


def test_what_may_be_done_in_each_state(date: GroupDate) -> None:
    for verb in ("confirm", "change", "leave"):
        allowed = {PlaceState.UNCONFIRMED} if verb == "confirm" else ALIVE
        assert {state for state in PlaceState if _is_allowed(date, verb, state)} == allowed


def _is_allowed(date: GroupDate, verb: str, state: PlaceState) -> bool:
    with transaction.atomic():
        joining = services.Joining("Ana", "…", "ana@guests.example")
        who, _new = services.join(date, joining, now=NOW)
        ended = NOW if state in OVER else None
        Participation.objects.filter(pk=who.pk).update(state=state, ended_at=ended, placed_at=NOW)
        try:
            _do(date, verb, "ana", 2, NOW + MINUTE)
        except ValidationError:
            assert fresh(who).state == state
            return False
        finally:
            transaction.set_rollback(True)
    return True
