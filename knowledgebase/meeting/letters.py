"""Who wrote a case is told what a moderator decided."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail import absolute, post
from knowledgebase.enums import CaseState
from knowledgebase.models.barrier_met import BarrierMet


def case_decided(said: BarrierMet, now: datetime) -> None:
    """Nobody, once the account is gone."""
    member = said.member
    if member is None or not member.is_active:
        return
    with override(member.language):
        named = {"barrier": said.barrier_title}
        if said.case_state == CaseState.PUBLISHED:
            subject = _("Your case stands on the barrier")
            lines = [_("What you told about “%(barrier)s” is published. Thank you!") % named]
        else:
            subject = _("Your case is not published yet")
            lines = [
                _("A moderator has read what you told about “%(barrier)s”, and asks for a change:") % named,
            ]
        letter = {
            "subject": subject,
            "lines": lines,
            "quote": said.note,
            "button": _("See what you told"),
            "url": absolute(reverse("meet_barrier", args=[said.barrier_key])),
            "last": "" if said.case_state == CaseState.PUBLISHED else _("Your organisation counts all the same."),
        }
        why = _("You receive this e-mail because you told a case for an organisation to which you belong.")
        key = f"barrier-case:{said.pk}:{said.case_state}:{now:%Y%m%d%H%M%S}"
        post("letter", member.email, member.language, {"letter": letter, "why": why}, key=key)
