"""White papers that nobody wrote: their pages, and their life by the verbs that lead from stage to stage."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from core.markdown import to_html
from core.models import Authority
from knowledgebase.models import BarrierPage, PracticePage
from whitepapers.models import ChapterPage, ProposalPage, WhitePaperPage, paper_of
from whitepapers.reading import current_consultation
from whitepapers.services import following
from whitepapers.services.authors import invite
from whitepapers.services.life import adopt, close_consultation, plan_consultation
from whitepapers.services.publishing import publish

from .pages import Terms, key_of
from .schema_white_papers import (
    AuthorityFile,
    ChapterOfDemo,
    LifeOfDemo,
    PassageOfDemo,
    ProposalOfDemo,
    SendingOfDemo,
    WhitePaperFile,
)

HOUR = time(9)  # at which things happen
RICH = ("current_rule", "change", "why")


def load_white_papers(
    files: Mapping[str, WhitePaperFile],
    index: Any,
    terms: Terms,
    barriers: Mapping[str, BarrierPage],
    practices: Mapping[str, PracticePage],
    editor: Any,
) -> int:
    """Write each with its earlier words, then lead it through its life; how many."""
    for slug, data in files.items():
        _Writer(slug, data, index, terms, barriers, practices, editor).write()
    return len(files)


class _Writer:
    """One white paper. Its blocks have the same ids in every database, so that addresses of passages last."""

    def __init__(self, slug: str, data: WhitePaperFile, index: Any, terms: Terms, *given: Any) -> None:
        self.slug, self.data, self.index, self.terms = slug, data, index, terms
        self.barriers, self.practices, self.editor = given

    def write(self) -> None:
        data = self.data
        page = WhitePaperPage(
            title=data.title,
            slug=self.slug,
            translation_key=key_of("white paper", self.slug),
            summary=data.summary,
            foreword=to_html(data.foreword),
            licence=data.licence,
            live=False,
            owner=self.editor,
        )
        page.territories = self.terms.all("territory", data.territories)
        page.authorities = self.terms.all("authority", data.authorities)
        self.index.add_child(instance=page)
        page.save_revision(user=self.editor, clean=True)
        parts = [(one, self._chapter(page, one)) for one in data.chapters]
        proposals = [(one, self._proposal(chapter, one)) for text, chapter in parts for one in text.proposals]
        for email in data.authors:
            invite(page, email, by=self.editor)
        self._live(page, data.life[0])
        self._rewrite(parts, proposals)
        for step in data.life[1:]:
            self._live(page, step)
        for sending in data.sendings:
            self._send(page, sending)

    def _chapter(self, page: WhitePaperPage, data: ChapterOfDemo) -> ChapterPage:
        key = key_of("white paper", self.slug, data.slug)
        chapter = ChapterPage(title=data.title, slug=data.slug, translation_key=key, live=False, owner=self.editor)
        chapter.body = self._blocks(data, earlier=True)
        page.add_child(instance=chapter)
        chapter.save_revision(user=self.editor, clean=True)
        return chapter

    def _blocks(self, data: ChapterOfDemo, earlier: bool) -> list[dict[str, Any]]:
        found = []
        for number, passage in enumerate(data.passages, start=1):
            if not (earlier and passage.new):
                key = key_of("white paper", self.slug, data.slug, "passage", str(number))
                found.append({"type": passage.kind, "id": str(key), "value": _value(passage, earlier)})
        return found

    def _proposal(self, chapter: ChapterPage, data: ProposalOfDemo) -> ProposalPage:
        page = ProposalPage(
            slug=data.slug,
            translation_key=self._key(data.slug),
            met_on=data.met_on,
            met_at=data.met_at,
            recommended=data.recommended,
            left_out=data.new,
            live=False,
            owner=self.editor,
            **_words(data, earlier=True),
        )
        page.authorities = self.terms.all("authority", data.authorities)
        page.barriers = [self.barriers[name] for name in data.barriers]
        page.practices = [self.practices[name] for name in data.practices]
        chapter.add_child(instance=page)
        page.save_revision(user=self.editor, clean=True)
        return page

    def _rewrite(
        self, chapters: list[tuple[ChapterOfDemo, ChapterPage]], proposals: list[tuple[ProposalOfDemo, ProposalPage]]
    ) -> None:
        """Put the words as they are in the place of the earlier ones, where they differ."""
        for text, chapter in chapters:
            if any(one.new or one.earlier for one in text.passages):
                fresh = ChapterPage.objects.get(pk=chapter.pk)
                fresh.body = self._blocks(text, earlier=False)
                fresh.save_revision(user=self.editor, clean=True)
        for data, page in proposals:
            if data.new or data.earlier.model_fields_set:
                again = ProposalPage.objects.get(pk=page.pk).get_latest_revision_as_object()
                for name, value in (_words(data, earlier=False) | {"left_out": False}).items():
                    setattr(again, name, value)
                again.save_revision(user=self.editor, clean=True)

    def _live(self, page: WhitePaperPage, step: LifeOfDemo) -> None:
        now = _moment(step)
        page = WhitePaperPage.objects.get(pk=page.pk)
        who: dict[str, Any] = {"by": self.editor, "now": now}
        changelog = step.changelog.strip()
        if step.what == "version":
            publish(page, changelog=changelog, **who)
        elif step.what == "consultation":
            first = timezone.localdate(now)
            last = first + timedelta(days=step.lasts)
            plan_consultation(page, opens_on=first, closes_on=last, readers=step.readers, changelog=changelog, **who)
        elif step.what == "close":
            consultation = current_consultation(paper_of(page))
            if consultation is not None:
                close_consultation(consultation, **who)
        else:
            adopt(page, changelog=changelog, **who)

    def _send(self, page: WhitePaperPage, data: SendingOfDemo) -> None:
        version = paper_of(page).versions.all()[0]
        keys = [str(self._key(slug)) for slug in data.proposals]
        authority = self.terms.all("authority", [data.authority])[0]
        now = timezone.now()
        sending = following.send(version, authority, on=data.day, proposals=keys, by=self.editor, now=now)
        for told in data.answers:
            answer = following.note_answer(sending, on=told.day, text=told.text, by=self.editor, now=now)
            for one in told.commitments:
                key = str(self._key(one.proposal))
                promise = following.note_commitment(answer, key, text=one.text, due_on=one.due, by=self.editor)
                for move in one.moves:
                    following.move_commitment(
                        promise, move.state, on=move.day, source=move.source, by=self.editor, now=now
                    )

    def _key(self, slug: str) -> UUID:
        return key_of("white paper", self.slug, "proposal", slug)


def create_authorities(files: Mapping[str, AuthorityFile]) -> None:
    """Add the authorities that are plainly none to the vocabulary, after the real ones."""
    for code, data in files.items():
        labels = {f"label_{language}": name for language, name in data.labels.model_dump().items()}
        Authority.objects.create(code=code, level=data.level, languages=data.languages, sort_order=1_000, **labels)


def _value(passage: PassageOfDemo, earlier: bool) -> Any:
    text = (earlier and passage.earlier) or getattr(passage, passage.kind)
    if passage.figure:
        return passage.figure.model_dump(mode="json")
    if passage.kind == "heading":
        return text
    if passage.kind == "quote":
        return {"text": text, "source": passage.source}
    if passage.kind == "callout":
        return {"title": passage.title, "text": to_html(text)}
    return {"text": to_html(text), "note": passage.note}


def _words(data: ProposalOfDemo, earlier: bool) -> dict[str, str]:
    found = {name: getattr(data, name) for name in type(data.earlier).model_fields}
    if earlier:
        found |= {name: getattr(data.earlier, name) for name in data.earlier.model_fields_set}
    return {name: to_html(text) if name in RICH else text for name, text in found.items()}


def _moment(step: LifeOfDemo) -> datetime:
    day = step.day or timezone.localdate() - timedelta(days=step.days or 0)
    return timezone.make_aware(datetime.combine(day, HOUR))
