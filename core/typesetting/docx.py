"""DOCX by python-docx: real headings, lists, tables and links, to go on writing in."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx as python_docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .document import Document, walk
from .nodes import Node
from .printable import storable

_INK, _MUTED, _BRAND = RGBColor(0x1C, 0x24, 0x21), RGBColor(0x52, 0x5D, 0x58), RGBColor(0x0E, 0x5A, 0x4E)
_FONT = "Georgia"
_SIZES = {"Normal": 11, "Title": 28, "Subtitle": 13, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12, "Heading 4": 11}
_DEEPEST = 3  # levels of lists that the styles of Word have


def docx(document: Document, now: datetime | None = None) -> bytes:
    """The document as DOCX."""
    data = storable(document.data())
    out = io.BytesIO()
    _Writer(data, now or datetime.now(UTC)).write().save(out)
    return out.getvalue()


class _Writer:
    """Writes one document; `notes` are gathered, and stand at its end."""

    def __init__(self, data: dict[str, Any], now: datetime) -> None:
        self.data, self.words = data, data["words"]
        self.file = python_docx.Document()
        self.notes: list[str] = []
        self.style = cache(self._style)  # looking one up reads them all
        self._prepare(now)

    def write(self) -> Any:
        data = self.data
        if data["cover"]:
            self._line(data["label"], "Subtitle")
            self._line(data["title"], "Title")
            self._line(data["subtitle"], "Subtitle")
            self._facts(data["facts"])
        for notice in data["notices"]:
            self._line(notice, "Intense Quote")
        self._about()
        if data["cover"] and data["body"]:
            self._contents()
        for node in data["body"]:
            self._block(node)
        if self.notes:
            self._heading(self.words["notes"], 1)
            for number, words in enumerate(self.notes, 1):
                self._line(f"{number}. {words}", "Normal")
        return self.file

    def _prepare(self, now: datetime) -> None:
        about, data = self.file.core_properties, self.data
        about.title, about.subject = data["title"][:255], data["subtitle"][:255]
        about.author = ", ".join(data["authors"])[:255] or data["site"][:255]
        about.language, about.keywords, about.comments = data["language"], ", ".join(data["keywords"])[:255], ""
        about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        for name, size in _SIZES.items():
            style = self._style(name)
            style.font.name, style.font.size = _FONT, Pt(size)
            style.font.color.rgb = _INK if name == "Normal" else _MUTED if name == "Subtitle" else _BRAND
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        normal = self._style("Normal").element.get_or_add_rPr()
        normal.append(_language(data["language"]))

    def _style(self, name: str) -> Any:
        return self.file.styles[name]

    def _new(self, style: str) -> Any:
        """A paragraph of that style. python-docx looks through all styles for each, which takes most of the time."""
        paragraph = self.file.add_paragraph()
        paragraph._p.style = self.style(style).style_id
        return paragraph

    def _heading(self, words: str, level: int) -> Any:
        paragraph = self._new(f"Heading {level}")
        paragraph.add_run(words)
        return paragraph

    def _about(self) -> None:
        address, (licence, licence_address) = self.data["address"], self.data["licence"]
        if address:
            self._line(
                self.words["read"] + " ", "Normal", [{"kind": "link", "address": address, "inlines": [_text(address)]}]
            )
        if licence:
            link = {"kind": "link", "address": licence_address, "inlines": [_text(licence)]}
            self._line(self.words["licence"] + " ", "Normal", [link])
        self._line(self.words["made"], "Normal")

    def _contents(self) -> None:
        """A field that Word brings up to date with its page numbers; what stands in it until then are the headings."""
        self._heading(self.words["contents"], 1)
        depth = self.data["depth"]
        paragraph = self.file.add_paragraph()
        _field(paragraph, f'TOC \\o "1-{depth}" \\h \\z \\u', _titles(self.data["body"], depth))

    def _line(self, words: str, style: str, inlines: Sequence[Node] = (), lang: str = "") -> None:
        if words or inlines:
            paragraph = self._new(style)
            self._inlines(paragraph, [_text(words), *inlines] if words else inlines, lang)

    def _blocks(self, nodes: Sequence[Node], depth: int = 0) -> None:
        for node in nodes:
            self._block(node, depth)

    def _block(self, node: Node, depth: int = 0) -> None:
        kind = node["kind"]
        if kind == "paragraph":
            style = {"lead": "Subtitle", "problem": "Quote", "notice": "Intense Quote"}.get(node["style"], "Normal")
            self._line("", style, node["inlines"], node["lang"])
        elif kind == "heading":
            label = f"{node['label']} – " if node["label"] else ""
            self._heading(label + node["text"], node["level"])
        elif kind == "list":
            self._list(node, depth)
        elif kind == "quote":
            for block in node["blocks"]:
                self._line("", "Quote", block.get("inlines", []), node["lang"])
            self._line(f"— {node['by']}" if node["by"] else "", "Normal")
        elif kind == "callout":
            self._line("", "Normal", [{"kind": "strong", "inlines": [_text(node["title"])]}] if node["title"] else [])
            self._blocks(node["blocks"])
        elif kind == "facts":
            self._facts(node["rows"])
        elif kind == "figures":
            for one in node["items"]:
                self._line(
                    "", "List Bullet", [_strong(one["amount"]), _text(f" {one['label']}"), _small(one["source"])]
                )
            self._line(f"{self.words['source']} {node['source']}" if node["source"] else "", "Normal")
        elif kind == "table":
            self._table(node)
        elif kind == "picture":
            self._picture(node)
        elif kind == "steps":
            for number, step in enumerate(node["items"], 1):
                self._heading(f"{number}. {step['title']}", 3)
                self._blocks(step["blocks"])
                self._line(
                    "", "Normal", [{"kind": "emphasis", "inlines": [_text(step["more"])]}] if step["more"] else []
                )
        elif kind == "bridge":
            for was, now in node["pairs"]:
                self._line("", "List Bullet", [_strong(self.words["difficulty"]), _text(f" {was}")])
                self._line("", "List Continue", [_strong(self.words["answer"]), _text(f" {now}")])
        elif kind == "framed":
            self._heading(f"{node['label']} – {node['title']}", node["level"])
            self._blocks(node["blocks"])
        elif kind == "part":
            self._part(node)

    def _part(self, node: Node) -> None:
        title = self._heading(node["title"], 1)
        title.paragraph_format.page_break_before = bool(self.data["cover"])
        self._line(node["label"], "Subtitle")
        self._line(node["lead"], "Subtitle")
        self._blocks(node["blocks"])

    def _list(self, node: Node, depth: int) -> None:
        level = min(depth, _DEEPEST - 1)
        suffix = f" {level + 1}" if level else ""
        number = self._numbering() if node["ordered"] else None
        for item in node["items"]:
            for place, block in enumerate(item):
                if block["kind"] == "paragraph" and place == 0:
                    name = f"List Number{suffix}" if node["ordered"] else f"List Bullet{suffix}"
                    paragraph = self._new(name)
                    if number is not None:
                        _numbered(paragraph, number)
                    self._inlines(paragraph, block["inlines"], block["lang"])
                elif block["kind"] == "paragraph":
                    self._line("", f"List Continue{suffix}", block["inlines"], block["lang"])
                else:
                    self._block(block, depth + 1)

    def _numbering(self) -> int:
        """A numbering that begins at one, in the look of the style « List Number »."""
        numbering = self.file.part.numbering_part.numbering_definitions._numbering
        style = self.style("List Number").element.pPr.numPr.numId.val
        look = numbering.num_having_numId(style).abstractNumId.val
        made = numbering.add_num(look)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _facts(self, rows: Sequence[Sequence[str]]) -> None:
        for name, value in rows:
            self._line(
                "", "Normal", [_strong(f"{name} : " if self.data["language"] == "fr" else f"{name}: "), _text(value)]
            )

    def _picture(self, node: Node) -> None:
        shown = self.file.add_picture(io.BytesIO(node["content"]), width=Cm(15))
        shown._inline.docPr.set("descr", node["alt"])
        self._line(node["caption"], "Caption")

    def _table(self, node: Node) -> None:
        table = self.file.add_table(rows=1, cols=len(node["columns"]), style="Light List Accent 1")
        for cell, words in zip(table.rows[0].cells, node["columns"], strict=True):
            cell.text = words
        for row in node["rows"]:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words

    def _inlines(self, paragraph: Any, nodes: Sequence[Node], lang: str = "", **look: bool) -> None:
        for node in nodes:
            kind = node["kind"]
            if kind == "text":
                self._run(paragraph, node["text"], lang, look)
            elif kind == "break":
                paragraph.add_run().add_break()
            elif kind == "note":
                self.notes.append(node["text"])
                paragraph.add_run(str(len(self.notes))).font.superscript = True
            elif kind == "link" and node["address"]:
                self._link(paragraph, node, lang, look)
            else:
                own = {"strong": {"bold": True}, "emphasis": {"italic": True}}.get(kind, {})
                self._inlines(
                    paragraph, node["inlines"], lang, **look, **{k: v for k, v in own.items() if k not in look}
                )

    def _run(self, paragraph: Any, words: str, lang: str, look: dict[str, bool]) -> Any:
        run = paragraph.add_run(words)
        run.bold, run.italic = look.get("bold"), look.get("italic")
        if lang:
            run._r.get_or_add_rPr().append(_language(lang))
        return run

    def _link(self, paragraph: Any, node: Node, lang: str, look: dict[str, bool]) -> None:
        target = paragraph.part.relate_to(node["address"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        before = len(paragraph._p)
        self._inlines(paragraph, node["inlines"], lang, **look)
        runs = list(paragraph._p)[before:]
        paragraph._p.append(link)
        for run in runs:
            link.append(run)
        for run in link.iter(qn("w:r")):
            look_of = run.get_or_add_rPr()
            underline = OxmlElement("w:u")
            underline.set(qn("w:val"), "single")
            look_of.append(underline)


def _text(words: str) -> Node:
    return {"kind": "text", "text": words}


def _strong(words: str) -> Node:
    return {"kind": "strong", "inlines": [_text(words)]}


def _small(words: str) -> Node:
    return _text(f" ({words})" if words else "")


def _language(code: str) -> Any:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    return element


def _numbered(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _titles(body: Sequence[Node], depth: int) -> list[str]:
    """The headings that the contents show."""
    found = []
    for node in walk(body):
        level = 1 if node["kind"] == "part" else node.get("level", 9) if node["kind"] in ("heading", "framed") else 9
        if level <= depth:
            found.append(node.get("title") or node.get("text") or "")
    return found


def _field(paragraph: Any, instruction: str, shown: Sequence[str]) -> None:
    for part in ("begin", "instr", "separate"):
        run = paragraph.add_run()
        if part == "instr":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = instruction
            run._r.append(code)
        else:
            run._r.append(_mark(part))
    for words in shown:
        paragraph.add_run(words).add_break()
    paragraph.add_run()._r.append(_mark("end"))


def _mark(kind: str) -> Any:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element
