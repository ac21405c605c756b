"""Makes a DOCX of a Markdown text, so that the demo's forms and agreements can be edited by who downloads them."""

import io
import re

from django.core.files.base import ContentFile
from docx import Document as Docx
from docx.text.paragraph import Paragraph

from core.models import Attachment


def create_attachment(slug: str, text: str, language: str) -> Attachment:
    """Save and return the file; its title is the text's first heading."""
    title = next((line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("# ")), slug)
    file = ContentFile(to_docx(text, title, language), name=f"{slug}.docx")
    return Attachment.objects.create(title=title, language=language, file=file)


def to_docx(text: str, title: str, language: str) -> bytes:
    """Headings, paragraphs, lists, quotations, tables and bold words of ``text`` as a DOCX file."""
    document = Docx()
    document.core_properties.title = title
    document.core_properties.language = language
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        line = line.strip()
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                rows.append(cells)
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        heading = re.match(r"(#{1,4}) (.+)", line)
        if heading:
            document.add_heading(heading[2], level=len(heading[1]) - 1)
        elif bullet := re.match(r"[-*] (.+)", line):
            _write(document.add_paragraph(style="List Bullet"), bullet[1])
        elif number := re.match(r"\d+\. (.+)", line):
            _write(document.add_paragraph(style="List Number"), number[1])
        elif quote := re.match(r"> ?(.+)", line):
            _write(document.add_paragraph(style="Intense Quote"), quote[1])
        elif line:
            _write(document.add_paragraph(), line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for number, row in enumerate(rows):
        for cell, words in zip(table.add_row().cells, [*row, *[""] * (width - len(row))], strict=True):
            _write(cell.paragraphs[0], f"**{words}**" if number == 0 and words and "**" not in words else words)


def _write(paragraph: Paragraph, text: str) -> None:
    for part in re.split(r"(\*\*.+?\*\*)", text):
        if part.startswith("**") and part.endswith("**") and len(part) > 4:
            paragraph.add_run(part[2:-2]).bold = True
        elif part:
            paragraph.add_run(part)
