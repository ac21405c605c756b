"""The sections of a member's space: each part of the site registers its own, and the space shows them all.

    register(Section("requests", _("Requests"), 30, "space_requests", badge=unanswered, waiting=to_answer))

``register`` is called by the ``ready()`` of the app.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the member: a sentence, and where to deal with it."""

    text: str
    url: str


@dataclass(frozen=True)
class Section:
    """key: once in the site. title: a lazy translation. order: smaller ones first. view_name: takes no argument.

    badge: how many things in it wait for this member, 0 for none. waiting: those things for the start page, at most a
    handful. Both get the member, and ask few queries, however many things there are."""

    key: str
    title: Any
    order: int
    view_name: str
    badge: Callable[[Any], int] | None = None
    waiting: Callable[[Any], Sequence[Waiting]] | None = None


@dataclass(frozen=True)
class SectionLink:
    key: str
    title: str
    url: str
    count: int


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section to everybody's space; one of the same key takes its place."""
    _sections[section.key] = section


def sections() -> list[Section]:
    """All of them, in their order."""
    return sorted(_sections.values(), key=lambda section: (section.order, section.key))


def links_for(member: Any) -> list[SectionLink]:
    """The menu of this member's space."""
    return [
        SectionLink(
            section.key,
            str(section.title),
            reverse(section.view_name),
            section.badge(member) if section.badge else 0,
        )
        for section in sections()
    ]


def waiting_for(member: Any) -> list[Waiting]:
    """What waits for this member, section by section."""
    return [one for section in sections() if section.waiting for one in section.waiting(member)]
