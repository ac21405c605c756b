"""The thread by e-mail: answers go into it, from the right address only; an address that takes none closes the door."""

from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone

from core.mail.inbound import Outcome, deliver
from core.mail.inbound.bounces import mark_bounced
from core.models import OutgoingMail
from network.companionship import services
from network.companionship.doors import paused_until
from network.companionship.enums import Party, State
from network.companionship.models import VisitRequest
from tests.admin.builders import member
from tests.network.conftest import belongs

from .builders import in_state, mails

pytestmark = pytest.mark.django_db
HOST, VISITOR = "accueil@maison.example", "vera@visiteurs.example"


@pytest.fixture
def sent(seen: Any, settings: Any) -> VisitRequest:
    settings.INBOUND_DOMAIN = "reponses.example"
    return in_state(seen, State.SENT)


def reply(to: str, sender: str, text: str, attachment: bytes = b"") -> Any:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, "Re: visite"
    letter["Message-ID"] = f"<{abs(hash((sender, text)))}@mail.example>"
    letter.set_content(f"{text}\n\nLe 1 mars 2027 à 10:00, Passerelles a écrit :\n> Bonjour\n")
    if attachment:
        letter.add_attachment(attachment, maintype="application", subtype="pdf", filename="plan.pdf")
    return deliver(letter.as_bytes())


def test_each_side_answers_by_mail(sent) -> None:
    host_mail, visitor_mail = mails(to=HOST)[-1], mails(to=VISITOR)[-1]
    assert host_mail.reply_to.endswith("@reponses.example")
    assert host_mail.reply_to != visitor_mail.reply_to
    assert mails()[0].reply_to == "", "there is nobody to answer before the address is proven"

    assert reply(host_mail.reply_to, HOST, "Venez à 9 h.", b"%PDF").outcome is Outcome.HANDLED
    assert reply(visitor_mail.reply_to, VISITOR.upper(), "Parfait <script>").outcome is Outcome.HANDLED

    first, second = sent.messages.all()
    assert (first.party, first.by_mail) == (Party.HOST, True)
    assert first.text.startswith("Venez à 9 h.")
    assert "plan.pdf" in first.text
    assert "Bonjour" not in first.text, "what is quoted is left out"
    assert (second.party, second.text) == (Party.VISITOR, "Parfait <script>")
    assert "Venez à 9 h." in mails(to=VISITOR)[-1].text
    assert "<script>" not in mails(to=HOST)[-1].html


def test_a_reply_from_elsewhere_or_to_an_address_made_up_is_refused(sent) -> None:
    address = mails(to=HOST)[-1].reply_to

    assert reply(address, "somebody@else.example", "Bonjour").outcome is Outcome.REFUSED
    forged = address.replace(f".{sent.pk}-host.", f".{sent.pk}-visitor.")
    assert reply(forged, VISITOR, "Bonjour").outcome is Outcome.REFUSED
    assert not sent.messages.exists()

    services.decline(sent, "no_time")
    assert reply(address, HOST, "Encore un mot").outcome is Outcome.REFUSED
    VisitRequest.objects.update(erased_at=timezone.now())
    assert reply(address, HOST, "Encore un autre").outcome is Outcome.REFUSED


def test_a_host_who_cannot_be_reached_is_paused_and_the_visitor_told(sent, host) -> None:
    mark_bounced(mails(to=HOST)[-1], "550 no such user")

    assert paused_until(host.translation_key)
    assert "ne peut être joint" in mails(to=VISITOR)[-1].subject
    assert VisitRequest.objects.get().state == State.SENT
    # What tells the host of it comes back, too: that is the end of it.
    mark_bounced(OutgoingMail.objects.get(key__startswith="visit:paused:"), "550 no such user")


def test_one_of_several_who_cannot_be_reached_closes_no_door(seen, host) -> None:
    for name in ("a", "b"):
        belongs(member(f"{name}@maison.example"), host)
    in_state(seen, State.SENT)

    mark_bounced(mails(to="a@maison.example")[-1], "550 no such user")

    assert paused_until(host.translation_key) is None
