"""A mail leaves by SMTP as EMAIL_URL says, to a real server."""

import re

import pytest
from django.core import mail
from django.core.mail.backends.smtp import EmailBackend
from django.urls import reverse

from network.models import Member


def test_accents_and_sender_arrive(mailbox) -> None:
    mail.EmailMessage("Café à 8 h 10", "Déjà l’été — « œuvre »", to=["nadia@passerelles.example"]).send()

    (message,) = mailbox.received
    assert message["From"] == "Passerelles <ne-pas-repondre@passerelles.example>"
    assert message.get_content().strip() == "Déjà l’été — « œuvre »"


@pytest.mark.django_db
def test_who_forgot_the_password_gets_a_link_that_opens(mailbox, client) -> None:
    Member.objects.create_user(email="nadia@passerelles.example", password="a long enough secret", is_staff=True)
    Member.objects.update(is_superuser=True)

    answer = client.post(reverse("wagtailadmin_password_reset"), {"email": "nadia@passerelles.example"})

    assert answer.status_code == 302
    (message,) = mailbox.received
    link = re.search(r"https?://[^/\s]+(/\S+)", message.get_content())
    assert link
    assert client.get(link[1], follow=True).status_code == 200


def test_a_server_that_does_not_answer_is_an_error_and_not_a_wait() -> None:
    backend = EmailBackend(host="127.0.0.1", port=9, timeout=5)

    with pytest.raises(OSError, match="refused"):
        backend.open()
