"""Notes what is being shown while something is rendered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Recorder:
    names: set[str] = field(default_factory=set)
    private: bool = False


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
