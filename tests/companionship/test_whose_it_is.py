"""Nobody sees or guesses another's request: every address of it, as every kind of user."""

from typing import Any

import pytest
from django.urls import reverse

from home.permissions import MODERATOR
from home.services import setup_groups
from network.companionship import services
from network.companionship.enums import LinkPurpose, Party
from network.companionship.links import issue
from network.companionship.models import ThreadMessage, VisitRequest
from network.models import MembershipState
from tests.admin.builders import home, member, organisation, superuser
from tests.network.conftest import belongs

from .builders import NOW, asked

pytestmark = pytest.mark.django_db

MAY = {"visitor", "host"}
WHO = ("nobody", "visitor", "host", "was host", "other host", "member", "moderator", "administrator", "suspended")


@pytest.fixture
def request_and_people(seen: Any, host: Any) -> tuple[VisitRequest, dict[str, Any]]:
    home()
    setup_groups()
    people: dict[str, Any] = {
        "nobody": None,
        "visitor": member("visitor@a.example"),
        "host": member("host@a.example"),
        "was host": member("washost@a.example"),
        "other host": member("other@a.example"),
        "member": member("member@a.example"),
        "moderator": member("modo@a.example", MODERATOR.name),
        "administrator": superuser(),
        "suspended": member("suspended@a.example"),
    }
    belongs(people["host"], host)
    belongs(people["was host"], host, state=MembershipState.ENDED)
    belongs(people["other host"], organisation("Autre Maison"))
    belongs(people["suspended"], host)
    type(people["suspended"]).objects.filter(pk=people["suspended"].pk).update(is_active=False)
    request, _new = services.ask(seen, asked("visitor@a.example"), visitor=people["visitor"], proven=True)
    return request, people


def urls(request: VisitRequest) -> dict[str, str]:
    message = ThreadMessage.objects.create(request=request, party=Party.HOST, text="…", written_at=NOW)
    return {
        "page": reverse("space_request", args=[request.pk]),
        "withdraw": reverse("space_act", args=[request.pk, "withdraw"]),
        "accept": reverse("space_act", args=[request.pk, "accept"]),
        "confirm": reverse("space_act", args=[request.pk, "confirm"]),
        "nothing": reverse("space_act", args=[request.pk, "no-such-thing"]),
        "message": reverse("space_report_message", args=[request.pk, message.pk]),
    }


ALLOWED = {
    "page": MAY,
    "withdraw": {"visitor"},
    "accept": {"host"},
    "confirm": set(),
    "nothing": set(),
    "message": {"visitor"},  # one's own is not reported
}


@pytest.mark.parametrize("who", WHO)
def test_every_address_as_everybody(client, request_and_people, who: str, settings) -> None:
    settings.REQUIRE_TWO_FACTORS = False
    request, people = request_and_people
    if people[who] is not None:
        client.force_login(people[who])

    for name, url in urls(request).items():
        expected = 200 if who in ALLOWED[name] else 302 if who in ("nobody", "suspended") else 404
        assert client.get(url).status_code == expected, (who, name)
        if expected != 200:
            assert client.post(url, {"reason": "no_time", "text": "…"}).status_code == expected, (who, name)
    assert VisitRequest.objects.get().state == "sent"
    assert VisitRequest.objects.get().messages.count() == 1

    listed = client.get(reverse("space_requests"))
    if who not in ("nobody", "suspended"):
        assert ("Garder une place" in listed.content.decode()) == (who in MAY)


def test_a_link_opens_its_own_request_as_its_own_side_only(client, seen) -> None:
    mine, other = (
        services.confirm_address(services.ask(seen, asked(email))[0]) for email in ("a@a.example", "b@a.example")
    )
    visitor = issue(mine, LinkPurpose.FOLLOW, Party.VISITOR, NOW)
    follow = reverse("visit_follow", args=[visitor])

    assert client.get(follow).status_code == 200
    assert client.post(f"{follow}accept/", {"choice": "other"}).status_code == 404
    forged = f"{other.links.first().pk}.{visitor.partition('.')[2]}"
    assert client.get(reverse("visit_follow", args=[forged])).status_code == 404
    hosts = issue(other, LinkPurpose.DECLINE, Party.HOST, NOW)
    assert client.get(reverse("visit_follow", args=[hosts])).status_code == 404
    other.refresh_from_db()
    assert other.state == "sent"
