"""A member takes and erases what requests keep; what is not over is withdrawn first."""

from typing import Any

import pytest

from network.companionship import services
from network.companionship.enums import State
from network.companionship.models import VisitRequest
from network.members import data
from tests.admin.builders import member

from .builders import asked, mails

pytestmark = pytest.mark.django_db


def test_requests_are_in_my_data_and_go_with_my_account(seen: Any) -> None:
    who = member("nadia@passerelles.example")
    request, _new = services.ask(seen, asked(who.email), visitor=who, proven=True)
    (shown,) = [part for part in data.data_of(who) if part.key == "visits"]
    assert "Comment tenez-vous la place libre ?" in shown.rows[0].values()

    data.erase(who)

    request = VisitRequest.objects.get(pk=request.pk)
    assert (request.state, request.visitor_email, request.purpose) == (State.WITHDRAWN, "", "")
    assert request.erased_at is not None
    assert len(mails(to="accueil@maison.example")) == 2, "the host is told that nobody comes"
