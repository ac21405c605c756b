"""Sending an e-mail once, whenever the process is killed.

waiting → sending → sent. "sending" is written down, and committed, between the server's consent to take the e-mail for
its recipient and the first byte of its text. Killed before that, it is sent later. Killed after "sent", it is not sent
again. Killed in between, nobody knows whether the server took it: the worker that finds it calls it uncertain, says so,
and sends nothing.
"""

import logging
import smtplib
from contextlib import suppress

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from core.later import TryLater, task
from core.later.tasks import PAUSES
from core.models import MailState, OutgoingMail

from .inbound.bounces import mark_bounced
from .message import envelope_sender, message_of
from .smtp import Refused, hand_over

log = logging.getLogger(__name__)


@task
def send(pk: int) -> None:
    """Send this e-mail unless it was; one that failed is tried again after growing pauses."""
    mail = OutgoingMail.objects.filter(pk=pk).first()
    if mail and mail.state == MailState.SENDING:  # only one process sends at a time: the one that began this is gone
        _uncertain(mail, "The process stopped while the e-mail was handed over.")
    elif mail and mail.state == MailState.WAITING:
        mail.attempts += 1
        mail.save(update_fields=["attempts"])
        _try(mail)


def _try(mail: OutgoingMail) -> None:
    connection = get_connection()
    try:
        connection.open()
        hand_over(message_of(mail), connection, sender=envelope_sender(mail), begin=lambda: _begin(mail))
    except Refused as refusal:
        if refusal.by_address:
            with transaction.atomic():
                mark_bounced(mail, str(refusal))
        else:
            _fail(mail, str(refusal))
    except smtplib.SMTPResponseException as answer:  # the server said no for now: it has nothing of it
        _again(mail, f"{answer.smtp_code} {_text(answer.smtp_error)}")
    except Exception as error:  # noqa: BLE001 - whatever it was, what matters is how far the e-mail had come
        (_uncertain if mail.state == MailState.SENDING else _again)(mail, f"{type(error).__name__}: {error}")
    else:
        mail.state, mail.sent, mail.error = MailState.SENT, timezone.now(), ""
        mail.save(update_fields=["state", "sent", "error"])
    finally:
        with suppress(smtplib.SMTPException, OSError):  # what was handed over stays so, however the server takes leave
            connection.close()


def _begin(mail: OutgoingMail) -> None:
    mail.state, mail.sending_since = MailState.SENDING, timezone.now()
    mail.save(update_fields=["state", "sending_since"])


def _again(mail: OutgoingMail, why: str) -> None:
    if mail.attempts > len(PAUSES):
        _fail(mail, why)
        return
    mail.state, mail.error = MailState.WAITING, why[:2_000]
    mail.save(update_fields=["state", "error"])
    pause = PAUSES[mail.attempts - 1]
    log.warning("E-mail %s could not be sent (try %s); again in %s", mail.pk, mail.attempts, pause)
    raise TryLater(pause)


def _fail(mail: OutgoingMail, why: str) -> None:
    mail.state, mail.error = MailState.FAILED, why[:2_000]
    mail.save(update_fields=["state", "error"])
    log.error("E-mail %s (%s) was given up", mail.pk, mail.key)


def _uncertain(mail: OutgoingMail, why: str) -> None:
    mail.state, mail.error = MailState.UNCERTAIN, why[:2_000]
    mail.save(update_fields=["state", "error"])
    log.error("E-mail %s (%s) may have been sent or not: it is not sent again by itself", mail.pk, mail.key)


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
