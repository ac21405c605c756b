"""Group dates and who comes to them."""

from datetime import datetime, timedelta
from typing import Any

from network.companionship.gatherings import services
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.services import Joining, Plan
from tests.companionship.builders import BRUSSELS, NOW

STARTS = datetime(2027, 3, 16, 9, 30, tzinfo=BRUSSELS)
ENDS = datetime(2027, 3, 16, 12, 0, tzinfo=BRUSSELS)
CLOSES = datetime(2027, 3, 16, 0, 0, tzinfo=BRUSSELS)
MINUTE = timedelta(minutes=1)


def plan(places: int = 4, **fields: Any) -> Plan:
    values: dict[str, Any] = {
        "starts_at": STARTS,
        "ends_at": ENDS,
        "closes_at": CLOSES,
        "language": "fr",
        "address": "Rue du Pont 3, 7000 Mons",
        "programme": "Une matinée à l’accueil.",
    }
    return Plan(places=places, **{**values, **fields})


def opened(page: Any, places: int = 4, **fields: Any) -> GroupDate:
    return services.open_date(page, plan(places, **fields), now=NOW)


def joined(date: GroupDate, name: str, people: int = 1, minutes: int = 1, **given: Any) -> Participation:
    """Somebody whose address is proven, ``minutes`` after the opening."""
    joining = Joining(name.title(), f"Les {name.title()}", f"{name}@guests.example", people)
    who, _new = services.join(date, joining, proven=True, now=NOW + minutes * MINUTE, **given)
    return fresh(who)


def fresh(who: Participation) -> Participation:
    return Participation.objects.get(pk=who.pk)


def states(date: GroupDate) -> dict[str, str]:
    return {who.email.partition("@")[0]: who.state for who in date.participations.all()}
