"""Two versions of a white paper, block by block: what stayed, changed, came, went and moved."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.documents import plain
from whitepapers.anchors import normal
from whitepapers.differences import Change, Part, difference
from whitepapers.text import ChapterText, PaperText, Passage, ProposalText

Label = Callable[[str], str]  # the name of an authority, of its code
FIELDS = ("for_whom", "cost", "cost_source", "met_at", "recommended")  # texts of a proposal in one line


class State(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Line:
    """A text of both versions. name: which one, a field or the kind of a passage. moved: it stands elsewhere, before or
    after others that stayed where they were."""

    name: str
    state: State
    changes: tuple[Change, ...]
    moved: bool = False

    @property
    def old(self) -> str:
        return "".join(words for part, words in self.changes if part != Part.PUT_IN)

    @property
    def new(self) -> str:
        return "".join(words for part, words in self.changes if part != Part.TAKEN_OUT)


@dataclass(frozen=True)
class Compared:
    """A chapter or a proposal in both versions. slug, number: of the newer version that has it. lines: its title
    first."""

    key: str
    slug: str
    number: int
    title: str
    state: State
    moved: bool
    lines: tuple[Line, ...]
    proposals: tuple["Compared", ...] = ()

    @property
    def differs(self) -> bool:
        """Is there anything in it, or in its proposals, that is not the same?"""
        return self.state != State.SAME or self.moved or any(one.differs for one in self.proposals)


@dataclass(frozen=True)
class Comparison:
    """front: title, summary, foreword. chapters: in the newer order, those that went where they stood."""

    front: tuple[Line, ...]
    chapters: tuple[Compared, ...]

    @property
    def differs(self) -> bool:
        return any(line.state != State.SAME for line in self.front) or any(one.differs for one in self.chapters)

    def count(self, state: State) -> int:
        """How many chapters' passages and proposals are in this state."""
        passages = sum(line.state == state for one in self.chapters for line in one.lines[1:])
        return passages + sum(one.state == state for chapter in self.chapters for one in chapter.proposals)


def compare(old: PaperText, new: PaperText, authority: Label = str) -> Comparison:
    """What became of the older text in the newer one. Both are of one language."""
    front = [
        _line("title", old.title, new.title),
        _line("summary", old.summary, new.summary),
        _line("foreword", plain(old.foreword), plain(new.foreword)),
        _line("authorities", _labels(old, authority), _labels(new, authority)),
    ]
    # A proposal may come from another chapter: it is told where it stands now.
    before = {proposal.key: proposal for proposal in old.proposals()}
    after = {proposal.key for proposal in new.proposals()}
    chapters = []
    for one, other, moved in paired(old.chapters, new.chapters, lambda chapter: chapter.key):
        proposals = []
        for was, now, elsewhere in paired(_proposals(one), _proposals(other), lambda proposal: proposal.key):
            if now is None and was.key in after:
                continue
            came = was is None and now.key in before
            proposals.append(_proposal(before[now.key] if came else was, now, elsewhere or came, authority))
        lines = [_line("title", one.title if one else "", other.title if other else ""), *_passages(one, other)]
        chapters.append(_compared(one, other, moved, lines, tuple(proposals)))
    return Comparison(tuple(line for line in front if line.changes), tuple(chapters))


def paired(old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], str]) -> Iterator[tuple[Any, Any, bool]]:
    """Each thing of both with what it was and what it is (None where it is not), and whether it moved.

    In the newer order; what went stands after what it stood after. As few as can be have moved.
    """
    was, now = {key(one): one for one in old}, {key(one): one for one in new}
    stayed = _longest_rise([list(now).index(one) if one in now else -1 for one in was])
    in_place = {list(now)[place] for place in stayed}
    went: dict[str, list[Any]] = {}
    last = ""
    for one in was:
        if one in now:
            last = one
        else:
            went.setdefault(last, []).append(was[one])
    yield from ((one, None, False) for one in went.get("", []))
    for one in now:
        yield was.get(one), now[one], one in was and one not in in_place
        yield from ((gone, None, False) for gone in went.get(one, []))


def _longest_rise(places: list[int]) -> list[int]:
    """The longest run of places (not -1) that goes up, others left out."""
    ends: list[int] = []  # the smallest last place of a run of each length
    runs: list[list[int]] = []
    for place in places:
        if place < 0:
            continue
        length = bisect_left(ends, place)
        run = [*(runs[length - 1] if length else []), place]
        ends[length : length + 1], runs[length : length + 1] = [place], [run]
    return runs[-1] if runs else []


def _proposals(chapter: ChapterText | None) -> tuple[ProposalText, ...]:
    return chapter.proposals if chapter else ()


def _proposal(was: ProposalText | None, now: ProposalText | None, moved: bool, authority: Label) -> Compared:
    lines = [_line("title", was.title if was else "", now.title if now else ""), *_passages(was, now)]
    for name in FIELDS:
        lines.append(_line(name, getattr(was, name, ""), getattr(now, name, "")))
    lines.append(_line("authorities", _labels(was, authority), _labels(now, authority)))
    return _compared(was, now, moved, lines)


def _compared(
    was: ChapterText | ProposalText | None,
    now: ChapterText | ProposalText | None,
    moved: bool,
    lines: list[Line],
    proposals: tuple[Compared, ...] = (),
) -> Compared:
    shown: Any = now or was
    if was is None or now is None:
        state = State.REMOVED if now is None else State.ADDED
    else:
        state = State.CHANGED if any(line.state != State.SAME or line.moved for line in lines) else State.SAME
    kept = tuple(line for line in lines if line.changes)
    return Compared(shown.key, shown.slug, shown.number, shown.title, state, moved, kept, proposals)


def _passages(was: ChapterText | ProposalText | None, now: ChapterText | ProposalText | None) -> list[Line]:
    pairs = paired(was.passages if was else (), now.passages if now else (), lambda passage: passage.id)
    return [_line((new or old).kind, _text(old), _text(new), moved) for old, new, moved in pairs]


def _text(passage: Passage | None) -> str:
    """All that is read of a passage: its words, its note, who says it, what was counted."""
    if passage is None:
        return ""
    rest = [str(value) for name, value in passage.extra.items() if name not in ("image", "unit") and value]
    return " · ".join(part for part in (passage.words, passage.note, *rest) if part)


def _labels(part: PaperText | ProposalText | None, authority: Label) -> str:
    return ", ".join(authority(code) for code in part.authorities) if part else ""


def _line(name: str, old: str, new: str, moved: bool = False) -> Line:
    if normal(old) == normal(new):
        return Line(name, State.SAME, (Change(Part.KEPT, new),) if new else (), moved)
    state = State.CHANGED if old and new else State.ADDED if new else State.REMOVED
    return Line(name, state, tuple(difference(old, new)), moved)
