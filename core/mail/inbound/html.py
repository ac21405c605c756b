"""The text of an e-mail that came as HTML alone: nothing of its scripts, styles and quotes, nothing is fetched."""

import re
from html.parser import HTMLParser

import nh3

LONGEST = 150_000  # characters
_SPACES = re.compile(r"\s+")
_UNREAD = {"script", "style", "title", "template", "noscript", "svg", "object", "iframe"}
_LINES = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "section", "article", "pre"}
_VOID = {"br", "hr"}
_KNOWN = _LINES | _VOID | {"blockquote", "span", "td", "th"}
# How mail programs mark what they quote.
_QUOTES = ("gmail_quote", "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "zmail_extra")
_REST_IS_QUOTED = ("divrplyfwdmsg", "appendonsend", "replysplit", "mail-editor-reference-message-container")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent: list[str] = []  # the elements that are open inside one that says nothing, that one first
        self.ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            if tag not in _VOID:
                self.silent.append(tag)
            return
        marks = " ".join(value or "" for name, value in attrs if name in ("class", "id")).lower()
        if any(mark in marks for mark in _REST_IS_QUOTED):
            self.ended = True
        elif (tag == "blockquote" or any(mark in marks for mark in _QUOTES)) and tag not in _VOID:
            self.silent.append(tag)
        if tag in _LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            # What was left open inside is closed with it.
            if tag in self.silent:
                del self.silent[len(self.silent) - 1 - self.silent[::-1].index(tag) :]
        elif tag in _LINES and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent and not self.ended:
            self.parts.append(_SPACES.sub(" ", data))


def text_of_html(html: str) -> str:
    """The lines of an HTML e-mail that its author wrote, as plain text."""
    reader = _Text()
    # Made sound first: what is broken on purpose would keep the parser busy for minutes.
    reader.feed(nh3.clean(html[:LONGEST], tags=_KNOWN, clean_content_tags=_UNREAD, attributes={"*": {"class", "id"}}))
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).splitlines()]
    return "\n".join(lines)
