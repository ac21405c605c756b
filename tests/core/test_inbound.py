"""Answers by e-mail, and notices that one of ours did not arrive; whatever comes in, no exception leaves."""

import signal
import smtplib
import sqlite3
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as examples

from core.mail import post
from core.mail.inbound import Outcome, Reply, deliver, handlers, reply_address
from core.mail.inbound.addresses import BOUNCE, read_address
from core.mail.inbound.delivery import LARGEST
from core.models import IncomingMail, MailState, OutgoingMail
from tests.harness.demo import free_port
from tests.harness.processes import Run, Start

pytestmark = pytest.mark.django_db
SECRET = "what only the mail service and the site know"


@pytest.fixture(autouse=True)
def domain(settings: Any) -> None:
    settings.INBOUND_DOMAIN = "reply.passerelles.example"
    settings.INBOUND_SECRET = SECRET


@pytest.fixture
def replies(monkeypatch: pytest.MonkeyPatch) -> list[Reply]:
    """What the handler of requests is given; "refuse" and "break" in a text have it do so."""
    given: list[Reply] = []

    def take(reply: Reply) -> None:
        if "refuse" in reply.text:
            raise ValidationError("This request is closed.")
        if "break" in reply.text:
            raise RuntimeError
        given.append(reply)

    monkeypatch.setattr(handlers, "receivers", {"request": take})
    return given


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(handlers, "bounce_handlers", [lambda mail: told.append(mail.key)])
    return told


