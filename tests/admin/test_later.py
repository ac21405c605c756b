"""What administrators see and do about e-mails, tasks and duties."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.later import duties
from core.mail import post
from core.models import MailState, OutgoingMail
from home.permissions import ADMINISTRATOR, EDITOR
from home.services import setup_groups
from tests.harness.client import StrictClient

from .builders import home, member

pytestmark = pytest.mark.django_db


def write(number: int = 1, state: MailState = MailState.WAITING, **fields: Any) -> OutgoingMail:
    mail = post("trial", f"nadia{number}@passerelles.example", "fr", {}, key=f"trial:{number}")
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, **fields)
    return mail


@pytest.fixture
def client() -> StrictClient:
    home()
    setup_groups()
    client = StrictClient()
    client.user = member("chef@passerelles.example", ADMINISTRATOR.name)
    client.force_login(client.user)
    return client


def test_they_are_for_administrators(client) -> None:
    client.force_login(member("edition@passerelles.example", EDITOR.name))
    for name in ("mail_report", "later_report"):
        assert client.get(reverse(name)).status_code == 302
        assert client.post(reverse(name), {"trial": "1"}).status_code == 302
    assert not OutgoingMail.objects.exists()
    assert reverse("mail_report") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_list_by_state_kind_and_recipient_without_what_they_say(client) -> None:
    write(1)
    write(2, MailState.FAILED, error="450 <nadia2> is away")
    page = client.get(reverse("mail_report")).content.decode()
    assert "trial:1" in page and "trial:2" in page and "450 &lt;nadia2&gt; is away" in page
    assert "si vous lisez ceci" not in page.lower()
    assert "trial:1" not in client.get(reverse("mail_report"), {"state": "failed"}).content.decode()
    assert "trial:2" not in client.get(reverse("mail_report"), {"to": "nadia1@passerelles.example"}).content.decode()
    assert "trial:1" in client.get(reverse("mail_report"), {"state": "no such", "p": "x"}).content.decode()


def test_as_many_questions_to_the_database_for_many_as_for_one(client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("mail_report"))
            client.get(reverse("later_report"))
        return len(queries)

    write(1)
    asked()
    one = asked()
    for number in range(2, 12):
        write(number, MailState.FAILED)
    assert asked() == one


@pytest.mark.parametrize("state", [MailState.FAILED, MailState.UNCERTAIN, MailState.BOUNCED])
def test_one_that_did_not_arrive_is_sent_again(client, mailbox, work_off, state: MailState) -> None:
    mail = write(1, state, attempts=7)
    assert work_off() == 1, "its own task finds nothing to do"
    client.post(reverse("mail_report"), {"again": mail.pk})
    work_off()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.SENT, 1)
    assert len(mailbox.received) == 1
    assert ModelLogEntry.objects.get(action="core.send_again").user == client.user


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"state": MailState.SENT}, "Cet e-mail est parti"), ({"state": MailState.FAILED, "to": ""}, "est effacé")],
)
def test_what_cannot_be_sent_again_says_why(client, mailbox, work_off, fields: dict[str, Any], said: str) -> None:
    mail = write(1, **fields)
    page = client.post(reverse("mail_report"), {"again": mail.pk}, follow=True).content.decode()
    assert said in page
    work_off()
    assert mailbox.received == []


@pytest.mark.parametrize("given", ["", "x", "0", "9" * 40, "-1", "²"])
def test_an_e_mail_that_does_not_exist(client, given: str) -> None:
    page = client.post(reverse("mail_report"), {"again": given}, follow=True).content.decode()
    assert "n’existe plus" in page


def test_a_trial_goes_to_who_asks(client, mailbox, work_off) -> None:
    client.post(reverse("mail_report"), {"trial": "1"})
    client.post(reverse("mail_report"), {"trial": "1"})
    work_off()
    assert [message["To"] for message in mailbox.received] == ["chef@passerelles.example"] * 2


def test_a_task_that_waits_is_tried_now(client, mailbox, work_off, settings) -> None:
    settings.EMAIL_PORT, port = 9, settings.EMAIL_PORT
    write()
    work_off()
    page = client.get(reverse("later_report"))
    (task,) = page.context["tasks"]
    assert (task.tries, task.failed) == (1, False)
    settings.EMAIL_PORT = port
    client.post(reverse("later_report"), {"task": task.id})
    work_off()
    assert len(mailbox.received) == 1
    assert "entre-temps" in client.post(reverse("later_report"), {"task": task.id}, follow=True).content.decode()
    assert client.post(reverse("later_report"), {"task": "nonsense"}).status_code == 302


def test_it_says_when_no_worker_runs(client) -> None:
    write()
    assert not client.get(reverse("mail_report")).context["stalled"]
    from core.later.tasks import stalled

    assert stalled(timezone.now() + datetime.timedelta(minutes=11))


def test_duties_are_told_with_what_they_did(client) -> None:
    duties.run("erase_mail")
    page = client.get(reverse("later_report")).content.decode()
    assert "erase_mail" in page and "forget_searches" in page
