"""An agenda with organisers, and the days around today."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.models import Challenge, Territory
from knowledgebase.models import EventIndexPage, EventPage
from tests.admin.builders import home, organisation, term

Event = Callable[..., EventPage]


def day(number: int) -> date:
    """So many days from today, or ago."""
    return timezone.localdate() + timedelta(days=number)


def stop(place: str = "Salle", town: str = "Mons", **fields: Any) -> tuple[str, dict[str, Any]]:
    usual = {"street": "", "country": "BE", "day": None, "begins": None, "ends": None}
    return "stop", {**usual, "place": place, "town": town, **fields}


@pytest.fixture
def agenda(db: None, own_index: None) -> EventIndexPage:
    return home().add_child(instance=EventIndexPage(title="Agenda", slug="agenda", summary="Tout ce qui vient."))


@pytest.fixture
def event(agenda: EventIndexPage) -> Event:
    """``event("Titre", in_days=3)``: a published one; ``fields`` say how it differs."""

    def make(title: str = "Rencontre", in_days: int = 7, **fields: Any) -> EventPage:
        related = {name: fields.pop(name, []) for name in ("organisers", "barriers")}
        usual = {"summary": "On se parle.", "about": "<p>Venez.</p>", "starts_on": day(in_days), "stops": [stop()]}
        page = EventPage(title=title, **{**usual, **fields})
        page.organisers = related["organisers"] or [organisation()]
        page.barriers = related["barriers"]
        page.challenges = [term(Challenge, "garde-enfants")]
        page.territories = [term(Territory, "BE-WHT")]
        agenda.add_child(instance=page)
        page.save_revision().publish()
        return EventPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def index(agenda: EventIndexPage) -> Callable[[], None]:
    return lambda: call_command("search_rebuild", verbosity=0)
