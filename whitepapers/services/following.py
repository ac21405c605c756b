"""Follow-up: to whom a white paper went, what was answered, what was promised and what became of it.

Each step is noted on the barriers too: their register says how far they have come, and where that can be read.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.log_actions import log

from core.caching import changed
from core.models import Attachment, Authority
from core.vocabulary import label
from knowledgebase.barrier_steps import note_step
from knowledgebase.enums import BarrierStatus
from whitepapers.enums import CommitmentState, Stage
from whitepapers.models import Answer, Commitment, Sending, Version, WhitePaper, WhitePaperPage
from whitepapers.models.following import not_to_come
from whitepapers.reading import text_of
from whitepapers.services.life import advance, first_page
from whitepapers.services.publishing import source_of
from whitepapers.text import ProposalText

SENT = gettext_noop("Sent to: %(authority)s")
ANSWERED = gettext_noop("Answered by: %(authority)s")


def send(
    version: Version, authority: Authority, *, on: date, proposals: Iterable[str] = (), by: Any, now: datetime
) -> Sending:
    """Note that a version went to an authority. proposals: the keys of those meant for it, all where none is named.

    Raises ValidationError before the paper is adopted, for a day to come, and for a version that not everybody reads.
    """
    not_to_come(on, localdate(now))
    if not version.is_public:
        raise ValidationError(_("A version that was made for some only is not sent."))
    with transaction.atomic():
        page = first_page(version.paper)
        paper = WhitePaper.objects.select_for_update().get(pk=version.paper_id)
        if paper.stage not in (Stage.ADOPTED, Stage.SENT, Stage.FOLLOWED_UP):
            raise ValidationError(_("What is sent was adopted before."))
        sending = Sending.objects.create(version=version, authority=authority, sent_on=on, proposals=[*proposals])
        if paper.stage == Stage.ADOPTED:
            advance(page, Stage.SENT, by=by)
        _noted(sending, BarrierStatus.SENT, on, SENT, page)
        log(instance=page, action="whitepapers.send", user=by, data={"authority": authority.code})
    return sending


def note_answer(
    sending: Sending, *, on: date, text: str, document: Attachment | None = None, by: Any, now: datetime
) -> Answer:
    """Note what the authority answered. Raises ValidationError for a day to come, or before it was asked."""
    not_to_come(on, localdate(now))
    if on < sending.sent_on:
        raise ValidationError(_("An answer comes after the question."))
    with transaction.atomic():
        answer = Answer(sending=sending, answered_on=on, text=text, document=document)
        answer.full_clean()
        answer.save()
        page = first_page(sending.version.paper)
        paper = WhitePaper.objects.select_for_update().get(pk=sending.version.paper_id)
        if paper.stage == Stage.SENT:
            advance(page, Stage.FOLLOWED_UP, by=by)
        _noted(sending, BarrierStatus.ANSWERED, on, ANSWERED, page)
        log(instance=page, action="whitepapers.answer", user=by, data={"authority": sending.authority.code})
    return answer


def note_commitment(answer: Answer, proposal_key: str, *, text: str, due_on: date | None = None, by: Any) -> Commitment:
    """Note what an answer promised about a proposal. Raises ValidationError for one that was not sent with it."""
    sending = answer.sending
    if not sending.concerns(proposal_key) or _proposal(sending.version, proposal_key) is None:
        raise ValidationError(_("This proposal was not sent to them."))
    with transaction.atomic():
        paper = sending.version.paper
        commitment = Commitment(
            paper=paper,
            answer=answer,
            proposal_key=proposal_key,
            text=text,
            due_on=due_on,
            state_on=answer.answered_on,
        )
        commitment.full_clean()
        commitment.save()
        page = first_page(paper)
        log(instance=page, action="whitepapers.commitment", user=by, data={"commitment": commitment.pk})
        changed(f"page:{paper.key}")
    return commitment


def move_commitment(
    commitment: Commitment, state: str, *, on: date, source: str, source_url: str = "", by: Any, now: datetime
) -> None:
    """Note how far a promise has come, and where that can be read. Raises ValidationError without a source.

    One that is kept, or dropped, says so on the barriers of its proposal.
    """
    not_to_come(on, localdate(now))
    with transaction.atomic():
        commitment.state, commitment.state_on = state, on
        commitment.source, commitment.source_url = source, source_url
        commitment.full_clean()
        commitment.save()
        page = first_page(commitment.paper)
        end = {CommitmentState.KEPT: BarrierStatus.CHANGED, CommitmentState.DROPPED: BarrierStatus.REFUSED}
        proposal = _proposal(commitment.answer.sending.version, commitment.proposal_key) if commitment.answer else None
        if proposal is not None and state in end:
            note_step(proposal.barriers, end[CommitmentState(state)], on, lambda: commitment.text, source, source_url)
        log(instance=page, action="whitepapers.commitment", user=by, data={"commitment": commitment.pk})
        changed(f"page:{commitment.paper.key}")


def _proposal(version: Version, key: Any) -> ProposalText | None:
    text = text_of(version, first_page(version.paper).locale.language_code)
    part = text.part(str(key)) if text else None
    return part if isinstance(part, ProposalText) else None


def _noted(sending: Sending, status: BarrierStatus, on: date, said: str, page: WhitePaperPage) -> None:
    """Say it on the barriers of the proposals that were sent, in the language of each page; show it at once."""
    text = text_of(sending.version, page.locale.language_code)
    proposals = [one for one in text.proposals() if sending.concerns(one.key)] if text else []
    barriers = dict.fromkeys(key for one in proposals for key in one.barriers)
    note_step(
        barriers,
        status,
        on,
        lambda: _(said) % {"authority": label("authority", sending.authority.code)},
        source_of(sending.version, page),
        page.full_url or "",
    )
    changed(f"page:{page.translation_key}")
