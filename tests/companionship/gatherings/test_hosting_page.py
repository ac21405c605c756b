"""The host's pages: open, change, cancel, write, print."""

from datetime import date as day_of
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from network.companionship.gatherings import services
from network.companionship.gatherings.models import GroupDate
from tests.companionship.builders import mails

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def filled(page: Any = None, **fields: Any) -> dict[str, str]:
    values = {
        "day": (timezone.localdate() + 20 * DAY).isoformat(),
        "starts": "09:30",
        "ends": "12:00",
        "until": "",
        "places": "8",
        "language": "fr",
        "address": "Rue du Pont 3",
        "directions": "Sonnez",
        "programme": "Une matinée à l’accueil.",
        "access": "De plain-pied",
    }
    return {**values, **({"page": str(page.pk)} if page else {}), **fields}


@pytest.fixture
def inside(client: Any, receiver: Any) -> Any:
    client.force_login(receiver)
    return client


def test_open_change_write_print_and_cancel(inside, host, seen) -> None:
    assert "Aucune date n’est ouverte" in inside.get(reverse("space_group_dates")).content.decode()
    form = inside.get(reverse("space_group_open", args=[host.pk])).content.decode()
    assert "Garder une place" in form

    inside.post(reverse("space_group_open", args=[host.pk]), filled(seen))
    date = GroupDate.objects.get()
    assert (date.page_title, date.host_title, date.places) == ("Garder une place", "Maison Ouverte", 8)
    assert timezone.localtime(date.closes_at).time().hour == 0, "until the day before, that day included"
    empty = inside.get(reverse("space_group_date", args=[date.pk])).content.decode()
    assert "Personne encore" in empty

    services.join(date, services.Joining("Ana", "Les Ana", "ana@guests.example", 3), proven=True)
    few = inside.post(reverse("space_group_change", args=[date.pk]), filled(places="2"))
    assert few.status_code == 400
    assert "Une matinée à l’accueil." in few.content.decode()
    inside.post(reverse("space_group_change", args=[date.pk]), filled(places="3", starts="10:00"))
    date.refresh_from_db()
    assert (date.places, timezone.localtime(date.starts_at).hour) == (3, 10)
    assert "10:00" in mails(to="ana@guests.example")[-1].subject

    inside.post(reverse("space_group_write", args=[date.pk]), {"text": "Prenez un casque."})
    assert "Prenez un casque." in mails(to="ana@guests.example")[-1].text
    printed = inside.get(reverse("space_group_guests", args=[date.pk])).content.decode()
    assert "Les Ana" in printed
    assert "ana@guests.example" not in printed

    assert inside.post(reverse("space_group_cancel", args=[date.pk]), {"reason": ""}).status_code == 400
    inside.post(reverse("space_group_cancel", args=[date.pk]), {"reason": "Malade"})
    date.refresh_from_db()
    assert date.state == "cancelled"
    assert inside.get(reverse("space_group_change", args=[date.pk])).status_code == 404
    assert "Malade" in inside.get(reverse("space_group_date", args=[date.pk])).content.decode()


def clocks_change() -> day_of:
    """The next last Sunday of March."""
    today = timezone.localdate()
    year = today.year if today < day_of(today.year, 3, 20) else today.year + 1
    last = day_of(year, 3, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": "2020-01-01"}, "passée"),
        ({"day": "9999-12-31"}, "plus d’un an"),
        ({"day": "pas un jour"}, "date"),
        ({"starts": "12:00", "ends": "12:00"}, "finit avant"),
        ({"starts": "25:00"}, "heure"),
        ({"day": clocks_change().isoformat(), "starts": "02:30"}, "heure n’existe pas"),
        ({"until": "2020-01-01"}, "déjà passé"),
        ({"until": "2999-01-01"}, "après la visite"),
        ({"places": "0"}, "supérieur"),
        ({"places": "61"}, "inférieur"),
        ({"programme": ""}, "Ce qu’on verra</a> – "),
        ({"page": "1"}, "choix"),
    ],
)
def test_what_makes_no_sense_is_said_beside_the_field(inside, host, seen, wrong: dict[str, str], said: str) -> None:
    answer = inside.post(reverse("space_group_open", args=[host.pk]), filled(seen) | wrong)

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "Rue du Pont 3" in answer.content.decode()
    assert not GroupDate.objects.exists()
