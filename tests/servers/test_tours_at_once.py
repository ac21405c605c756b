"""Tours of the same hosts, each asked twice at the same moment: nobody waits for ever, nobody is asked twice."""

import threading
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from network.companionship.enums import State
from network.companionship.models import VisitRequest
from network.companionship.tours import services
from network.companionship.tours.models import Tour, TourStop
from network.companionship.tours.services import Asking
from tests.admin.builders import member, organisation
from tests.companionship.builders import NOW, mails

MEMBERS, HOSTS, PLACES = 5, 4, 3


@pytest.mark.django_db(transaction=True)
def test_tours_of_the_same_hosts_are_asked_at_once(own_index: Any) -> None:
    call_command("search_rebuild", verbosity=0)
    hosts = [
        organisation(f"Maison {n}", open_to_visits=True, visit_capacity=PLACES, contact_email=f"m{n}@maison.example")
        for n in range(HOSTS)
    ]
    tours = []
    for number in range(MEMBERS):
        tour = services.begin_tour(member(f"v{number}@a.example"), "Tous", now=NOW)
        for place in range(HOSTS):
            services.add_stop(tour, hosts[(number + place) % HOSTS], now=NOW)
        services.suggest(tour, now=NOW)
        tours.append(services.arrange(tour, {"first_day": date(2027, 3, 16)}, {}, now=NOW))
    refused: list[Tour] = []
    failed: list[Exception] = []
    start = threading.Barrier(2 * MEMBERS)

    def ask(tour: Tour) -> None:
        try:
            start.wait()
            services.ask_all(tour, Asking("Comment ?", "Véra", "Les Visiteurs"), proven=True, now=NOW)
        except ValidationError:
            refused.append(tour)  # the other one of the two was first
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(tour,)) for tour in (*tours, *tours)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert sorted(tour.pk for tour in refused) == [tour.pk for tour in tours]
    assert not TourStop.objects.filter(request=None).exists()
    for host in hosts:
        states = list(VisitRequest.objects.filter(host_key=host.translation_key).values_list("state", flat=True))
        assert (states.count(State.SENT), states.count(State.WAITING)) == (PLACES, MEMBERS - PLACES)
        assert len(mails(to=host.contact_email)) == PLACES
