"""Who wrote a contribution is told what a moderator did about it, and why."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail import absolute, post
from whitepapers.models import Contribution, WhitePaperPage


def hidden(one: Contribution, now: datetime) -> None:
    """Nobody, once the account is gone."""
    _post(
        one,
        now,
        "hidden",
        lambda named: {
            "subject": _("What you said of “%(title)s” was taken away") % named,
            "lines": [
                _("A moderator has read what you said of “%(title)s”, and shows it no more. This is why:") % named
            ],
            "quote": one.hidden_reason,
            "last": _("Your words are not lost: they are on that page, for you alone. You may say it anew otherwise."),
        },
    )


def shown_again(one: Contribution, now: datetime) -> None:
    """Nobody, once the account is gone."""
    _post(
        one,
        now,
        "shown",
        lambda named: {
            "subject": _("What you said of “%(title)s” is shown again") % named,
            "lines": [_("A moderator has looked at it once more: it stands where it stood. Sorry for the trouble.")],
            "quote": "",
            "last": "",
        },
    )


def _post(one: Contribution, now: datetime, what: str, write: Any) -> None:
    member = one.member
    if member is None or not member.is_active:
        return
    page = WhitePaperPage.objects.filter(translation_key=one.paper.key, locale__language_code=one.language).first()
    with override(member.language):
        letter = {
            **write({"title": page.title if page else ""}),
            "button": _("See what you said"),
            "url": absolute(f"{page.url}contributions/{one.pk}/") if page else "",
        }
        why = _("You receive this e-mail because you took part in a consultation.")
    key = f"contribution-{what}:{one.pk}:{now:%Y%m%d%H%M%S}"
    post("letter", member.email, member.language, {"letter": letter, "why": why}, key=key)
