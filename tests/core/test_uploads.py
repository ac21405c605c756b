"""Uploaded files are what they say, at each door of the admin; other files are refused with a reason."""

import io
import zipfile
import zlib
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as WordDocument
from PIL import Image

from core.models import Attachment, Picture
from network.models import Member

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
DOORS = ["one", "several"]  # the form of one file, and the page on which several are dropped


@pytest.fixture
def editor(client, db) -> Any:
    client.force_login(Member.objects.create_superuser(email="editor@passerelles.example", password="x" * 12))
    return client


def picture(kind: str = "PNG", size: tuple[int, int] = (80, 60)) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(file, kind)
    return file.getvalue()


def huge_png(side: int) -> bytes:
    """A valid picture of side × side black pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    rows = b"".join(packer.compress(row * 100) for _ in range(side // 100)) + packer.flush()
    header = pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def word_file(extra: dict[str, bytes] | None = None) -> bytes:
    file = io.BytesIO()
    document = WordDocument()
    document.add_paragraph("Convention de stage")
    document.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def send(client: Any, app: str, door: str, name: str, content: bytes) -> str:
    """Upload the file and give what the answer says; it must be a page or a JSON answer, never an error."""
    file = SimpleUploadedFile(name, content)
    if door == "several":
        response = client.post(reverse(f"{app}:add_multiple"), {"title": "T", "files[]": file})
        assert response.status_code == 200, response.content
        return response.json().get("error_message", "")
    fields = {"title": "T", "alt_text": "What it shows", "licence": "cc-by-sa-4.0", "language": "fr", "file": file}
    response = client.post(reverse(f"{app}:add"), fields)
    if response.status_code == 302:
        return ""
    assert response.status_code == 200, response.content
    return " ".join(str(error) for errors in response.context["form"].errors.values() for error in errors)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_pictures_are_taken(editor, door: str, kind: str) -> None:
    assert send(editor, "wagtailimages", door, f"photo.{kind.lower()}", picture(kind)) == ""


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("drawing.svg", SVG, "AVIF"),
        ("drawing.png", SVG, "svg"),
        ("page.png", HTML, "svg"),
        ("page.jpg", picture("PNG"), "png"),
        ("nothing.png", b"", "vide|empty"),
        ("cut.png", picture(size=(900, 900))[:-2000], "damaged|endommagée"),
        ("cut.jpg", picture("JPEG", (900, 900))[:3000], "damaged|endommagée"),
        ("bomb.png", huge_png(20_000), "pixels"),
        ("great-bomb.png", huge_png(8_000), "pixels"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_no_picture_is_refused_with_a_reason(editor, door: str, name: str, content: bytes, told: str) -> None:
    error = send(editor, "wagtailimages", door, name, content)

    assert any(word in error for word in told.split("|")), error
    assert not Picture.objects.exists()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("convention.docx", word_file()),
        ("plan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
        ("list.csv", "prénom;rôle\nNadia;formatrice\n".encode("cp1252")),
        ("notes.md", "# Étapes\n\n1. Demander\n".encode()),
        ("text.odt", archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_documents_are_taken(editor, door: str, name: str, content: bytes) -> None:
    assert send(editor, "wagtaildocs", door, name, content) == ""


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.html", HTML, "extension"),
        ("program.exe", b"MZ\x90\x00", "extension"),
        ("page.pdf", HTML, ".pdf"),
        ("page.txt", HTML, ".txt"),
        ("drawing.md", SVG, ".md"),
        ("program.csv", b"MZ\x90\x00" + bytes(200), ".csv"),
        ("photo.docx", picture(), ".docx"),
        ("sheet.xlsx", word_file(), ".xlsx"),
        ("text.odt", archive(mimetype=b"application/epub+zip"), ".odt"),
        ("macros.docx", word_file({"word/vbaProject.bin": b"x"}), "macros"),
        ("bomb.docx", word_file({"word/media/zeros": bytes(310 * 1024 * 1024)}), "grand|large"),
        ("nothing.pdf", b"", "vide|empty"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_not_its_extension_is_refused_with_a_reason(
    editor, door: str, name: str, content: bytes, told: str
) -> None:
    error = send(editor, "wagtaildocs", door, name, content)

    assert any(word in error for word in told.split("|")), error
    assert not Attachment.objects.exists()


class Endless(io.RawIOBase):
    """A form with one file of so many bytes, made while it is read."""

    BOUNDARY = "frontier"

    def __init__(self, name: str, size: int) -> None:
        head = f'--{self.BOUNDARY}\r\nContent-Disposition: form-data; name="files[]"; filename="{name}"\r\n\r\n'
        self.head, self.zeros, self.tail = head.encode(), size, f"\r\n--{self.BOUNDARY}--\r\n".encode()
        self.length = len(self.head) + size + len(self.tail)

    def read(self, size: int = -1) -> bytes:
        size = self.length if size < 0 else size
        part, self.head = self.head[:size], self.head[size:]
        zeros = min(size - len(part), self.zeros)
        self.zeros -= zeros
        part += bytes(zeros)
        if not self.zeros:
            rest = size - len(part)
            tail, self.tail = self.tail[:rest], self.tail[rest:]
            part += tail
        return part


@pytest.mark.parametrize(("app", "name"), [("wagtailimages", "film.png"), ("wagtaildocs", "film.pdf")])
def test_two_hundred_megabytes_are_refused_and_not_kept(editor, settings, tmp_path: Path, app: str, name: str) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    largest = 0
    body = Endless(name, 200 * 1024 * 1024)
    read = body.read

    def watched(size: int = -1) -> bytes:
        nonlocal largest
        largest = max([largest, *(file.stat().st_size for file in tmp_path.iterdir())])
        return read(size)

    body.read = watched  # type: ignore[method-assign]
    response = editor.request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": reverse(f"{app}:add_multiple"),
            "CONTENT_TYPE": f"multipart/form-data; boundary={Endless.BOUNDARY}",
            "CONTENT_LENGTH": str(body.length),
            "HTTP_X_REQUESTED_WITH": "XMLHttpRequest",
            "wsgi.input": body,
        }
    )

    assert response.status_code == 200
    assert response.json()["success"] is False
    assert "200" in response.json()["error_message"]
    assert 0 < largest <= settings.LARGEST_UPLOAD


def test_a_form_without_its_file_is_told_so(editor) -> None:
    response = editor.post(reverse("wagtailimages:add_multiple"), {"title": "T"})

    assert response.status_code == 400
