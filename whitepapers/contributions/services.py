"""What changes a contribution: saying, changing, withdrawing it. What becomes of it: `settling`."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.caching import changed
from core.limits import within
from network.members.permissions import answers_for, written_first
from network.models import Member, OrganisationPage
from whitepapers.anchors import Anchor, find, normal, quote
from whitepapers.contributions.enums import Kind
from whitepapers.contributions.narrowing import narrowed
from whitepapers.models import Consultation, Version, WhitePaper
from whitepapers.models.contribution import LONGEST, LONGEST_WORDS, Contribution
from whitepapers.permissions import may_take_part
from whitepapers.text import PaperText

PER_HOUR = 60  # contributions of one person
WORDS = ("text", "words", "stance", "reasons_for", "reasons_against", "sources")  # what somebody wrote


@dataclass(frozen=True)
class Said:
    """What somebody says. quote: the words that are meant, none for the whole passage; before: what stood before them,
    to tell them from the same words elsewhere in the passage. said: by name of WORDS.

    Of other words, ``words`` takes the place of ``quote``; of the whole passage, what differs is quoted alone.
    """

    kind: Kind
    part_key: str
    passage: str = ""
    quote: str = ""
    before: str = ""
    said: dict[str, str] = field(default_factory=dict)
    organisation: OrganisationPage | None = None
    parent: Contribution | None = None


class Closed(ValidationError):
    """The consultation is not open, or not any more. What was written can be sent to the authors."""


def name_of(paper: WhitePaper) -> str:
    """What pages that show its contributions depend on."""
    return f"contributions:{paper.key}"


def contribute(version: Version, text: PaperText, what: Said, *, by: Member, now: datetime) -> Contribution:
    """Take what somebody says of the latest version, in the language of ``text``. A position that was taken already is
    changed.

    Raises PermissionDenied for whom the consultation is not, Closed where none is open, ValidationError for a passage
    that is gone, words that are not in it, and what is empty or too much.
    """
    with transaction.atomic():
        paper = WhitePaper.objects.select_for_update().get(pk=version.paper_id)
        consultation = _open(paper, now)
        _refuse_strangers(consultation, by, what.organisation)
        if not within("contribute", str(by.pk), PER_HOUR, 3600):
            raise ValidationError(
                _("Many contributions came from you in the last hour. Keep this one, and send it later.")
            )
        anchor, said = _anchor(text, what)
        found = _position(paper, what, by) if what.kind == Kind.STANCE else None
        one = found or Contribution(paper=paper, part_key=what.part_key, kind=what.kind, made_at=now)
        if found:
            one.edited_at, one.decision, one.reason, one.decided_by, one.decided_at = now, "", "", None, None
        one.version, one.language, one.parent = version, text.language, what.parent
        one.passage, one.quote, one.before, one.after = anchor.passage, anchor.quote, anchor.before, anchor.after
        one.member = by
        one.organisation_key = what.organisation.translation_key if what.organisation else None
        one.organisation = written_first(what.organisation).title if what.organisation else ""
        one.name = "" if what.organisation else by.get_full_name()
        _write(one, said)
        log(instance=one, action="whitepapers.contribution.said", user=by, data={"kind": one.kind})
        changed(name_of(paper))
    return one


def edit(one: Contribution, said: dict[str, str], *, by: Member, now: datetime) -> Contribution:
    """Other words for what was said in the last 15 minutes. Raises PermissionDenied, Closed, ValidationError."""
    with transaction.atomic():
        paper = WhitePaper.objects.select_for_update().get(pk=one.paper_id)
        one = Contribution.objects.select_for_update().get(pk=one.pk)
        _refuse_others(one, by)
        _open(paper, now)
        if not one.may_be_edited(now):
            raise ValidationError(_("It can be changed for 15 minutes. Withdraw it, and say it anew."))
        one.edited_at = now
        _write(one, said)
        changed(name_of(paper))
    return one


def withdraw(one: Contribution, *, by: Member, now: datetime) -> None:
    """Take the words away; that something was said here stays. What was accepted is in the text already and stays
    there. Raises PermissionDenied."""
    with transaction.atomic():
        one = Contribution.objects.select_for_update(of=("self",)).select_related("paper").get(pk=one.pk)
        _refuse_others(one, by)
        if one.withdrawn_at is not None:
            return
        empty(one, now)
        log(instance=one, action="whitepapers.contribution.withdrawn", user=by)
        changed(name_of(one.paper))


def empty(one: Contribution, now: datetime) -> None:
    """Save it without its words and its name: its place is what is left."""
    for name in WORDS:
        setattr(one, name, "")
    one.withdrawn_at, one.name = now, ""
    one.in_draft = None if one.in_draft is None else {}
    one.save()


def _write(one: Contribution, said: dict[str, str]) -> None:
    for name in WORDS:
        value, most = said.get(name, "").strip(), LONGEST_WORDS if name == "words" else LONGEST
        if len(value) > most:
            raise ValidationError({name: _("Write %(most)s characters at most.") % {"most": most}})
        setattr(one, name, value)
    if one.kind == Kind.REWORDING:
        if normal(one.words) == one.quote:
            raise ValidationError(
                {"words": _("These are the words that stand there. Change them, or write a comment.")}
            )
    elif one.kind == Kind.STANCE and not one.stance:
        raise ValidationError({"stance": _("Say where you stand.")})
    elif one.kind == Kind.COMMENT and not one.text:
        raise ValidationError({"text": _("Write your comment.")})
    one.full_clean(exclude=["paper", "version", "parent"], validate_constraints=False)
    one.save()


def _anchor(text: PaperText, what: Said) -> tuple[Anchor, dict[str, str]]:
    """Where it holds on to the text, and what was said, narrowed to that."""
    part = text.part(what.part_key)
    if part is None:
        raise ValidationError(
            _("This part of the text is gone. What you wrote is still here: copy it, or send it to the authors.")
        )
    if what.parent is not None:
        return what.parent.anchor, what.said
    if what.kind == Kind.STANCE:
        return Anchor(""), what.said
    passage = next((one for one in part.passages if one.id == what.passage), None)
    if passage is None:
        raise ValidationError(
            _("This passage is gone. What you wrote is still here: copy it, or send it to the authors.")
        )
    if normal(what.quote):
        found = find(passage, what.quote, what.before)
        if found is None:
            raise ValidationError(
                _(
                    "These words are not in this passage, or stand there more than once: "
                    "quote a few more of them, or none."
                )
            )
        return found, what.said
    if what.kind == Kind.COMMENT:
        return Anchor(passage.id), what.said
    if not passage.words:
        raise ValidationError(_("There are no words here that could be others: write a comment."))
    start, end, words = narrowed(passage, 0, len(passage.words), what.said.get("words", ""))
    return quote(passage, start, end), {**what.said, "words": words}


def _position(paper: WhitePaper, what: Said, by: Member) -> Contribution | None:
    """The position that this organisation, or this person, has taken on the proposal."""
    stands = Contribution.objects.filter(paper=paper, withdrawn_at=None, hidden_at=None)
    found = stands.filter(part_key=what.part_key, kind=Kind.STANCE)
    if what.organisation:
        return found.filter(organisation_key=what.organisation.translation_key).first()
    return found.filter(organisation_key=None, member=by).first()


def _refuse_strangers(consultation: Consultation, by: Member, organisation: OrganisationPage | None) -> None:
    if not may_take_part(by, consultation):
        raise PermissionDenied(_("This consultation is for others."))
    if organisation and not answers_for(by).filter(translation_key=organisation.translation_key).exists():
        raise PermissionDenied(_("You do not speak for this organisation."))


def _refuse_others(one: Contribution, by: Member) -> None:
    """It belongs to who wrote it, and to the organisation for which it speaks."""
    if one.member_id == by.pk:
        return
    if not one.organisation_key or not answers_for(by).filter(translation_key=one.organisation_key).exists():
        raise PermissionDenied


def _open(paper: WhitePaper, now: datetime) -> Consultation:
    consultation = paper.consultations.filter(closed_at=None).first()
    if consultation is None or not consultation.is_open(localdate(now)):
        raise Closed(
            _("The consultation is closed. What you wrote is still here: you can send it to the authors."),
            code="closed",
        )
    return consultation


__all__ = ["Closed", "Said", "contribute", "edit", "empty", "name_of", "withdraw"]
