"""Notes what is being shown while something is rendered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Recorder:
    names: set[str] = field(default_factory=set)
    private: bool = False
    notes: dict[str, Any] = field(default_factory=dict)


_recorder: ContextVar[Recorder | None] = ContextVar("recorder", default=None)


@contextmanager
def recording() -> Iterator[Recorder]:
    """Collect what is depended on inside the block; an outer block hears of it too."""
    outer = _recorder.get()
    recorder = Recorder()
    token = _recorder.set(recorder)
    try:
        yield recorder
    finally:
        _recorder.reset(token)
        if outer is not None:
            outer.names |= recorder.names
            outer.private |= recorder.private
            outer.notes |= recorder.notes


@contextmanager
def unheard() -> Iterator[Recorder]:
    """Collect inside the block and tell nobody outside."""
    recorder = Recorder()
    token = _recorder.set(recorder)
    try:
        yield recorder
    finally:
        _recorder.reset(token)


def depends_on(*names: str) -> None:
    """Say that what is being made shows these things."""
    recorder = _recorder.get()
    if recorder is not None:
        recorder.names.update(names)


def keep_private() -> None:
    """Say that what is being made is for one person and must not be stored."""
    recorder = _recorder.get()
    if recorder is not None:
        recorder.private = True


def note(name: str, value: Any) -> None:
    """Tell whoever records outside the page cache something of this answer, now and each time that it is served again.

    value: what the cache can keep: text, numbers, lists and mappings of them."""
    recorder = _recorder.get()
    if recorder is not None:
        recorder.notes[name] = value
