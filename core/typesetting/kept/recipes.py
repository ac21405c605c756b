"""How documents are made, by name: what is kept in the database says a name, not a function."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from inspect import getsourcefile
from pathlib import Path

from ..document import Document
from ..docx import docx
from ..markdown import markdown
from ..pdf import TEMPLATES, pdf

FORMATS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx),
    "md": ("text/markdown; charset=utf-8", markdown),
}
_HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Recipe:
    """make: the document of a subject in the active language; None for what is not there, or is not to be given out.
    at_once: it is quick enough for a request. for_good: it does not grow old by itself, and is kept."""

    name: str
    make: Callable[[str], Document | None]
    at_once: bool = False
    for_good: bool = False

    @cached_property
    def edition(self) -> str:
        """Of the code and templates: a file that an earlier one made is made anew."""
        found = hashlib.sha256(version("typst").encode())
        source = Path(getsourcefile(self.make) or __file__)
        for folder, pattern in ((TEMPLATES, "*.typ"), (_HERE, "*.py"), (source.parent, "*.py")):
            for file in sorted(folder.glob(pattern)):
                found.update(file.read_bytes())
        return found.hexdigest()[:16]


known: dict[str, Recipe] = {}


def recipe(
    name: str, make: Callable[[str], Document | None], *, at_once: bool = False, for_good: bool = False
) -> Recipe:
    """Register how documents of that name are made."""
    known[name] = Recipe(name, make, at_once, for_good)
    return known[name]
