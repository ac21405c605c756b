"""Two hundred ask at once for two places of one month: two get them, the others are told, and none is lost."""

import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from network.companionship import services
from network.companionship.enums import Party, State
from network.companionship.models import RequestEvent, VisitRequest
from tests.admin.builders import organisation
from tests.companionship.builders import NOW, asked, mails

AT_ONCE = 20  # connections; each asks for ten, one after the other
EACH = 10


@pytest.mark.django_db(transaction=True)
def test_two_hundred_for_two_places(own_index: Any) -> None:
    call_command("search_rebuild", verbosity=0)
    host = organisation("Maison Ouverte", open_to_visits=True, visit_capacity=2, contact_email="accueil@maison.example")
    requests = [services.ask(host, asked(f"v{n}@a.example"), now=NOW)[0] for n in range(AT_ONCE * EACH)]
    failed: list[Exception] = []
    start = threading.Barrier(AT_ONCE)

    def confirm(mine: list[VisitRequest]) -> None:
        try:
            start.wait()
            for request in mine:
                services.confirm_address(request, now=NOW)
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=confirm, args=(requests[number::AT_ONCE],)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert VisitRequest.objects.filter(state=State.SENT).count() == 2
    assert VisitRequest.objects.filter(state=State.WAITING).count() == 198
    told = [mail for mail in mails() if mail.to != "accueil@maison.example" and ":confirm:" not in mail.key]
    assert len(told) == len({mail.to for mail in told}) == 200
    assert len(mails(to="accueil@maison.example")) == 2
    assert RequestEvent.objects.filter(party=Party.VISITOR, verb__in=["confirm_address", "wait"]).count() == 200
