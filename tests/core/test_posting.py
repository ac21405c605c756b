"""An e-mail is written once for an event, sent by the worker, and tried again when the server says no."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.later import duties, tasks
from core.mail import absolute, post, site_is_called, writing
from core.models import DutyRun, MailState, OutgoingMail

pytestmark = pytest.mark.django_db
TO = "nadia@passerelles.example"


def write(key: str = "trial:1", **given: Any) -> OutgoingMail:
    return post("trial", TO, given.pop("language", "fr"), {}, key=key, **given)


def test_it_arrives_as_plain_text_and_html(mailbox, work_off) -> None:
    mail = write(reply_to="equipe@passerelles.example")
    assert work_off() == 1

    (message,) = mailbox.received
    assert message["Subject"] == "Un e-mail d’essai de Passerelles"
    assert message["To"] == TO
    assert message["Reply-To"] == "equipe@passerelles.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{mail.identifier}@passerelles.example>"
    assert "les e-mails du site arrivent" in message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert '<html lang="fr">' in html
    assert "src=" not in html, "nothing is fetched"
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.SENT, 1)


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_it_is_in_the_readers_language(language: str) -> None:
    mail = write(language=language)
    assert f'<html lang="{language}">' in mail.html
    assert len({mail.subject, OutgoingMail.objects.create(key="other").subject}) == 2


def test_the_same_event_is_told_once(mailbox, work_off) -> None:
    assert write().pk == write().pk
    work_off()
    write()
    work_off()
    assert len(mailbox.received) == 1


def test_what_is_rolled_back_is_not_sent(mailbox, work_off) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert work_off() == 0
    assert mailbox.received == []


def test_a_calendar_goes_with_its_method(mailbox, work_off) -> None:
    write(calendar=(b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", "REQUEST"))
    work_off()
    (message,) = mailbox.received
    parts = {part.get_content_type(): part for part in message.walk()}
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert parts["application/ics"].get_filename() == "invitation.ics"


def test_on_the_terminal_it_is_short(settings, work_off, capsys) -> None:
    settings.EMAIL_BACKEND = "core.mail.console.EmailBackend"
    write(calendar=(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST"))
    work_off()
    said = capsys.readouterr().out
    assert "To: nadia@passerelles.example\nSubject: Un e-mail d’essai de Passerelles" in said
    assert "les e-mails du site arrivent" in said and "[invitation.ics]" in said
    assert "<" not in said


def test_unsubscribing_takes_one_click(mailbox, work_off) -> None:
    write(unsubscribe="https://passerelles.example/fr/stop/1")
    work_off()
    (message,) = mailbox.received
    assert message["List-Unsubscribe"] == "<https://passerelles.example/fr/stop/1>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://passerelles.example/fr/stop/1" in message.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "hostile", ["Nadia\r\nBcc: all@x.example", "Nadia\nBcc: x", "Na\x00dia\u2028Bcc: x", "\u202eNadia"]
)
def test_no_name_adds_a_header(mailbox, work_off, hostile: str) -> None:
    site_is_called(lambda: hostile)
    try:
        write()
    finally:
        writing._site_name.clear()
    work_off()
    (message,) = mailbox.received
    assert message["Bcc"] is None
    assert len(str(message["Subject"]).splitlines()) == 1


def test_a_long_name_is_cut() -> None:
    assert len(writing.one_line("x" * 5_000, 180)) == 180


@pytest.mark.parametrize("address", ["", "nadia", "nadia@x.example\nBcc: y@x.example", "a@b.example, c@d.example"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        post("trial", address, "fr", {}, key="trial:1")
    assert not OutgoingMail.objects.exists()


def test_it_is_tried_again_after_growing_pauses_then_given_up(mailbox, work_off) -> None:
    mailbox.answers["DATA"] = "451 later"
    mail, now = write(), timezone.now()
    for tried, pause in enumerate(tasks.PAUSES, 1):
        assert work_off(now) == 1
        assert work_off(now + pause - datetime.timedelta(seconds=1)) == 0
        mail.refresh_from_db()
        assert (mail.state, mail.attempts, mail.error) == (MailState.WAITING, tried, "451 later")
        now += pause
    assert work_off(now) == 1
    mail.refresh_from_db()
    assert mail.state == MailState.FAILED
    assert work_off(now + datetime.timedelta(days=100)) == 0


def test_it_arrives_once_the_server_is_back(mailbox, work_off, settings) -> None:
    settings.EMAIL_PORT, port = 9, settings.EMAIL_PORT
    mail, now = write(), timezone.now()
    work_off(now)
    settings.EMAIL_PORT = port
    work_off(now + tasks.PAUSES[0])
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == (MailState.SENT, 2, "")
    assert len(mailbox.received) == 1


@pytest.mark.parametrize(("step", "state"), [("RCPT", MailState.BOUNCED), ("DATA", MailState.FAILED)])
def test_a_lasting_no_is_not_asked_again(mailbox, work_off, step: str, state: MailState) -> None:
    mailbox.answers[step] = "550 no such mailbox"
    mail = write()
    work_off()
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (state, "550 no such mailbox")
    assert work_off(timezone.now() + datetime.timedelta(days=1)) == 0


def test_links_are_whole(settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://passerelles.example"
    assert absolute("/fr/espace/") == "https://passerelles.example/fr/espace/"
    assert absolute("https://elsewhere.example/") == "https://elsewhere.example/"


def test_a_duty_is_done_when_due_and_tried_again_when_it_fails(monkeypatch) -> None:
    monkeypatch.setattr(duties, "registered", {})
    calls: list[datetime.datetime] = []

    @duties.every(hours=2)
    def count(now: datetime.datetime, dry_run: bool) -> int:
        calls.append(now)
        if len(calls) == 1:
            raise RuntimeError("not this time")
        return 3

    now = timezone.now()
    assert [duties.run_due(now + datetime.timedelta(minutes=m)) for m in (0, 5, 11, 60, 132)] == [1, 0, 1, 0, 1]
    run = DutyRun.objects.get()
    assert (run.name, run.done, run.error) == ("count", 3, "")


def test_a_daily_duty_is_due_from_midnight_on(monkeypatch) -> None:
    monkeypatch.setattr(duties, "registered", {})
    duties.daily(_nothing_to_do)
    noon = datetime.datetime(2026, 3, 28, 12, tzinfo=timezone.get_current_timezone())
    assert [duties.run_due(noon + datetime.timedelta(hours=h)) for h in (0, 11, 13, 30)] == [1, 0, 1, 0]


def _nothing_to_do(now: datetime.datetime, dry_run: bool) -> int:
    return 0