def letter(text: str = "Mardi nous va.", *, to: str = "", number: int = 1, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Samir <Samir@Asbl.example>"
    message["To"] = to or reply_address("request", "17-host")
    message["Message-ID"] = f"<{number}@asbl.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_an_address_tells_what_it_is_about_and_cannot_be_made_up() -> None:
    address = reply_address("request", "17-host")
    assert len(address.partition("@")[0]) <= 64
    assert read_address(address) == read_address(f"<{address.upper()}>") == ("request", "17-host")
    for wrong in (address.replace("17", "18"), address.replace("reply.p", "x.p"), "reply+request.17@x", "", "@" * 9):
        assert read_address(wrong) is None
    with pytest.raises(ValueError, match="does not fit"):
        reply_address("request", "17_Host")


def test_without_a_domain_there_is_no_address(settings) -> None:
    settings.INBOUND_DOMAIN = ""
    assert reply_address("request", "17-host") == ""


def test_the_new_text_and_the_names_of_files_are_handed_over(replies) -> None:
    message = letter("Mardi nous va.\n\nLe 2 mars 2026 à 10:12, Nadia a écrit :\n> Quand ?\n")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan d’accès.pdf")
    assert deliver(message.as_bytes()).outcome == Outcome.HANDLED
    assert replies == [Reply("17-host", "samir@asbl.example", "Mardi nous va.", ("plan d’accès.pdf",))]


def test_the_same_e_mail_is_handled_once(replies) -> None:
    raw = letter().as_bytes()
    assert [deliver(raw).outcome for _ in range(2)] == [Outcome.HANDLED, Outcome.IGNORED]
    assert len(replies) == 1


def test_html_alone(replies) -> None:
    message = letter()
    message.set_content("<p>Mardi</p><script>x()</script>", subtype="html")
    deliver(message.as_bytes())
    assert replies[0].text == "Mardi"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<l.example>"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_machine_sends_is_no_answer(replies, headers: dict[str, str]) -> None:
    assert deliver(letter(**headers).as_bytes()).outcome == Outcome.IGNORED
    assert replies == []


@pytest.mark.parametrize(
    ("message", "outcome", "why"),
    [
        (lambda: letter(to="somebody@reply.passerelles.example"), Outcome.REFUSED, "Nobody has this address"),
        (lambda: letter("> all quoted"), Outcome.REFUSED, "no new text"),
        (lambda: letter("refuse"), Outcome.REFUSED, "This request is closed."),
        (lambda: letter("break"), Outcome.LATER, "cannot be taken now"),
    ],
)
def test_what_is_not_taken_says_why(replies, message, outcome: Outcome, why: str) -> None:
    delivered = deliver(message().as_bytes())
    assert delivered.outcome == outcome
    assert why in delivered.why
    assert not IncomingMail.objects.exists(), "it may come again"


def test_too_large(replies) -> None:
    assert deliver(b"x" * (LARGEST + 1)).outcome == Outcome.TOO_LARGE


HOSTILE = {
    "nothing": b"",
    "zeros": b"\0" * 1_000,
    "no such charset": b"Content-Type: text/plain; charset=klingon-8\n\nHello",
    "broken base64": b"Content-Transfer-Encoding: base64\n\n!!!!",
    "a boundary that never comes": b"Content-Type: multipart/mixed; boundary=x\n\nHello",
    "boxes in boxes": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    ),
    "many parts": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nHello\n" * 20_000,
    "broken words in headers": b"From: =?utf-8?b?####?= <a@b>\nSubject: =?klingon?q?x?=\n\nHello",
    "addresses without end": b"To: " + b"(" * 10_000 + b"\n\nHello",
    "one long line": b"\n" + b"Le " * 100_000 + b"\nOn " + b"<" * 100_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_hostile_is_no_error(replies, what: str) -> None:
    address = reply_address("request", "17-host")
    for raw in (HOSTILE[what], f"To: {address}\n".encode() + HOSTILE[what]):
        assert deliver(raw, (address,)).outcome in (Outcome.HANDLED, Outcome.REFUSED, Outcome.IGNORED)


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(strategies.binary(max_size=2_000), strategies.sampled_from([b"", b"Content-Type: multipart/report\n"]))
def test_no_bytes_are_an_error(replies, raw: bytes, before: bytes) -> None:
    assert deliver(before + raw, (reply_address("request", "17-host"),)).outcome != Outcome.LATER


def report(mail: OutgoingMail, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    return f"""From: MAILER-DAEMON@mx.example
To: sender@x.example
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; nadia@x.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: text/rfc822-headers

Message-ID: <{mail.identifier}@passerelles.example>
Subject: Visite
--b--
""".encode()


def written() -> OutgoingMail:
    mail = post("trial", "nadia@x.example", "fr", {}, key="trial:1")
    OutgoingMail.objects.update(state=MailState.SENT)
    return mail


@pytest.mark.parametrize("named_by", ["envelope", "headers"])
def test_a_notice_marks_the_e_mail_and_tells_who_wants_to_know(unreachable, named_by: str) -> None:
    mail = written()
    raw, recipients = report(mail), (reply_address(BOUNCE, str(mail.pk)),)
    if named_by == "headers":
        recipients = ("sender@x.example",)
    else:
        raw = raw.replace(str(mail.identifier).encode(), b"unknown")
    assert deliver(raw, recipients, null_sender=True).outcome == Outcome.HANDLED
    mail.refresh_from_db()
    assert (mail.state, mail.error) == (MailState.BOUNCED, "smtp; 550 5.1.1 no such user")
    deliver(raw, recipients, null_sender=True)
    assert unreachable == ["trial:1"], "once"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_notice_of_a_delay_marks_nothing(unreachable, action: str) -> None:
    mail = written()
    deliver(report(mail, action=action, status="4.4.1"), null_sender=True)
    mail.refresh_from_db()
    assert mail.state == MailState.SENT


def test_a_holiday_notice_to_the_envelope_marks_nothing(unreachable) -> None:
    mail = written()
    address = reply_address(BOUNCE, str(mail.pk))
    deliver(letter("Back on 5.5.2027", to=address, Auto_Submitted="auto-replied").as_bytes(), null_sender=True)
    deliver(letter("Back soon", to=address).as_bytes(), null_sender=True)
    assert unreachable == []


def test_an_old_notice_without_a_report_counts(unreachable) -> None:
    mail = written()
    text = "Hi. This is the qmail-send program.\n<nadia@x.example>: 550 5.1.1 no such user"
    deliver(letter(text, to=reply_address(BOUNCE, str(mail.pk))).as_bytes(), null_sender=True)
    assert unreachable == ["trial:1"]


def test_who_is_refused_at_once_is_unreachable_too(unreachable, mailbox, work_off) -> None:
    mailbox.answers["RCPT"] = "550 no such mailbox"
    mail = post("trial", "nadia@x.example", "fr", {}, key="trial:1")
    work_off()
    mail.refresh_from_db()
    assert (mail.state, unreachable) == (MailState.BOUNCED, ["trial:1"])


def test_notices_go_to_an_address_of_the_e_mail(mailbox, work_off) -> None:
    mail = post("trial", "nadia@x.example", "fr", {}, key="trial:1")
    work_off()
    assert read_address(mailbox.senders[0]) == (BOUNCE, str(mail.pk))


# --- by HTTP


def hand_in(client: Any, message: EmailMessage | bytes, secret: str = SECRET, **headers: str) -> Any:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    headers = {"X-Inbound-Secret": secret, **headers}
    return client.post("/inbound/mail/", raw, content_type="message/rfc822", headers=headers)


def test_a_mail_service_hands_an_answer_in(client, replies) -> None:
    answer = hand_in(client, letter())
    assert (answer.status_code, answer.json()) == (200, {"outcome": "handled", "why": ""})
    hidden = letter(to="team@asbl.example", number=2)
    assert hand_in(client, hidden, **{"X-Recipient": reply_address("request", "18-host")}).status_code == 200
    assert [reply.reference for reply in replies] == ["17-host", "18-host"]


@pytest.mark.parametrize(
    ("message", "status"),
    [
        (letter, 200),
        (lambda: letter("refuse"), 422),
        (lambda: letter("break"), 503),
        (lambda: b"x" * (LARGEST + 9), 413),
    ],
)
def test_the_service_learns_what_became_of_it(client, replies, message, status: int) -> None:
    assert hand_in(client, message()).status_code == status


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], "é"])
def test_who_does_not_know_the_secret_hands_in_nothing(client, replies, secret: str) -> None:
    assert hand_in(client, letter(), secret).status_code == 403
    assert client.get("/inbound/mail/").status_code == 405
    assert replies == []


