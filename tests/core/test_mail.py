"""A mail leaves by SMTP as EMAIL_URL says, to a real server."""

import pytest
from django.core import mail
from django.core.mail.backends.smtp import EmailBackend


def test_accents_and_sender_arrive(mailbox) -> None:
    mail.EmailMessage("Café à 8 h 10", "Déjà l’été — « œuvre »", to=["nadia@passerelles.example"]).send()

    (message,) = mailbox.received
    assert message["From"] == "Passerelles <ne-pas-repondre@passerelles.example>"
    assert message.get_content().strip() == "Déjà l’été — « œuvre »"


def test_a_server_that_does_not_answer_is_an_error_and_not_a_wait() -> None:
    backend = EmailBackend(host="127.0.0.1", port=9, timeout=5)

    with pytest.raises(OSError, match="refused"):
        backend.open()
