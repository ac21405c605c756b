"""A moderator sees where requests stand, and of what was said only what one side reported."""

from typing import Any

import pytest
from django.urls import reverse

from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from network.companionship import services
from network.companionship.enums import Party, State
from network.companionship.models import BlockedSender
from tests.admin.builders import home, member

from .builders import in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client: Any, db: None) -> Any:
    def as_one_of(group: str) -> Any:
        home()
        setup_groups()
        client.force_login(member(f"{group.lower()}@passerelles.example", group))
        return client

    return as_one_of


def test_states_are_seen_and_words_are_not(seen, enter) -> None:
    request = in_state(seen, State.ACCEPTED)
    services.write(request, Party.VISITOR, "Un secret entre nous")
    reported = services.write(request, Party.HOST, "Une insulte")
    services.report_message(reported, Party.VISITOR)
    admin = enter(MODERATOR.name)

    listed = admin.get(reverse("visit_requests:index"))
    page = admin.get(reverse("visit_requests:inspect", args=[request.pk]))

    assert "Garder une place" in listed.content.decode()
    for answer in (listed, page):
        assert "secret" not in answer.content.decode()
        assert "Comment tenez-vous" not in answer.content.decode()
        assert "vera@" not in answer.content.decode()
    assert "Une insulte" in page.content.decode()


def test_requests_are_listed_by_whether_a_reported_message_waits(seen, enter) -> None:
    request = in_state(seen, State.ACCEPTED)
    reported = services.report_message(services.write(request, Party.HOST, "Une insulte"), Party.VISITOR)
    admin = enter(MODERATOR.name)

    def listed(waiting: str) -> bool:
        answer = admin.get(reverse("visit_requests:index"), {"waiting": waiting})
        return reverse("visit_requests:inspect", args=[request.pk]) in answer.content.decode()

    assert listed("true")
    assert not listed("false")
    admin.post(reverse("visit_requests:inspect", args=[request.pk]), {"leave": reported.pk})
    assert not listed("true")
    assert listed("false")


def test_a_reported_message_is_taken_away_and_its_sender_blocked(seen, enter) -> None:
    request = in_state(seen, State.ACCEPTED)
    private = services.write(request, Party.VISITOR, "Un secret entre nous")
    reported = services.report_message(services.write(request, Party.VISITOR, "Une insulte"), Party.HOST)
    admin = enter(MODERATOR.name)
    page = reverse("visit_requests:inspect", args=[request.pk])

    admin.post(page, {"hide": private.pk})  # nobody reported it
    admin.post(page, {"hide": reported.pk})
    admin.post(page, {"block": "visitor"})

    reported.refresh_from_db()
    private.refresh_from_db()
    assert reported.hidden_at is not None
    assert private.hidden_at is None
    assert BlockedSender.objects.get().sender == "vera@visiteurs.example"


def test_nobody_writes_requests_in_the_admin(seen, enter) -> None:
    request = in_state(seen, State.SENT)
    admin = enter(MODERATOR.name)

    for name in ("add", "edit", "delete"):
        arguments = [] if name == "add" else [request.pk]
        assert admin.get(reverse(f"visit_requests:{name}", args=arguments)).status_code == 302


def test_contributors_see_none_of_it(seen, enter) -> None:
    request = in_state(seen, State.SENT)
    admin = enter(CONTRIBUTOR.name)

    for url in (
        reverse("visit_requests:index"),
        reverse("visit_requests:inspect", args=[request.pk]),
        reverse("blocked_senders:index"),
    ):
        assert admin.get(url).status_code == 302


def test_a_moderator_blocks_a_domain(enter) -> None:
    admin = enter(MODERATOR.name)

    answer = admin.post(reverse("blocked_senders:add"), {"sender": " Spam.EXAMPLE ", "reason": "envois en nombre"})

    assert answer.status_code == 302
    blocked = BlockedSender.objects.get()
    assert (blocked.sender, blocked.blocked_by is not None) == ("spam.example", True)
