"""What e-mails said goes after 30 days, the rest after 13 months; what still waits stays."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.later.duties import run
from core.mail import post
from core.models import MailState, OutgoingMail

pytestmark = pytest.mark.django_db


def written(days: int, state: MailState) -> OutgoingMail:
    mail = post("trial", "nadia@passerelles.example", "fr", {}, key=f"{state}:{days}")
    posted = timezone.now() - datetime.timedelta(days=days)
    OutgoingMail.objects.filter(pk=mail.pk).update(posted=posted, state=state)
    return mail


def test_texts_and_addresses_go_first_then_everything() -> None:
    new, old, waiting, oldest = (
        written(29, MailState.SENT),
        written(31, MailState.FAILED),
        written(500, MailState.WAITING),
        written(400, MailState.BOUNCED),
    )
    assert run("erase_mail", dry_run=True) == 2
    assert run("erase_mail") == 2
    assert run("erase_mail") == 0

    for kept in (new, waiting):
        kept.refresh_from_db()
        assert kept.text and kept.to
    old.refresh_from_db()
    assert (old.to, old.subject, old.text, old.html, old.key) == ("", "", "", "", "failed:31")
    assert not OutgoingMail.objects.filter(pk=oldest.pk).exists()


def test_duties_are_done_by_hand_too(capsys) -> None:
    written(31, MailState.SENT)
    call_command("duties", "erase_mail", dry_run=True)
    call_command("duties", "erase_mail")
    assert capsys.readouterr().out.splitlines() == ["erase_mail: 1 to do", "erase_mail: 1 done"]
    with pytest.raises(CommandError, match="No duty is called water_plants"):
        call_command("duties", "water_plants")
