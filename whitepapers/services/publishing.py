"""Versions: the working text, frozen with a number, a date and an address of its own."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from core.caching import changed
from core.presentation import content_language
from core.touching import touch
from knowledgebase.barrier_steps import note_step
from knowledgebase.enums import BarrierStatus
from whitepapers.contributions.settling import came_in
from whitepapers.drafting import Draft, read_draft
from whitepapers.evidence import evidence_of
from whitepapers.models import (
    ChapterPage,
    Consultation,
    ProposalPage,
    Version,
    VersionText,
    WhitePaper,
    WhitePaperPage,
)
from whitepapers.reading import words_of
from whitepapers.text import PaperText, ProposalText

SHELVES = "white papers"  # what the list of them depends on


def publish(
    page: WhitePaperPage,
    *,
    by: Any,
    now: datetime,
    changelog: str = "",
    consultation: Consultation | None = None,
    languages: Sequence[str] = (),
) -> Version:
    """Freeze the text as its authors last saved it, in the page's language and in ``languages``; return the version.

    The pages become live, so that each has its address. Raises ValidationError, one message for each thing that is
    missing; nothing changes then.
    """
    with transaction.atomic():
        paper = WhitePaper.objects.select_for_update().get(key=page.translation_key)
        wanted = {content_language(page), *languages}
        pages = [one for one in _in_all_languages(page) if content_language(one) in wanted]
        drafts = [read_draft(one) for one in pages]
        missing = [line for draft in drafts for line in lacks(draft)]
        if missing:
            raise ValidationError(missing)
        number = (paper.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        version = Version.objects.create(
            paper=paper, number=number, published_at=now, changelog=changelog, consultation=consultation, by=by
        )
        for one, draft in zip(pages, drafts, strict=True):
            text = dated(with_evidence(draft.text), paper, localdate(now))
            content = text.model_dump(mode="json")
            VersionText.objects.create(
                version=version,
                language=text.language,
                title=text.title,
                summary=text.summary,
                proposals=sum(1 for _proposal in text.proposals()),
                content=content,
                digest=_digest(content),
            )
            _make_live(one, text, by)
            if version.is_public and one is pages[0]:
                _note_on_barriers(version, one, text)
        came_in(version)
        log(instance=page, action="whitepapers.publish", user=by, data={"number": number})
        return version


def lacks(draft: Draft) -> list[str]:
    """What stands in the way of publishing this text, in words for its authors."""
    found, text = [], draft.text
    if not any(chapter.passages or chapter.proposals for chapter in text.chapters):
        found.append(_("“%(title)s” has no chapter with a text or a proposal yet.") % {"title": text.title})
    for part in draft.pages:
        try:
            part.full_clean()
        except ValidationError as error:
            names = [part._meta.get_field(name).verbose_name for name in error.message_dict if name != "__all__"]
            fields = ", ".join(str(name) for name in names) or " ".join(error.messages)
            found.append(_("“%(title)s” is not complete: %(fields)s.") % {"title": part.title, "fields": fields})
    return found


def with_evidence(text: PaperText) -> PaperText:
    """The text with what bears out each proposal on this day."""
    counted = evidence_of(text)
    return _with_proposals(text, lambda one: {"evidence": counted[one.key].counts})


def dated(text: PaperText, paper: WhitePaper, today: date) -> PaperText:
    """The text with the day on which each proposal was first published: today, but for those known already."""
    before = VersionText.objects.filter(version__paper=paper, language=text.language).order_by("-version__number")
    known = {one.key: one.since for one in words_of(before[0]).proposals()} if before else {}
    return _with_proposals(text, lambda one: {"since": known.get(one.key) or today})


def _with_proposals(text: PaperText, update: Callable[[ProposalText], dict[str, Any]]) -> PaperText:
    chapters = tuple(
        chapter.model_copy(update={"proposals": tuple(one.model_copy(update=update(one)) for one in chapter.proposals)})
        for chapter in text.chapters
    )
    return text.model_copy(update={"chapters": chapters})


def _digest(content: dict[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(content, sort_keys=True).encode(), digest_size=16).hexdigest()


def _in_all_languages(page: WhitePaperPage) -> list[WhitePaperPage]:
    return list(WhitePaperPage.objects.filter(translation_key=page.translation_key, alias_of=None).order_by("pk"))


def _parts(page: WhitePaperPage) -> list[Any]:
    chapters = ChapterPage.objects.child_of(page).order_by("path")
    return [*chapters, *ProposalPage.objects.descendant_of(page).order_by("path")]


def source_of(version: Version, page: WhitePaperPage) -> str:
    """How a version is named where something is said to stand in it."""
    with override(page.locale.language_code):
        return _("“%(title)s”, version %(number)s") % {"title": page.title, "number": version.number}


def _asked(title: str) -> str:
    return _("A proposal asks for a change: %(title)s") % {"title": title}


def _note_on_barriers(version: Version, page: WhitePaperPage, text: PaperText) -> None:
    source, url = source_of(version, page), page.full_url or ""
    for proposal in text.proposals():
        if proposal.barriers:
            asked, on = partial(_asked, proposal.title), localdate(version.published_at)
            note_step(proposal.barriers, BarrierStatus.PROPOSED, on, asked, source, url, once=True)


def _make_live(page: WhitePaperPage, text: PaperText, by: Any) -> None:
    """Publish what the version holds. What it leaves out keeps its address, which leads to the paper."""
    untouched = []
    for part in [page, *_parts(page)]:
        holds = part is page or text.part(str(part.translation_key)) is not None
        revision = part.latest_revision
        if holds and (revision is None or not part.live or part.has_unpublished_changes):
            (revision or part.save_revision(user=by)).publish(user=by, log_action=False, skip_permission_checks=True)
        else:
            untouched.append(part)
    changed(SHELVES)
    # Their documents come from the version: those whose pages did not change are looked at again too.
    touch(untouched)
