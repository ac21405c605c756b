"""The text of attached files is read, within bounds, and what cannot be read says why."""

import io
import zipfile
from typing import Any

import odfdo
import pypdf
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from docx import Document as Docx

from core import attachment_texts
from core.attachment_texts import LONGEST, read_waiting, reading_state
from core.models import Attachment, AttachmentText
from core.models.media import ReadingProblem
from network.models import Member

pytestmark = pytest.mark.django_db


def docx(*paragraphs: str) -> bytes:
    file, document = io.BytesIO(), Docx()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "une case"
    document.save(file)
    return file.getvalue()


def odt(*paragraphs: str) -> bytes:
    file, document = io.BytesIO(), odfdo.Document("text")
    document.body.clear()
    for text in paragraphs:
        document.body.append(odfdo.Paragraph(text))
    document.save(file)
    return file.getvalue()


def pdf(text: str, password: str = "", owner: str | None = None) -> bytes:
    """One page with one line, written by hand: no library here makes PDF files."""
    drawn = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        rows,
        len(out),
    )
    if not password and owner is None:
        return out
    file, writer = io.BytesIO(), pypdf.PdfWriter(clone_from=io.BytesIO(out))
    writer.encrypt(password, owner, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def bomb() -> bytes:
    """A DOCX of some kilobytes that unpacks to more than may be held."""
    file = io.BytesIO(docx("Une ligne"))
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for part in whole.infolist():
            if part.filename != "word/document.xml":
                out.writestr(part.filename, whole.read(part))
        with out.open("word/document.xml", "w", force_zip64=True) as document:
            for _megabyte in range(300):
                document.write(b" " * 1024 * 1024)
    return packed.getvalue()


def attach(name: str, content: bytes, **fields: Any) -> Attachment:
    return Attachment.objects.create(title=name, file=ContentFile(content, name=name), **fields)


def read(name: str, content: bytes) -> AttachmentText:
    attachment = attach(name, content)
    assert read_waiting() == 1
    return attachment.extracted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("convention.docx", docx("La garde alternée", "Second alinéa")),
        ("convention.odt", odt("La garde alternée", "Second alinéa")),
        ("convention.PDF", pdf("La garde altern\xe9e")),
        ("protege-en-ecriture.pdf", pdf("La garde altern\xe9e", owner="secret")),
    ],
)
def test_the_text_is_read_once_and_kept_with_the_hash_of_its_file(name: str, content: bytes) -> None:
    found = read(name, content)
    assert found.problem == ""
    assert "La garde alternée" in found.text
    assert found.file_hash == found.attachment.file_hash != ""
    assert read_waiting() == 0


def test_cells_of_tables_are_read() -> None:
    assert "une case" in read("tableau.docx", docx("Avant")).text


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("secret.pdf", pdf("Rien", password="secret"), ReadingProblem.ENCRYPTED),
        ("faux.pdf", b"%PDF-1.4\nnothing that follows is a PDF", ReadingProblem.DAMAGED),
        ("vide.pdf", pdf(""), ReadingProblem.EMPTY),
        ("faux.docx", b"PK\x03\x04 and then nothing", ReadingProblem.DAMAGED),
        ("faux.odt", b"", ReadingProblem.DAMAGED),
        ("bombe.docx", bomb, ReadingProblem.TOO_MUCH),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: Any, problem: str) -> None:
    found = read(name, content() if callable(content) else content)
    assert (found.text, found.problem) == ("", problem)
    assert str(ReadingProblem(problem).label) in reading_state(found.attachment)
    assert read_waiting() == 0, "it is not tried again and again"


def test_a_file_that_is_gone_says_so() -> None:
    attachment = attach("partie.docx", docx("Là"))
    attachment.file.storage.delete(attachment.file.name)
    read_waiting()
    assert attachment.extracted.problem == ReadingProblem.MISSING


def test_reading_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment_texts, "SECONDS", 0.001)
    assert read("long.docx", docx("Long")).problem == ReadingProblem.TOO_MUCH


def test_a_long_text_is_cut() -> None:
    assert LONGEST - 2 < len(read("long.docx", docx(*["mot " * 1_000] * 40)).text) <= LONGEST


def test_a_file_that_was_replaced_is_read_again() -> None:
    attachment = read("un.docx", docx("Avant")).attachment
    attachment.file = ContentFile(docx("Après"), name="un.docx")
    attachment.save()
    assert "instant" in reading_state(attachment)
    assert read_waiting() == 1
    assert "Après" in AttachmentText.objects.get(attachment=attachment).text


def test_other_kinds_of_file_are_left_alone() -> None:
    attachment = attach("liste.csv", b"a;b")
    assert read_waiting() == 0
    assert "PDF, DOCX" in reading_state(attachment)


def test_the_editor_of_the_file_is_told(client: Any) -> None:
    client.force_login(Member.objects.create_superuser(email="editor@passerelles.example", password="x" * 12))
    found = read("secret.pdf", pdf("Rien", password="secret"))
    page = client.get(reverse("wagtaildocs:edit", args=[found.attachment_id])).content.decode()
    assert str(ReadingProblem.ENCRYPTED.label) in page
