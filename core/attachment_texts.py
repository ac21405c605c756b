"""The text of attached files, so that they are found: read by `manage.py work`, never in a request."""

import logging
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from core import attachment_reader
from core.models import Attachment, AttachmentText
from core.models.media import ReadingProblem
from core.touching import touch

log = logging.getLogger(__name__)

READABLE = ("pdf", "docx", "odt")
LONGEST = 100_000  # characters of a file that are kept: some forty pages
SECONDS = 60  # that reading one file may take, whatever else the machine does
_PROBLEMS = {
    attachment_reader.ENCRYPTED: ReadingProblem.ENCRYPTED,
    attachment_reader.DAMAGED: ReadingProblem.DAMAGED,
    attachment_reader.TOO_MUCH: ReadingProblem.TOO_MUCH,
}


def read_waiting(most: int = 20) -> int:
    """Read files of which the text is not known as they are now; how many were. The pages that carry them are looked at
    again, in the same transaction: killed at any moment, the file is read once more."""
    waiting = list(_waiting()[:most])
    for attachment in waiting:
        text, problem = extract(attachment)
        _keep(attachment, text, problem)
    return len(waiting)


def _waiting() -> QuerySet[Attachment]:
    readable = Q()
    for extension in READABLE:
        readable |= Q(file__iendswith=f".{extension}")
    stale = Q(extracted=None) | ~Q(extracted__file_hash=F("file_hash"))
    return Attachment.objects.filter(readable & stale).order_by("pk")


def extract(attachment: Attachment) -> tuple[str, str]:
    """The text of the file, and why there is none (a `ReadingProblem`, or an empty string). Never raises for a file."""
    try:
        with attachment.file.open("rb") as file:
            content = file.read()
    except OSError:
        return "", ReadingProblem.MISSING
    command = [sys.executable, "-I", str(Path(attachment_reader.__file__)), attachment.file_extension.lower()]
    try:
        done = subprocess.run(  # noqa: S603
            [*command, str(LONGEST)], input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", ReadingProblem.TOO_MUCH
    if done.returncode:
        return "", _PROBLEMS.get(done.returncode, ReadingProblem.TOO_MUCH)
    text = done.stdout.decode("utf-8", "ignore").replace("\0", "")[:LONGEST]
    return text, "" if text.strip() else ReadingProblem.EMPTY


def _keep(attachment: Attachment, text: str, problem: str) -> None:
    with transaction.atomic():
        same = Attachment.objects.select_for_update().filter(pk=attachment.pk, file_hash=attachment.file_hash)
        if not same.exists():
            return  # deleted or replaced meanwhile: the next look reads what there is then
        AttachmentText.objects.update_or_create(
            attachment=attachment, defaults={"file_hash": attachment.file_hash, "text": text, "problem": problem}
        )
        touch(pages_with([attachment]))
    if problem:
        log.warning("The text of document %s could not be read: %s", attachment.pk, problem)


def pages_with(attachments: Iterable[Attachment]) -> QuerySet[Page]:
    """The published pages that carry one of the files."""
    keys = [str(attachment.pk) for attachment in attachments]
    kinds = [ContentType.objects.get_for_model(model).pk for model in (Attachment, Page)]
    holding = ReferenceIndex.objects.filter(
        to_content_type_id=kinds[0], to_object_id__in=keys, base_content_type_id=kinds[1]
    )
    return Page.objects.live().filter(pk__in={int(key) for key in holding.values_list("object_id", flat=True)})


def attached_text(stream: Iterable[Any]) -> str:
    """Titles and texts of the files in a stream of `DocumentBlock`; those that not everybody may open are left out."""
    found = [block.value.get("document") for block in stream]
    files = [file for file in found if file is not None]
    if not files:
        return ""
    if CollectionViewRestriction.objects.exists():
        files = [file for file in files if not file.collection.get_view_restrictions().exists()]
    texts = {text.attachment_id: text for text in AttachmentText.objects.filter(attachment__in=files)}
    parts = []
    for file in files:
        parts.append(file.title)
        known = texts.get(file.pk)
        if known and known.file_hash == file.file_hash:
            parts.append(known.text)
    return "\n".join(parts)


def reading_state(attachment: Attachment) -> str:
    """For its editor: whether what the file says is searched, and if not, why and what to do."""
    if attachment.file_extension.lower() not in READABLE:
        return _("The text of PDF, DOCX and ODT files is searched; that of others is not.")
    known = AttachmentText.objects.filter(attachment=attachment).first()
    if known is None or known.file_hash != attachment.file_hash:
        return _("The text of this file will be searched in a moment.")
    if known.problem:
        return _("The text of this file is not searched: %(reason)s") % {"reason": ReadingProblem(known.problem).label}
    return _("The text of this file is searched, with the pages that carry it.")
