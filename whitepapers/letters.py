"""Who is asked is told that a consultation opens; who writes, that it has closed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.dates import date_format
from core.mail import absolute, post
from network.members.permissions import who_answer
from network.models import Member
from whitepapers.contributions.queries import undecided_of
from whitepapers.enums import Readers
from whitepapers.models import Author, Consultation, WhitePaperPage


def opened(consultation: Consultation, page: WhitePaperPage) -> int:
    """Tell the members of chosen organisations, once each; how many. Others find it on the site."""
    if consultation.readers != Readers.CHOSEN:
        return 0
    asked = {member.pk: member for one in consultation.organisations.all() for member in who_answer(one)}
    for member in asked.values():
        with override(member.language):
            named = {"title": page.title, "day": date_format(consultation.closes_on)}
            letter = {
                "subject": _("You are asked what you think of “%(title)s”") % named,
                "lines": [
                    _("The authors of the white paper “%(title)s” ask your organisation for its view.") % named,
                    _("Until %(day)s you can comment on each paragraph, suggest other words, take a position.") % named,
                ],
                "quote": page.summary,
                "button": _("Read and comment"),
                "url": absolute(page.url or ""),
                "last": _("The text is for the organisations that were asked: please do not pass it on."),
            }
            _send(
                member, letter, _("You receive this e-mail because your organisation is asked."), consultation, "opened"
            )
    return len(asked)


def closed(consultation: Consultation, page: WhitePaperPage) -> int:
    """Tell the authors that it is theirs to settle what came in; how many."""
    writing = Author.objects.filter(paper=consultation.paper_id).values("member")
    authors = list(Member.objects.filter(is_active=True, pk__in=writing).order_by("pk"))
    waiting = undecided_of(consultation.paper).count()
    for member in authors:
        with override(member.language):
            named = {"title": page.title, "number": waiting}
            letter = {
                "subject": _("The consultation on “%(title)s” is closed") % named,
                "lines": [
                    ngettext(
                        "%(number)s contribution waits for a decision.",
                        "%(number)s contributions wait for a decision.",
                        waiting,
                    )
                    % named,
                    _("Accept each, accept it in part, or say why not: everybody reads the reason."),
                ],
                "quote": "",
                "button": _("See what was said"),
                "url": absolute(f"{page.url}contributions/"),
                "last": "",
            }
            _send(
                member, letter, _("You receive this e-mail because you write this white paper."), consultation, "closed"
            )
    return len(authors)


def _send(member: Member, letter: dict[str, Any], why: str, consultation: Consultation, what: str) -> None:
    key = f"consultation-{what}:{consultation.pk}:{member.pk}"
    post("letter", member.email, member.language, {"letter": letter, "why": why}, key=key)
