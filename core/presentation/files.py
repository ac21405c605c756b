"""Files to download, with all that one wants to know before: kind, size, licence, language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.caching import depends_on
from core.enums import Language, Licence

from .languages import foreign


@dataclass(frozen=True)
class Download:
    """language is empty for a file in the reader's own language; size is in bytes, 0 where it is not known."""

    title: str
    url: str
    type: str
    size: int
    licence: str
    licence_url: str
    language: str
    lang: str


def downloads(stream: Iterable[Any]) -> tuple[Download, ...]:
    """The files of a stream of ``DocumentBlock``; one that was deleted since is left out. One query for all."""
    found = (block.value.get("document") for block in stream)
    return tuple(_download(document) for document in found if document is not None)


def _download(document: Any) -> Download:
    depends_on(f"attachment:{document.pk}")
    licence = Licence(document.licence)
    lang = foreign(document.language)
    return Download(
        title=document.title,
        url=document.url,
        type=document.file_extension.upper(),
        size=document.file_size or 0,
        licence=str(licence.label),
        licence_url=licence.url,
        language=str(Language(document.language).label) if lang else "",
        lang=lang if document.language != Language.VGT else "",
    )
