"""Who said something is told once what became of it, as it stands, unless he or she wants no such e-mail."""

import datetime

import pytest

from core.models import OutgoingMail
from tests.admin.builders import organisation
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW
from tests.whitepapers.consulting import author, in_consultation, say, somebody
from whitepapers.contributions.enums import Decision, Kind
from whitepapers.contributions.services import withdraw
from whitepapers.contributions.settling import decide
from whitepapers.contributions.telling import tell_outcomes
from whitepapers.enums import Readers
from whitepapers.models import paper_of
from whitepapers.reading import current_consultation
from whitepapers.services.life import close_consultation
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def _mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(name="contributions_settled").order_by("pk"))


def test_one_e_mail_a_morning_says_what_was_decided_and_where_it_is(client: StrictClient) -> None:
    page, nora = in_consultation(), somebody(language="nl")
    paul = author(page)
    rewording = say(page, nora, Kind.REWORDING, words="cinq jours")
    comment = say(page, nora, text="Trop court.")
    answer = say(page, somebody("anne@example.org"), text="Au contraire.", parent=comment)
    decide(rewording, Decision.ACCEPTED, "", by=paul, now=NOW)
    decide(comment, Decision.DECLINED, "Non.", by=paul, now=NOW)
    decide(comment, Decision.IN_PART, "Quatre jours.", by=paul, now=NOW + HOUR)

    assert tell_outcomes(NOW + HOUR) == 0, "it waits for the morning"
    assert tell_outcomes(NOW + DAY, dry_run=True) == 1
    assert [tell_outcomes(NOW + DAY + n * HOUR) for n in range(3)] == [1, 0, 0]
    (mail,) = _mails()
    assert (mail.to, mail.language) == (nora.email, "nl")
    assert "Aanvaard" in mail.text
    assert "Quatre jours." in mail.text
    assert "Non." not in mail.text
    assert f"/contributions/{comment.pk}/" in mail.text

    close_consultation(current_consultation(paper_of(page)), by=None, now=NOW + DAY)
    publish(page, by=None, now=NOW + DAY)
    assert tell_outcomes(NOW + 2 * DAY) == 1
    assert "versie 2" in _mails()[1].text
    # Another decision after all is told, the same one in other words is not.
    decide(rewording, Decision.IN_PART, "Quatre.", by=paul, now=NOW + 2 * DAY)
    decide(comment, Decision.IN_PART, "Quatre jours, donc.", by=paul, now=NOW + 2 * DAY)
    assert tell_outcomes(NOW + 3 * DAY) == 1
    assert "Quatre jours" not in _mails()[2].text

    soup = client.get(_mails()[2].text.split("http://127.0.0.1:8000")[1].split()[0]).content.decode()
    assert "Acceptée en partie" in soup
    assert 'name="withdraw"' not in soup
    assert answer.pk


def test_nobody_is_told_who_wants_no_such_e_mail_or_may_not_read_it_any_more(client: StrictClient) -> None:
    page, mons = in_consultation(Readers.MEMBERS), organisation()
    paul, nora, left = author(page), somebody("nora@example.org", mons), somebody("left@example.org", mons)
    gone = say(page, nora, text="Retirée.")
    for one in (say(page, nora, text="Trop court."), say(page, left, text="Trop long."), gone):
        decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    withdraw(gone, by=nora, now=NOW)
    left.memberships.all().delete()
    assert tell_outcomes(NOW + DAY) == 1
    (mail,) = _mails()
    assert "Retirée" not in mail.text

    stop = mail.unsubscribe.removeprefix("http://127.0.0.1:8000")
    assert client.get(stop).status_code == 200
    assert client.post(stop).status_code == 200
    decide(say(page, nora, text="Encore."), Decision.ACCEPTED, "", by=paul, now=NOW + DAY)
    assert tell_outcomes(NOW + 2 * DAY) == 0
    client.force_login(nora)
    assert "Vous ne les recevez pas" in client.get("/fr/espace/alertes/").content.decode()
    client.post("/fr/espace/alertes/", {"notice": "contributions", "on": "1"})
    assert client.post("/fr/espace/alertes/", {"notice": "everything"}).status_code == 404
    assert tell_outcomes(NOW + 3 * DAY) == 0, "what came while it was off is not told afterwards"
    decide(say(page, nora, text="Et encore."), Decision.ACCEPTED, "", by=paul, now=NOW + 3 * DAY)
    assert tell_outcomes(NOW + 4 * DAY) == 1
