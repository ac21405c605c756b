"""DOCX and Markdown say the same words as the PDF, and hostile words stay words."""

import io
from datetime import date

import docx as python_docx
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import markdown as render

from core.typesetting import Document, docx, markdown, rich_text
from core.typesetting.nodes import heading, note, paragraph, paragraphs, part
from core.typesetting.printable import storable
from tests.typesetting.reading import letters
from tests.typesetting.test_pdf import HOSTILE, document_of


def read(content: bytes) -> list:
    return python_docx.Document(io.BytesIO(content)).paragraphs


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_written(words: str) -> None:
    document = document_of(words)
    assert letters(storable(words)) in letters(" ".join(one.text for one in read(docx(document))))
    page = BeautifulSoup(render(markdown(document).decode(), extensions=["footnotes", "tables"]), "html.parser")
    assert not page.find(["script", "b", "img"])
    for link in page.find_all("a"):
        assert link["href"].startswith(("https://", "http://x", "#"))


@given(st.text(alphabet="ab *_`[]()#<>&-+.\\!|~1\n", max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_words_are_read_as_they_were_in_markdown(words: str) -> None:
    page = render(markdown(Document(language="fr", title="T", body=paragraphs(words))).decode())
    said = BeautifulSoup(page, "html.parser").get_text()
    assert "".join(words.split()) in "".join(said.replace("\u200b", "").split())
    assert not BeautifulSoup(page, "html.parser").find(["em", "strong", "a", "code", "h1", "ul", "ol", "pre"])


def test_docx_has_headings_lists_links_language_and_what_it_is() -> None:
    html = '<p>Un <b>gras <i>penché</i></b> <a href="https://x.example/">lien</a></p>'
    lists = "<ol><li>a<ul><li>b</li></ul></li></ol><ol><li>c</li></ol>"
    body = [part("Partie", [heading(2, "Titre"), *rich_text(html), *rich_text(lists), paragraph("x", note("Source."))])]
    made = docx(
        Document(language="nl", title="Doc", authors=("Ploeg",), cover=True, body=body, made_on=date(2026, 1, 2))
    )
    file = python_docx.Document(io.BytesIO(made))
    styles = [(one.style.name, one.text) for one in file.paragraphs]
    for expected in (
        ("Title", "Doc"),
        ("Heading 1", "Partie"),
        ("Heading 2", "Titre"),
        ("List Number", "a"),
        ("List Bullet 2", "b"),
        ("List Number", "c"),
        ("Normal", "1. Source."),
    ):
        assert expected in styles
    assert (file.core_properties.title, file.core_properties.author) == ("Doc", "Ploeg")
    assert file.core_properties.language == "nl"
    assert 'w:lang w:val="nl"' in file.styles.element.xml
    numbers = {one._p.pPr.numPr.numId.val for one in file.paragraphs if one.style.name == "List Number"}
    assert len(numbers) == 2  # each list begins at one
    assert [link.address for one in file.paragraphs for link in one.hyperlinks] == ["https://x.example/"]


def test_markdown_reads_well() -> None:
    html = "<p>Un <b>gras</b> et <i> puis </i><a href='https://x.example/'>lien</a></p><ul><li>a</li><li>b</li></ul>"
    body = [part("Partie", [*rich_text(html), paragraph("Dit", note("Source."))], lead="En bref.")]
    made = markdown(Document(language="fr", title="Doc", body=body, address="https://p.example/")).decode()
    assert made == (
        "# Partie\n\nEn bref.\n\nUn **gras** et *puis* [lien](https://x.example/)\n\n- a\n- b\n\nDit[^1]\n\n---\n\n"
        "À lire en ligne\u00a0: <https://p.example/>\n\n[^1]: Source.\n"
    )
