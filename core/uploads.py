"""What an uploaded file really is, whatever its name says, and how much of it is kept while it arrives."""

import re
import zipfile
from typing import Any

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.attachment_texts import reading_state

HEAD = 4096  # bytes that are enough to tell what a file is
LARGEST_UNPACKED = 300 * 1024 * 1024  # bytes
MOST_PARTS = 5000
# The part without which an office file is none, by extension; OpenDocument says its kind in a part of its own.
OFFICE_PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
OPEN_DOCUMENT_KINDS = {"odp": "presentation", "ods": "spreadsheet", "odt": "text"}
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|body|svg|script|iframe)\b", re.I)

NOT_WHAT_IT_SAYS = _(
    "This file is not a .%(extension)s file: its content is something else. Save it again in that format."
)
HOLDS_MACROS = _("This file holds macros (small programs). Save it without them.")
TOO_LARGE_UNPACKED = _("This file grows too large when it is opened. Divide it, or make its pictures smaller.")
DAMAGED_PICTURE = _("This picture is damaged: it cannot be shown to its end. Save it again, or choose another one.")


def check_document(file: UploadedFile) -> None:
    """Raise ValidationError, with a message for people, unless the content of ``file`` is what its extension says.

    Extensions that the site does not accept at all are refused before this, by Wagtail's WAGTAILDOCS_EXTENSIONS.
    """
    extension = (file.name or "").rpartition(".")[2].lower()
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if extension in OFFICE_PARTS or extension in OPEN_DOCUMENT_KINDS:
        is_right = _is_office_file(file, extension)
    elif extension == "pdf":
        is_right = b"%PDF-" in head[:1024]
    else:
        is_right = b"\0" not in head and filetype.guess(head) is None and not MARKUP.match(head)
    file.seek(0)
    if not is_right:
        raise ValidationError(NOT_WHAT_IT_SAYS, code="not_what_it_says", params={"extension": extension})


def _is_office_file(file: UploadedFile, extension: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise ValidationError(TOO_LARGE_UNPACKED, code="too_large_unpacked")
            names = {part.filename for part in parts}
            if any(name.endswith("vbaProject.bin") for name in names):
                raise ValidationError(HOLDS_MACROS, code="holds_macros")
            if extension in OFFICE_PARTS:
                return OFFICE_PARTS[extension] in names
            kind = archive.open("mimetype").read(100).decode("ascii", "replace")
            return kind.startswith(f"application/vnd.oasis.opendocument.{OPEN_DOCUMENT_KINDS[extension]}")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False


class DocumentForm(BaseDocumentForm):
    """Wagtail's form of a document, for every way in which the admin takes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field and self.instance.pk:
            field.help_text = reading_state(self.instance)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file)
        return file


class PictureField(WagtailImageField):
    """Wagtail's field, which looks at a picture's first bytes only, and fails on some that end too soon."""

    def to_python(self, data: Any) -> Any:
        if data is not None and hasattr(data, "size"):
            self.check_image_file_size(data)  # before it is opened: of a larger one only the beginning was kept
        return super().to_python(data)

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
            f.seek(0)
            with Image.open(f) as picture:
                picture.load()
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            # Whatever is wrong with its bytes, the decoders raise one of these.
            raise ValidationError(DAMAGED_PICTURE, code="damaged") from error
        finally:
            f.seek(0)


class PictureForm(BaseImageForm):
    """Wagtail's form of a picture, for every way in which the admin takes one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = self.fields.get("file")
        if theirs:
            self.fields["file"] = PictureField(
                label=theirs.label, required=theirs.required, max_length=theirs.max_length, widget=theirs.widget
            )


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes no more of a file than the largest one that the site takes, and counts the rest: its form then says how
    large it was, and the disk has not been filled. For what comes from people who are not let in, the web server's
    own limit stands before this one."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = settings.LARGEST_UPLOAD - start
        if room > 0:
            self.file.write(raw_data[:room])
