"""The pages of a tour: without JavaScript, with every button keeping what was typed."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar

from network.companionship import services as visits
from network.companionship.dates import Moment
from network.companionship.enums import DeclineReason
from network.companionship.models import VisitRequest
from network.companionship.tours import services
from network.companionship.tours.models import Tour, TourStop
from network.models import OrganisationPage
from tests.companionship.builders import BRUSSELS, asked
from tests.harness.index import Commit

from .conftest import open_host

pytestmark = pytest.mark.django_db
WORDS = {"purpose": "Comment ?", "people": "2", "name": "Tara", "organisation": "Sur la route"}


@pytest.fixture(autouse=True)
def french() -> Any:
    with override("fr"):
        yield


@pytest.fixture
def day() -> date:
    return timezone.localdate() + timedelta(days=20)


@pytest.fixture
def mine(tour: Tour, day: date, client: Any, traveller: Any) -> Tour:
    """The tour, on a day to come as clocks have it, and its member logged in."""
    client.force_login(traveller)
    return services.arrange(tour, {"first_day": day}, {})


def at(name: str, tour: Tour, *more: Any) -> str:
    return reverse(f"space_tour_{name}" if name else "space_tour", args=[tour.pk, *more])


def filled(client: Any, tour: Tour, **changes: Any) -> dict[str, Any]:
    """What the composing form holds, as a browser would send it."""
    soup = BeautifulSoup(client.get(at("compose", tour)).content, "html.parser")
    form = soup.select_one(".tour-form")
    data = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    for one in form.select("select"):
        chosen = one.select_one("option[selected]") or one.select_one("option")
        data[one["name"]] = chosen["value"]
    data.pop("csrfmiddlewaretoken", None)
    return {**data, **changes}


def titles(tour: Tour) -> list[str]:
    return [one.host_title.removeprefix("Maison de ") for one in tour.stops.all()]


def test_a_public_page_leads_to_a_tour_by_a_link_that_any_cache_may_keep(
    client: Any, hosts: dict[str, OrganisationPage], traveller: Any
) -> None:
    link = reverse("space_tour_add", args=[hosts["Mons"].translation_key])
    page = client.get(hosts["Mons"].url)
    assert link in page.content.decode()
    assert "csrfmiddlewaretoken" not in page.content.decode()
    log_in = client.get(link, follow=True)
    assert log_in.redirect_chain[-1][1] == 302, "whoever is not logged in logs in first"
    assert "plusieurs visites en un jour ou deux" in log_in.content.decode()

    client.force_login(traveller)
    assert "Maison de Mons" in client.get(link).content.decode()
    answer = client.post(link, {"title": "Vers l’est"})
    made = Tour.objects.get()
    assert answer["Location"].startswith(at("compose", made))
    other = reverse("space_tour_add", args=[hosts["Namur"].translation_key])
    assert "Vers l’est" in client.get(other).content.decode()
    client.post(other, {"tour": str(made.pk)})
    again = client.post(other, {"tour": str(made.pk)}, follow=True)
    assert "déjà dans cette tournée" in again.content.decode()
    assert titles(made) == ["Mons", "Namur"]
    assert client.post(other, {"title": ""}).status_code == 400
    closed = reverse("space_tour_add", args=["00000000-0000-4000-8000-000000000000"])
    assert client.get(closed).status_code == 404


def test_every_button_keeps_what_was_typed(client: Any, mine: Tour) -> None:
    first, second, _third = mine.stops.all()
    data = filled(client, mine, title="Autrement", **{f"starts_{second.pk}": "14:15"})

    answer = client.post(at("compose", mine), {**data, "do": f"up-{second.pk}"})

    assert answer["Location"].endswith(f"#stop-{second.pk}")
    assert titles(mine) == ["Mons", "Namur", "Charleroi"]
    second.refresh_from_db()
    assert (Tour.objects.get().title, second.starts) == ("Autrement", time(14, 15))
    client.post(at("compose", mine), {**filled(client, mine), "do": f"down-{second.pk}"})
    assert titles(mine) == ["Namur", "Mons", "Charleroi"]
    client.post(at("compose", mine), {**filled(client, mine), "do": f"remove-{first.pk}"})
    assert titles(mine) == ["Mons", "Charleroi"]
    shown = client.get(at("compose", mine)).content.decode()
    assert "Ajoutez encore" in shown
    assert 'value="ask"' not in shown


def test_the_start_the_distances_the_map_and_a_suggestion(client: Any, mine: Tour) -> None:
    data = filled(client, mine, start_place="Huy", do="suggest")
    shown = client.post(at("compose", mine), data, follow=True).content.decode()

    assert titles(mine) == ["Namur", "Charleroi", "Mons"]
    assert "27\xa0km à vol d’oiseau" in shown or "27 km à vol d’oiseau" in shown
    soup = BeautifulSoup(shown, "html.parser")
    signs = soup.select(".map-drawing .map-sign")
    assert [one.get_text() for one in signs] == ["1", "2", "3"]
    assert len(soup.select(".map-leg")) == 3
    assert "50 km/h" in shown
    anchors = {one["href"].removeprefix("#") for one in soup.select(".map-drawing a")}
    assert anchors <= {one.get("id") for one in soup.select("[id]")}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first_day": "2020-01-01"}, "passée"),
        ({"first_day": "9999-01-01"}, "plus d’un an"),
        ({"first_day": "hier"}, "date"),
        ({"start_place": "Nulle-Part-sur-Rien"}, "inconnu"),
        ({"second_day": "tomorrow"}, "vient après"),
        ({"title": ""}, "requis"),
        ({"title": "x" * 5000}, "120"),
        ({"language": "xx"}, "choix"),
    ],
)
def test_what_is_wrong_is_said_and_comes_back_filled_in(
    client: Any, mine: Tour, typed: dict[str, str], said: str
) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    data = {**filled(client, mine), "start_place": "Huy", **typed}
    data = {name: tomorrow if value == "tomorrow" else value for name, value in data.items()}

    answer = client.post(at("compose", mine), {**data, "do": "ask"})

    assert answer.status_code == 400
    page = answer.content.decode()
    assert said in page
    assert f'value="{data["start_place"]}"' in page
    assert Tour.objects.get().start_place == ""


def test_an_hour_that_the_clocks_leave_out(client: Any, mine: Tour) -> None:
    sunday = next(
        one
        for one in (timezone.localdate() + timedelta(days=n) for n in range(1, 366))
        if one.month == 3 and one.weekday() == 6 and one.day > 24
    )
    stop = mine.stops.all()[0]
    data = {**filled(client, mine), "first_day": sunday.isoformat(), f"starts_{stop.pk}": "02:30"}

    answer = client.post(at("compose", mine), data)

    assert answer.status_code == 400
    assert "cette heure n’existe pas" in answer.content.decode().lower()
    assert "02:30" in answer.content.decode()


def test_rubbish_in_the_buttons_changes_nothing(client: Any, mine: Tour) -> None:
    for do in ("up-", "up-9" + "9" * 30, "remove-abc", "rubbish", "up-²"):
        assert client.post(at("compose", mine), {**filled(client, mine), "do": do}).status_code == 302
    assert client.post(at("compose", mine), {**filled(client, mine), "do": "remove-999999"}).status_code == 404
    assert mine.stops.count() == 3


def ready(client: Any, tour: Tour) -> None:
    client.post(at("compose", tour), {**filled(client, tour), "do": "suggest"})


def test_asking_all_then_following_them_then_another_host(
    client: Any, mine: Tour, hosts: dict[str, OrganisationPage], commit: Commit
) -> None:
    with commit():
        for host in hosts.values():
            host.save_revision().publish()
    not_yet = client.get(at("ask", mine), follow=True).content.decode()
    assert "Dites d’abord le jour et l’heure" in not_yet
    ready(client, mine)
    assert client.get(at("", mine))["Location"] == at("compose", mine)
    wrong = client.post(at("ask", mine), {**WORDS, "organisation": ""})
    assert wrong.status_code == 400
    assert "Comment ?" in wrong.content.decode()
    assert not VisitRequest.objects.exists()

    shown = client.post(at("ask", mine), WORDS, follow=True).content.decode()
    assert "3 hôtes ont reçu votre demande" in shown
    assert "Hôtes qui ont dit oui : 0 sur 3." in shown.replace("\xa0", " ")

    yes, other, no = (one.request for one in mine.stops.select_related("request"))
    when = yes.dates.get()
    visits.accept(yes, Moment(when.starts_at, when.ends_at))
    visits.propose_other(other, [Moment(when.starts_at + timedelta(days=7), when.ends_at + timedelta(days=7))])
    visits.decline(no, DeclineReason.NO_TIME)
    soup = BeautifulSoup(client.get(at("", mine)).content, "html.parser")
    bar = soup.select_one("progress")
    assert (bar["value"], bar["max"]) == ("1", "3")
    assert "1 propose une autre date" in soup.get_text()
    links = [one["href"] for one in soup.select(".tour-card a")]
    assert reverse("space_request", args=[yes.pk]) in links
    gone = mine.stops.get(request=no)
    assert [one for one in links if "remplacer" in one] == [at("replace", mine, gone.pk)]

    near = client.get(at("replace", mine, gone.pk)).content.decode()
    assert "Maison de Tournai" in near
    assert near.index("Maison de Tournai") < near.index("Maison de Huy"), "the nearest to Mons first"
    assert "Maison de Namur" not in near
    key = hosts["Tournai"].translation_key
    client.post(at("replace", mine, gone.pk), {"page": str(key)})
    assert client.post(at("replace", mine, gone.pk), {"page": "rubbish"}).status_code == 404
    assert "1 n’a pas encore reçu de demande" in client.get(at("", mine)).content.decode()
    again = client.get(at("ask", mine)).content.decode()
    assert "Comment ?" in again
    assert "Sur la route" in again
    client.post(at("ask", mine), WORDS)
    assert VisitRequest.objects.count() == 4
    request_page = client.get(reverse("space_request", args=[yes.pk])).content.decode()
    assert at("", mine) in request_page


def test_the_calendar_and_the_sheet(client: Any, mine: Tour, hosts: dict[str, OrganisationPage]) -> None:
    assert client.get(at("calendar", mine)).status_code == 404, "nothing is agreed yet"
    ready(client, mine)
    client.post(at("ask", mine), {**WORDS, "shares": "on"})
    request = mine.stops.all()[0].request
    when = request.dates.get()
    visits.accept(request, Moment(when.starts_at, when.ends_at), place="Quai 3", shares=True)

    answer = client.get(at("calendar", mine))
    assert answer["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer["Content-Disposition"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(request.calendar_uid) in str(event["UID"])
    assert "no-store" in answer["Cache-Control"]
    sheet = client.get(at("sheet", mine)).content.decode()
    for said in ("Quai 3", f"accueil@{request.host_title.rpartition(' ')[2].lower()}.example", "Maison de Mons"):
        assert said in sheet
    assert sheet.count("@") < 10
    assert "accueil@mons.example" not in sheet or request.host_title == "Maison de Mons"


def test_deleting_says_what_goes_with_it(client: Any, mine: Tour) -> None:
    ready(client, mine)
    client.post(at("ask", mine), WORDS)
    page = client.get(at("delete", mine)).content.decode()
    assert "Maison de Charleroi" in page
    assert Tour.objects.exists()

    said = client.post(at("delete", mine), follow=True).content.decode()

    assert "3 demandes sont retirées" in said
    assert not Tour.objects.exists()
    assert set(VisitRequest.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_pages_ask_as_much_whatever_the_number_of_stops(client: Any, mine: Tour) -> None:
    def cost(name: str) -> int:
        for _n in range(3):  # what changes seldom is in memory afterwards
            client.get(at(name, mine))
        with CaptureQueriesContext(connection) as made:
            assert client.get(at(name, mine)).status_code == 200
        return len(made)

    for name in ("compose", "sheet"):
        before = cost(name)
        for town in ("Tournai", "Huy"):
            host = open_host(town)
            if not mine.stops.filter(host_key=host.translation_key).exists():
                services.add_stop(mine, host)
        assert cost(name) <= before <= 16
    ready(client, mine)
    client.post(at("ask", mine), WORDS)
    with_five = cost("")
    TourStop.objects.filter(pk__in=list(mine.stops.values_list("pk", flat=True))[1:]).delete()
    assert with_five <= cost("") <= 18


def test_a_request_under_way_is_not_asked_again(client: Any, mine: Tour, hosts: dict[str, OrganisationPage]) -> None:
    begins = timezone.now().astimezone(BRUSSELS) + timedelta(days=9)
    said = asked(mine.member.email, dates=[Moment(begins, begins + timedelta(hours=2))])
    earlier, _new = visits.ask(hosts["Mons"], said, visitor=mine.member, proven=True)
    ready(client, mine)

    shown = client.post(at("ask", mine), WORDS, follow=True).content.decode()

    assert "2 hôtes ont reçu votre demande" in shown
    assert "moins d’une semaine" in shown
    assert mine.stops.get(host_title="Maison de Mons").request == earlier
