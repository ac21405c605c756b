"""What authors decide about a contribution; what they accept is written into their working text."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from core.caching import changed
from core.documents import plain
from whitepapers.anchors import Anchor, Placed, find, normal, place, unchanged
from whitepapers.contributions.enums import Decision, Kind
from whitepapers.contributions.services import name_of
from whitepapers.drafting import chapter_text, latest, proposal_text
from whitepapers.gaps import Gap, gap, refill
from whitepapers.models import ChapterPage, Contribution, ProposalPage, Version, WhitePaper
from whitepapers.permissions import may_settle
from whitepapers.rewording import CannotBeWritten, reword
from whitepapers.text import Passage

WrittenPart = ChapterPage | ProposalPage


def decide(
    one: Contribution, decision: str, reason: str, *, by: Any, now: datetime, put_back: bool = False
) -> Contribution:
    """Accept, accept in part or decline; whoever reads the text reads the reason. What was decided may be decided anew.

    Words that are accepted are written into the latest draft of their chapter or proposal, where what they quote stands
    today; when that cannot be found, nothing is written or decided. In part: the author writes what is taken.
    Another decision afterwards leaves them there, unless ``put_back``: what they replaced takes their place again, or
    nothing is decided where the text has moved on.
    Raises PermissionDenied for who does not write this part, ValidationError.
    """
    reason = reason.strip()
    with transaction.atomic():
        one = Contribution.objects.select_for_update(of=("self",)).select_related("paper").get(pk=one.pk)
        page = page_of(one)
        if page is None:
            raise ValidationError(_("This part of the text is gone."))
        if not may_settle(by, page):
            raise PermissionDenied
        if one.withdrawn_at is not None:
            raise ValidationError(_("This contribution was withdrawn."))
        if one.hidden_at is not None:
            raise ValidationError(_("A moderator took this contribution away."))
        if decision not in Decision.values:
            raise ValidationError({"decision": _("Choose what becomes of it.")})
        if decision != Decision.ACCEPTED and not reason:
            raise ValidationError({"reason": _("Say why: everybody reads this.")})
        if put_back and decision == Decision.ACCEPTED:
            raise ValidationError({"put_back": _("What is accepted stays in the draft: choose another decision, too.")})
        if decision == one.decision and reason == one.reason and not put_back:
            return one
        if decision == Decision.ACCEPTED and one.kind == Kind.REWORDING and one.in_draft is None:
            _write(page, one, by)
        elif put_back and one.in_draft is not None:
            _put_back(page, one, by)
        one.decision, one.reason, one.decided_by, one.decided_at = decision, reason, by, now
        one.full_clean(exclude=["paper", "version", "parent"], validate_constraints=False)
        one.save()
        log(instance=one, action="whitepapers.contribution.decided", user=by, data={"decision": decision})
        changed(name_of(one.paper))
    return one


def came_in(version: Version) -> None:
    """Note that the version holds what was accepted since the one before: called when a version is published."""
    settled = Contribution.objects.filter(
        paper=version.paper_id, decision__in=[Decision.ACCEPTED, Decision.IN_PART], came_in=None
    )
    if settled.update(came_in=version):
        changed(name_of(WhitePaper.objects.get(pk=version.paper_id)))


def page_of(one: Contribution) -> WrittenPart | None:
    """The page of its part, in its language, locked for the transaction."""
    for model in (ChapterPage, ProposalPage):
        pages = model.objects.filter(translation_key=one.part_key, locale__language_code=one.language)
        page = pages.select_for_update(of=("self",)).first()
        if page is not None:
            return page
    return None


def passages_of(page: WrittenPart) -> tuple[Passage, ...]:
    """The passages of a chapter or proposal as its authors last saved it. One query."""
    return _passages(latest([page])[0])


def may_put_back(one: Contribution, passages: Iterable[Passage]) -> bool:
    """Can what its words replaced take its place again in these passages of the draft?"""
    return _before(one, passages) is not None


def _passages(draft: Any) -> tuple[Passage, ...]:
    text = chapter_text(draft, 0) if isinstance(draft, ChapterPage) else proposal_text(draft, 0)
    return text.passages


def _write(page: WrittenPart, one: Contribution, by: Any) -> None:
    """Save a new draft of the page, in which the quoted words are replaced."""
    draft = latest([page])[0]
    passages = _passages(draft)
    found = place(one.anchor, passages)
    if not isinstance(found, Placed):
        raise ValidationError(
            _(
                "The text has changed: the quoted words are not in the draft, and nothing was written or decided. "
                "Write it yourself, and accept it in part."
            )
        )
    was = next(passage for passage in passages if passage.id == found.passage)
    try:
        _replace(draft, found, one.words, by)
    except CannotBeWritten:
        raise ValidationError(
            _(
                "These words cannot be put there by themselves: nothing was written or decided. "
                "Write it yourself, and accept it in part."
            )
        ) from None
    now = next(passage for passage in _passages(draft) if passage.id == found.passage)
    if not normal(one.words):
        taken_out = gap(was, now, found.start)
        one.in_draft = asdict(taken_out) if taken_out else {}
        return
    anchor = find(now, one.words, now.words[: found.start])
    one.in_draft = asdict(anchor) if anchor and anchor.quote == normal(one.words) else {}


def _put_back(page: WrittenPart, one: Contribution, by: Any) -> None:
    """Save a new draft of the page, in which stands again what the accepted words replaced."""
    draft = latest([page])[0]
    before = _before(one, _passages(draft))
    try:
        if before is None:
            raise CannotBeWritten
        _replace(draft, *before, by)
    except CannotBeWritten:
        raise ValidationError(
            _("The text has moved on: nothing was put back or decided. Change the draft yourself.")
        ) from None
    one.in_draft = None


def _before(one: Contribution, passages: Iterable[Passage]) -> tuple[Placed, str] | None:
    """What is to be replaced, and by what, so that the draft reads as before its words were accepted; None where they
    do not stand there any more as they did then, or what they took out has no place any more."""
    written = one.in_draft
    if not written:
        return None
    if "words" in written:
        return refill(Gap(**written), passages)
    found = unchanged(Anchor(**written), passages)
    return (found, one.quote) if found else None


def _replace(draft: WrittenPart, found: Placed, words: str, by: Any) -> None:
    passage = next(passage for passage in _passages(draft) if passage.id == found.passage)
    _put(draft, passage, reword(passage.html, found.start, found.end, words))
    draft.save_revision(user=by, changed=True, log_action=True)


def _put(draft: Any, passage: Passage, html: str) -> None:
    if isinstance(draft, ProposalPage):
        setattr(draft, passage.id, html)
        return
    for number, block in enumerate(draft.body):
        if block.id != passage.id:
            continue
        if block.block_type == "heading":
            value: Any = plain(html)
        else:
            value = block.value
            value["text"] = plain(html) if block.block_type == "quote" else RichText(html)
        draft.body[number] = (block.block_type, value, block.id)
