"""Markdown: plain text with few marks. What a person wrote is escaped, and is read as the words that it was."""

import re
from collections.abc import Sequence
from typing import Any

from core.lines import on_one_line

from .document import Document
from .nodes import Node
from .printable import storable

# What every reader of Markdown takes back out of a backslash; the rest is written as HTML writes it.
_SPECIAL = re.compile(r"([\\`*_{}\[\]#])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("~~", "&#126;~"))
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_COLON = {"fr": "\u00a0:"}


def markdown(document: Document) -> bytes:
    """The document as Markdown, in UTF-8."""
    return _Writer(storable(document.data())).write().encode()


class _Writer:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.words = data, data["words"]
        self.notes: list[str] = []
        self.colon = _COLON.get(data["language"], ":")

    def write(self) -> str:
        data, found = self.data, []
        if data["cover"]:
            found.append(f"# {plain(data['title'])}")
            found += [plain(words) for words in (data["label"], data["subtitle"]) if words]
            found.append(self._facts(data["facts"]))
        found += [f"> {plain(notice)}" for notice in data["notices"]]
        body = [self._block(node) for node in data["body"]]
        found += [*body, "---", *self._about()]
        found += [f"[^{number}]: {plain(words)}" for number, words in enumerate(self.notes, 1)]
        return "\n\n".join(part for part in found if part) + "\n"

    def _about(self) -> list[str]:
        address, (licence, licence_address) = self.data["address"], self.data["licence"]
        found = [f"{self.words['read']} <{address}>"] if address else []
        if licence:
            name = f"[{plain(licence)}]({_target(licence_address)})" if licence_address else plain(licence)
            found.append(f"{self.words['licence']} {name}")
        return [*found, self.words["made"]]

    def _blocks(self, nodes: Sequence[Node]) -> str:
        return "\n\n".join(part for part in (self._block(node) for node in nodes) if part)

    def _block(self, node: Node) -> str:
        return getattr(self, f"_{node['kind']}")(node)

    def _paragraph(self, node: Node) -> str:
        words = _start(_SPACES.sub(" ", self._inlines(node["inlines"]).strip()))
        return _quoted(words) if node["style"] in ("problem", "notice") else words

    def _heading(self, node: Node) -> str:
        label = f"{plain(node['label'])} – " if node["label"] else ""
        return f"{'#' * self._level(node['level'])} {label}{plain(node['text'])}"

    def _level(self, level: int) -> int:
        # Under a cover the title of the document is the only heading of level 1.
        return level + 1 if self.data["cover"] else level

    def _list(self, node: Node) -> str:
        lines = []
        for number, item in enumerate(node["items"], 1):
            mark = f"{number}. " if node["ordered"] else "- "
            lines.append(mark + self._blocks(item).replace("\n", "\n    "))
        return "\n".join(lines)

    def _quote(self, node: Node) -> str:
        by = f"\n\n— {plain(node['by'])}" if node["by"] else ""
        return _quoted(self._blocks(node["blocks"]) + by)

    def _callout(self, node: Node) -> str:
        title = f"**{plain(node['title'])}**\n\n" if node["title"].strip() else ""
        return _quoted(title + self._blocks(node["blocks"]))

    def _facts(self, node: Any) -> str:
        rows = node["rows"] if isinstance(node, dict) else node
        return "\n".join(f"- {_strong(name)}{self.colon} {plain(value)}" for name, value in rows)

    def _figures(self, node: Node) -> str:
        lines = [
            f"- {_strong(one['amount'])} {plain(one['label'])}"
            + (f" ({plain(one['source'])})" if one["source"] else "")
            for one in node["items"]
        ]
        source = f"\n\n{self.words['source']} {plain(node['source'])}" if node["source"] else ""
        return "\n".join(lines) + source

    def _picture(self, node: Node) -> str:
        # The file is not there to be shown: what it shows is said.
        return "\n\n".join(f"*{plain(words)}*" for words in (node["alt"], node["caption"]) if words.strip())

    def _table(self, node: Node) -> str:
        rows = [node["columns"], ["---"] * len(node["columns"]), *node["rows"]]
        lines = [
            [cell if number == 1 else plain(cell).replace("|", "&#124;") for cell in row]
            for number, row in enumerate(rows)
        ]
        return "\n".join(f"| {' | '.join(row)} |" for row in lines)

    def _steps(self, node: Node) -> str:
        lines = []
        for number, step in enumerate(node["items"], 1):
            more = f"\n\n*{plain(step['more'])}*" if step["more"].strip() else ""
            inside = f"{_strong(step['title'])}\n\n{self._blocks(step['blocks'])}{more}"
            lines.append(f"{number}. " + inside.replace("\n", "\n    "))
        return "\n\n".join(lines)

    def _bridge(self, node: Node) -> str:
        was, now = self.words["difficulty"], self.words["answer"]
        return "\n".join(
            f"- {_strong(was)} {plain(a)}\n\n    {_strong(now)} {plain(b)}\n" for a, b in node["pairs"]
        ).strip()

    def _framed(self, node: Node) -> str:
        head = f"{'#' * self._level(node['level'])} {plain(node['label'])} – {plain(node['title'])}"
        return f"{head}\n\n{self._blocks(node['blocks'])}"

    def _part(self, node: Node) -> str:
        head = f"{'#' * self._level(1)} {plain(node['title'])}"
        said = [_start(plain(words)) for words in (node["label"], node["lead"]) if words]
        return "\n\n".join([head, *said, self._blocks(node["blocks"])])

    def _inlines(self, nodes: Sequence[Node]) -> str:
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: Node) -> str:
        kind = node["kind"]
        if kind == "text":
            return plain(node["text"], keep=True)
        if kind == "break":
            return "  \n"
        if kind == "note":
            self.notes.append(node["text"])
            return f"[^{len(self.notes)}]"
        inside = self._inlines(node["inlines"])
        if kind == "link":
            return f"[{inside}]({_target(node['address'])})" if node["address"] else inside
        mark = "**" if kind == "strong" else "*"
        return _around(inside, mark)


def plain(words: str, *, keep: bool = False) -> str:
    """``words`` on one line, escaped. keep: the spaces around them."""
    shown = on_one_line(words, edges=keep)
    for sign, written in _ENTITIES:
        shown = shown.replace(sign, written)
    return _SPECIAL.sub(r"\\\1", shown)


def _start(words: str) -> str:
    """The first sign of a paragraph must not make it a list or a heading."""
    return _AT_START.sub(lambda found: f"{found[1]}{_escaped_start(found[2])}", words)


def _escaped_start(mark: str) -> str:
    return f"{mark}\u200b" if mark.isdigit() else f"\\{mark}"


def _strong(words: str) -> str:
    return _around(plain(words), "**")


def _around(inside: str, mark: str) -> str:
    """Marks hold only where they touch the words."""
    bare = inside.strip()
    if not bare:
        return inside
    start, end = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{start}{mark}{bare}{mark}{end}"


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.split("\n"))


def _target(address: str) -> str:
    return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
