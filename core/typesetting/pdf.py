"""PDF/UA-1 by typst: in this process, without network, packages or fonts of the system."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from .document import Document
from .printable import all_printable, plainest, without

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "typst"
NOWHERE = TEMPLATES / "no-packages"  # where packages would be looked for
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_TRIES = 3


class TypesettingError(Exception):
    """The document could not be set: a mistake of a template."""


def pdf(document: Document, now: datetime | None = None) -> bytes:
    """The document as PDF/UA-1. Raises TypesettingError.

    No font has every sign: PDF/UA refuses what would be shown as an empty box, and typst says which signs these are.
    They are replaced by a box that says so (« □ »), and the document is set again."""
    data = all_printable(document.data())
    for _try in range(_TRIES):
        try:
            return _compile(data, now)
        except typst.TypstError as error:
            missing = missing_signs(error.diagnostic)
            if not missing:
                raise TypesettingError(f"{error.message}\n{error.diagnostic[:2_000]}") from error
            data = without(data, missing)
    try:
        return _compile(plainest(data), now)
    except typst.TypstError as error:
        raise TypesettingError(f"{error.message}\n{error.diagnostic[:2_000]}") from error


def missing_signs(diagnostic: str) -> set[str]:
    """The signs for which no font has a glyph, as typst's message quotes them."""
    found: set[str] = set()
    for quoted in _NO_GLYPH.findall(diagnostic):
        found |= set(_ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], quoted))
    return found - {" "}


def _compile(data: dict[str, Any], now: datetime | None) -> bytes:
    # Pictures are bytes, which JSON has as lists of numbers.
    made = typst.compile(
        str(TEMPLATES / "document.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=list)},
        pdf_standards="ua-1",
        package_path=str(NOWHERE),
        package_cache_path=str(NOWHERE),
        timestamp=(now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
        format="pdf",
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Those that come inside the typst package: Libertinus Serif, New Computer Modern, DejaVu Sans Mono."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
