"""Answers by e-mail go into the thread; an address that takes none closes its host's door."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail.inbound import Reply, bounced, receives
from core.models import OutgoingMail
from network.companionship import letters
from network.companionship.enums import Party, PauseReason
from network.companionship.guards import refuse_chatter
from network.companionship.models import VisitRequest
from network.companionship.recipients import recipients_of
from network.companionship.services import pause_host, write
from network.companionship.states import ForbiddenTransition

_REFERENCE = re.compile(r"([0-9]{1,12})-(visitor|host)")
_TO_THE_HOST = re.compile(r"visit:([0-9]{1,12}):.*:host:[0-9a-f]{16}")
UNREACHABLE_FOR = timedelta(days=30)


@receives("request")
def answer(reply: Reply) -> None:
    """Put the answer into the thread, if it comes from an address of that side."""
    named = _REFERENCE.fullmatch(reply.reference)
    request = VisitRequest.objects.filter(pk=int(named[1]), erased_at=None).first() if named else None
    if named is None or request is None:
        raise ValidationError(_("This request is gone."))
    party = Party(named[2])
    with override(request.visitor_language if party == Party.VISITOR else None):
        if reply.sender.lower() not in _addresses(request, party):
            raise ValidationError(_("Answer from the address to which we wrote, or on the page of the request."))
        refuse_chatter(request, party)
        text = reply.text
        if reply.left_out:
            text += "\n\n" + _("(Files are not passed on: %(names)s)") % {"names": ", ".join(reply.left_out)}
        try:
            write(request, party, text, by_mail=True)
        except ForbiddenTransition as refusal:
            raise ValidationError(str(refusal)) from None


def _addresses(request: VisitRequest, party: Party) -> set[str]:
    if party == Party.VISITOR:
        return {request.visitor_email.lower()}
    return {one.email.lower() for one in recipients_of(request.host_key)}


@bounced
def unreachable(mail: OutgoingMail) -> None:
    """Close the door of a host that no e-mail reaches any more, and tell the visitor."""
    named = _TO_THE_HOST.fullmatch(mail.key)
    request = VisitRequest.objects.filter(pk=int(named[1]), erased_at=None).first() if named else None
    if request is None or len(recipients_of(request.host_key)) > 1:
        return  # somebody else got it
    now = timezone.now()
    until = timezone.localdate(now) + UNREACHABLE_FOR
    pause_host(request.host_key, until, reason=PauseReason.UNREACHABLE, now=now)
    letters.unreachable(request, now)
