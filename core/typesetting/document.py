"""A document as it is to be written, whatever the format."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.dates import date_format

from .nodes import Node


@dataclass(frozen=True, kw_only=True)
class Document:
    """language: of its words and headings. label: what it is (« Good practice »). facts: what the first page says of
    it. cover: whether that page is a cover, followed by the contents down to headings of that `depth`. tone: a colour
    (nodes.part). address: where it stands on the site. licence: its name and address."""

    language: str
    title: str
    body: list[Node]
    site: str = ""
    subtitle: str = ""
    label: str = ""
    tone: str = "brand"
    authors: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    cover: bool = False
    depth: int = 1
    address: str = ""
    licence: tuple[str, str] = ("", "")
    made_on: date | None = None
    keywords: tuple[str, ...] = field(default=())

    def data(self) -> dict[str, Any]:
        """All of it as plain values, with the words that the formats themselves say."""
        with override(self.language):
            words = {
                "contents": _("Contents"),
                "notes": _("Notes"),
                "source": _("Source:"),
                "read": _("Read it online:"),
                "licence": _("Licence:"),
                "made": _("Made on %(day)s") % {"day": date_format(self.made_on)} if self.made_on else "",
                "difficulty": _("Difficulty:"),
                "answer": _("How it was got round:"),
            }
        return {
            "language": self.language,
            "site": self.site,
            "title": self.title,
            "subtitle": self.subtitle,
            "label": self.label,
            "tone": self.tone,
            "authors": list(self.authors),
            "facts": [[name, value] for name, value in self.facts if value],
            "notices": list(self.notices),
            "cover": self.cover,
            "depth": self.depth,
            "address": self.address,
            "licence": list(self.licence),
            "keywords": list(self.keywords),
            "words": words,
            "body": self.body,
        }


def walk(nodes: Iterable[Any]) -> Iterable[Node]:
    """Every node below these, at whatever depth."""
    for node in nodes:
        if isinstance(node, dict):
            if "kind" in node:
                yield node
            yield from walk(node.values())
        elif isinstance(node, list):
            yield from walk(node)
