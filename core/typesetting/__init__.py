"""Documents to print and to carry away: one tree of nodes, written as PDF, DOCX or Markdown.

    document = Document(language="fr", title="…", body=[heading(2, "…"), *rich_text(page.context)])
    pdf(document) -> bytes; docx(document) -> bytes; markdown(document) -> bytes

The nodes are plain mappings (nodes.py). What a person wrote is a string in them, and stays one: the templates in
templates/typst/ get it as data and never read it as markup. Why, and which fonts: docs/adr/.
"""

from .document import Document
from .docx import docx
from .markdown import markdown
from .pdf import TypesettingError, pdf
from .richtext import rich_text

__all__ = ["Document", "TypesettingError", "docx", "markdown", "pdf", "rich_text"]
