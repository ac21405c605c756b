"""Moderators are told what waits for them: in the morning, once something has come; what is reported, at once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import make_aware

from core.models import OutgoingMail
from home.permissions import CONTRIBUTOR, MODERATOR
from home.services import setup_groups
from knowledgebase.suggestions.services import decline, suggest
from network.companionship import services as visits
from network.companionship.enums import Party, State
from network.members import services as members
from network.members.data import data_of
from network.models import Member, ToldModerator
from network.moderation.telling import NOTICE, tell_moderators
from network.moderation.waiting import kinds_for
from tests.admin.builders import home, member, organisation, practice
from tests.companionship.builders import in_state

pytestmark = pytest.mark.django_db

EVENING = make_aware(datetime(2027, 3, 1, 18))
MORNING = make_aware(datetime(2027, 3, 2, 7, 5))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SAID = {"what": "Une attestation manque.", "who": "Des parents", "where": "Mons"}


@pytest.fixture
def moderator(db: None) -> Member:
    home()
    setup_groups()
    return member("modere@passerelles.example", MODERATOR.name, language="nl")


def _mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(name="moderation").order_by("pk"))


def test_one_e_mail_a_morning_and_only_when_something_has_come(moderator: Member, client: Any) -> None:
    member("autre@passerelles.example", CONTRIBUTOR.name)
    assert tell_moderators(EVENING) == 0, "nothing waits"
    first = suggest(SAID, language="fr", now=EVENING - 3 * DAY)
    assert tell_moderators(EVENING, dry_run=True) == 1
    assert [tell_moderators(EVENING + n * HOUR) for n in range(3)] == [1, 0, 0]
    (mail,) = _mails()
    assert (mail.to, mail.language) == (moderator.email, "nl")
    assert "1 wacht – sinds 3 dagen." in mail.text
    assert f"{reverse('barrier_suggestions:index')}?state=waiting" in mail.text

    suggest(SAID, language="fr", now=EVENING + HOUR)
    assert tell_moderators(EVENING + 2 * HOUR) == 0, "it waits for the morning"
    assert tell_moderators(MORNING) == 1
    assert "2 wachten, waarvan 1 sinds" in _mails()[1].text
    decline(first, "Non.", by=moderator, now=MORNING)
    assert tell_moderators(MORNING + DAY) == 0, "nothing new"

    client.post(_mails()[1].unsubscribe.split("8000")[1])
    suggest(SAID, language="fr", now=MORNING)
    assert tell_moderators(MORNING + 2 * DAY) == 0, "not wanted any more"


def test_what_is_reported_is_told_at_once_until_it_is_looked_at(moderator: Member, boss: Member, client: Any) -> None:
    seen = practice(open_to_visits=True, visit_formats=["visit"], visit_capacity=2)
    suggest(SAID, language="fr", now=EVENING)
    assert tell_moderators(EVENING) == 1
    request = in_state(seen, State.ACCEPTED)
    message = visits.report_message(visits.write(request, Party.HOST, "Une insulte"), Party.VISITOR, now=EVENING)
    assert [tell_moderators(EVENING + n * HOUR / 2) for n in (1, 2)] == [1, 0]
    assert _mails()[1].subject == "Gemelde berichten over bezoeken"
    assert "Une insulte" not in _mails()[1].text

    client.force_login(moderator)
    page = reverse("visit_requests:inspect", args=[request.pk])
    assert client.post(page, {"leave": message.pk}).status_code == 302
    message.refresh_from_db()
    assert message.hidden_at is None
    assert all(not list(kind.entries(moderator)) for kind in kinds_for(moderator, urgent=True))
    assert 'name="leave"' not in client.get(page).content.decode()


def test_every_kind_leads_to_where_it_is_decided(moderator: Member, client: Any) -> None:
    somebody = member("qui@passerelles.example", CONTRIBUTOR.name)
    members.claim(somebody, organisation())
    draft = practice(live=False)
    draft.get_workflow().start(draft, somebody)
    client.force_login(moderator)
    found = {}
    for kind in kinds_for(moderator):
        entries = list(kind.entries(moderator))
        found[kind.key] = len(entries)
        assert client.get(kind.url()).status_code == 200, kind.key
        assert all(client.get(entry.url).status_code == 200 and entry.title for entry in entries), kind.key
    assert (found["memberships"], found["pages"]) == (1, 1)
    assert {"contribution_reports", "replications", "barrier_cases", "searches"} <= set(found)
    assert [kind.key for kind in kinds_for(somebody)] == ["pages"]


def test_what_is_kept_of_it_ends_with_the_right_to_moderate(moderator: Member, client: Any) -> None:
    suggest(SAID, language="fr", now=EVENING)
    tell_moderators(EVENING)
    kept = next(part for part in data_of(moderator) if part.key == "moderation")
    assert [len(row) for row in kept.rows] == [2]
    client.force_login(moderator)
    alerts = reverse("space_alerts")
    assert f'value="{NOTICE}"' in client.get(alerts).content.decode()
    moderator.groups.clear()
    assert f'value="{NOTICE}"' not in client.get(alerts).content.decode()
    tell_moderators(MORNING)
    assert not ToldModerator.objects.exists()