def test_without_a_secret_there_is_no_such_page(client, settings) -> None:
    settings.INBOUND_SECRET = ""
    assert hand_in(client, b"x").status_code in (302, 404)
    assert hand_in(client, b"x", "").status_code in (302, 404)


# --- by SMTP and LMTP


@pytest.mark.parametrize("protocol", ["smtp", "lmtp"])
def test_a_mail_server_hands_over_what_is_for_us(run: Run, start: Start, own_site, protocol: str) -> None:
    run("shell", "-v0", "-c", "from core.mail import post; post('trial', 'nadia@x.example', 'fr', {}, key='trial:1')")
    port = free_port()
    server = start("receive_mail", f"--{protocol}", f"127.0.0.1:{port}", INBOUND_DOMAIN="reply.passerelles.example")
    assert server.stdout and "Receiving" in server.stdout.readline()
    notice, address = report(OutgoingMail(pk=1)), reply_address(BOUNCE, "1")
    with (smtplib.SMTP if protocol == "smtp" else smtplib.LMTP)("127.0.0.1", port) as sender:
        sender.ehlo()
        assert sender.mail("<>")[0] == 250
        assert sender.rcpt("root@reply.passerelles.example")[0] == 550
        assert sender.rcpt(reply_address("nobody", "1"))[0] == 550
        assert sender.rcpt(address)[0] == 250
        assert sender.rcpt(address)[0] == 452
        assert sender.data((b"x" * 900 + b"\r\n") * (LARGEST // 902 + 1))[0] == 552
        sender.rset()
        sender.mail("<>")
        sender.rcpt(address)
        assert sender.data(notice)[0] == 250
    with sqlite3.connect(f"{own_site['VAR_DIR']}/passerelles.sqlite3") as database:
        assert database.execute("SELECT state FROM core_outgoingmail").fetchall() == [("bounced",)]
    database.close()
    server.send_signal(signal.SIGTERM)
    server.communicate()
    assert server.returncode == 0


@pytest.mark.parametrize("where", ["", "8025", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:x"])
def test_a_place_that_is_none_is_named(where: str) -> None:
    with pytest.raises(CommandError, match="Say where"):
        call_command("receive_mail", smtp=where)


def test_without_a_domain_nothing_is_received(settings) -> None:
    settings.INBOUND_DOMAIN = ""
    with pytest.raises(CommandError, match="INBOUND_DOMAIN"):
        call_command("receive_mail", smtp="127.0.0.1:8025")
