"""The nodes of a document: mappings of plain values, ready for JSON. `kind` says what a node is.

An inline is a text, or what holds inlines (strong, emphasis, link, note). A block is a paragraph, or what holds blocks.
Heading levels: 1 for a part of the document (a chapter, a practice), 2 and 3 for what stands in it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

Node = dict[str, Any]


def text(words: str) -> Node:
    return {"kind": "text", "text": str(words)}


def strong(*inlines: Node) -> Node:
    return {"kind": "strong", "inlines": list(inlines)}


def emphasis(*inlines: Node) -> Node:
    return {"kind": "emphasis", "inlines": list(inlines)}


def link(address: str, *inlines: Node) -> Node:
    """address: whole, or « page:12 » and « attachment:12 » as rich text names them (addresses.py makes them whole)."""
    return {"kind": "link", "address": address, "inlines": list(inlines)}


def note(words: str) -> Node:
    """A footnote, at the place in the line where its number stands."""
    return {"kind": "note", "text": words}


LINE_BREAK: Node = {"kind": "break"}


def inlines(words: str) -> list[Node]:
    """Plain words of a person, each line on its own."""
    found: list[Node] = []
    for line in words.strip().splitlines():
        found += [LINE_BREAK, text(line)] if found else [text(line)]
    return found


def paragraph(*content: Node | str, lang: str = "", style: str = "") -> Node:
    """lang: the language of its words where it is not the document's. style: "lead", "small", "notice" or "problem"."""
    parts = [text(part) if isinstance(part, str) else part for part in content]
    return {"kind": "paragraph", "inlines": parts, "lang": lang, "style": style}


def paragraphs(words: str, lang: str = "", style: str = "") -> list[Node]:
    """Plain words of a person: an empty line begins another paragraph."""
    parts = re.split(r"\n\s*\n", words.replace("\r\n", "\n").strip())
    return [paragraph(*inlines(part), lang=lang, style=style) for part in parts if part.strip()]


def heading(level: int, words: str, *, label: str = "", lang: str = "") -> Node:
    """label: a word above it that says what it is."""
    return {"kind": "heading", "level": level, "text": words, "label": label, "lang": lang}


def listing(items: Iterable[Sequence[Node]], *, ordered: bool = False) -> Node:
    return {"kind": "list", "ordered": ordered, "items": [list(item) for item in items]}


def quote(blocks: Sequence[Node], by: str = "", lang: str = "") -> Node:
    return {"kind": "quote", "blocks": list(blocks), "by": by, "lang": lang}


def callout(blocks: Sequence[Node], title: str = "", tone: str = "brand") -> Node:
    """tone: "brand", "act", "barrier" or "plain"."""
    return {"kind": "callout", "blocks": list(blocks), "title": title, "tone": tone}


def facts(rows: Iterable[tuple[str, str]], *, wide: bool = False) -> Node:
    """Names with what they are; those without a value are left out. wide: one below the other."""
    return {"kind": "facts", "rows": [[name, value] for name, value in rows if value], "wide": wide}


def steps(items: Iterable[tuple[str, Sequence[Node], str]]) -> Node:
    """What happens one after the other: title, text, and who, how long, with what."""
    return {"kind": "steps", "items": [{"title": a, "blocks": list(b), "more": c} for a, b, c in items]}


def bridge(pairs: Iterable[tuple[str, str]]) -> Node:
    """What was difficult, and how it was got round."""
    return {"kind": "bridge", "pairs": [list(pair) for pair in pairs]}


def figures(items: Iterable[Any], source: str = "") -> Node:
    """items: `core.presentation.figures.Figure`. source: where all of them come from."""
    return {
        "kind": "figures",
        "items": [
            {
                "label": one.label,
                "amount": f"{one.amount} {one.unit}".strip(),
                "share": float(one.width) if one.width else None,
                "source": "" if source else ", ".join(part for part in (one.source, one.year) if part),
            }
            for one in items
        ],
        "source": source,
    }


def picture(content: bytes, alt: str, caption: str = "") -> Node:
    """content: JPEG or PNG. alt: what it shows, for those who do not see it."""
    return {"kind": "picture", "content": content, "alt": alt, "caption": caption}


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Node:
    return {"kind": "table", "columns": list(columns), "rows": [list(row) for row in rows]}


def framed(title: str, blocks: Sequence[Node], *, label: str, level: int = 2) -> Node:
    """A block with a frame and a heading of its own: a proposal. label: its number, in words."""
    return {"kind": "framed", "title": title, "blocks": list(blocks), "label": label, "level": level}


def part(
    title: str, blocks: Sequence[Node], *, label: str = "", lead: str = "", tone: str = "brand", lang: str = ""
) -> Node:
    """A part of the document, which begins on a page of its own. label: what it is. lang: its language where it is
    another. tone: the colour of its kind (static/css/site.css): "practice", "sheet", "barrier", "paper" or "brand"."""
    said = {"title": title, "blocks": list(blocks), "label": label, "lead": lead}
    return {"kind": "part", **said, "tone": tone, "lang": lang}
