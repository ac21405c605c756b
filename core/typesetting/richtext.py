"""Rich text as Wagtail stores it, turned into nodes. What is no element that we know is read for its words alone."""

from html.parser import HTMLParser
from typing import Any

from core.lines import on_one_line

from .nodes import LINE_BREAK, Node, emphasis, heading, link, listing, paragraph, strong, text

_MARKS = {"b": strong, "strong": strong, "i": emphasis, "em": emphasis}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"script", "style", "template"}
_ADDRESSES = ("https://", "http://", "mailto:", "tel:")
_DEEPEST = 12  # lists in lists; deeper ones are read as if they stood there
_LONGEST_ADDRESS = 2_000


def rich_text(html: str, *, level: int = 3, lang: str = "") -> list[Node]:
    """The blocks of ``html``. level: what its headings are in the document. lang: its language where it is another."""
    reader = _Reader(level, lang)
    reader.feed(html)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    """Keeps a list of blocks for each list item that is open, and a list of inlines for each mark that is open."""

    def __init__(self, level: int, lang: str) -> None:
        super().__init__(convert_charrefs=True)
        self.level, self.lang = level, lang
        self.blocks: list[list[Node]] = [[]]
        self.lists: list[tuple[str, list[list[Node]]]] = []
        self.line: list[Node] = []
        self.marks: list[tuple[str, Any, list[Node]]] = []
        self.heading = False
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _MARKS:
            self._open(tag, _MARKS[tag])
        elif tag == "a":
            address = _address(dict(attrs))
            self._open(tag, (lambda *inside: link(address, *inside)) if address else None)
        elif tag == "br":
            self.line.append(LINE_BREAK)
        elif tag in ("ul", "ol"):
            self._end_block()
            if len(self.lists) < _DEEPEST:
                if self.lists and len(self.blocks) == len(self.lists):  # a list in a list, without an item around it
                    self.blocks.append([])
                self.lists.append((tag, []))
        elif tag == "li":
            self._end_item()
            if self.lists and len(self.blocks) == len(self.lists):
                self.blocks.append([])
        elif tag in _HEADINGS:
            self._end_block()
            self.heading = True
        elif tag in ("p", "div", "blockquote", "hr", "tr"):
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _MARKS or tag == "a":
            if any(opened == tag for opened, _make, _outer in self.marks):
                while self._close() != tag:
                    pass
        elif tag == "li":
            self._end_item()
        elif tag in ("ul", "ol"):
            if self.lists and self.lists[-1][0] == tag:
                self._end_list()
        elif tag in _HEADINGS or tag in ("p", "div", "blockquote", "tr"):
            self._end_block()

    def handle_data(self, data: str) -> None:
        if not self.silent and data:
            words = on_one_line(data, edges=True)
            if words != " " or self.line:
                self.line.append(text(words))

    def finish(self) -> list[Node]:
        self._end_block()
        while self.lists:
            self._end_list()
        return self.blocks[0]

    def _open(self, tag: str, make: Any) -> None:
        self.marks.append((tag, make, self.line))
        self.line = []

    def _close(self) -> str:
        tag, make, outer = self.marks.pop()
        inside = self.line
        self.line = outer
        if inside:
            self.line += [make(*inside)] if make else inside
        return tag

    def _end_block(self) -> None:
        while self.marks:
            self._close()
        line, self.line = self.line, []
        as_heading, self.heading = self.heading, False
        words = words_of(line).strip()
        if not words:
            return
        made = heading(self.level, words, lang=self.lang) if as_heading else paragraph(*line, lang=self.lang)
        self.blocks[-1].append(made)

    def _end_item(self) -> None:
        self._end_block()
        if self.lists and len(self.blocks) > len(self.lists):
            item = self.blocks.pop()
            if item:
                self.lists[-1][1].append(item)

    def _end_list(self) -> None:
        self._end_item()
        tag, items = self.lists.pop()
        if items:
            self.blocks[-1].append(listing(items, ordered=tag == "ol"))


def words_of(nodes: list[Node]) -> str:
    """The words of inlines, without their marks."""
    return "".join(_words(node) for node in nodes)


def _words(node: Node) -> str:
    if node["kind"] == "text":
        return str(node["text"])
    return " " if node["kind"] == "break" else words_of(node.get("inlines", []))


def _address(attrs: dict[str, str | None]) -> str:
    """Where a link leads: a whole address, or a page or file of ours by its number; empty where it leads nowhere."""
    number = attrs.get("id") or ""
    if attrs.get("linktype") in ("page", "document") and number.isdecimal() and len(number) < 12:
        return f"{'page' if attrs['linktype'] == 'page' else 'attachment'}:{int(number)}"
    address = (attrs.get("href") or "").strip()
    return address if address.lower().startswith(_ADDRESSES) and len(address) <= _LONGEST_ADDRESS else ""
