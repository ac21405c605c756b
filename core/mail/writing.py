"""Subject, plain text and HTML of an e-mail, from its templates."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.utils.translation import override

LONGEST_SUBJECT = 180  # characters
_site_name: list[Callable[[], str]] = []


@dataclass(frozen=True)
class Written:
    subject: str
    text: str
    html: str


def site_is_called(ask: Callable[[], str]) -> None:
    """Have e-mails signed with the name that `ask` tells; the floor that knows the site's name hands it over."""
    _site_name[:] = [ask]


def site_name() -> str:
    """The name of the site in the active language."""
    return _site_name[0]() if _site_name else str(settings.WAGTAIL_SITE_NAME)


def compose(name: str, language: str, context: Mapping[str, Any]) -> Written:
    """The e-mail in `language`. Nothing that the context holds can add a header to it, or markup to its HTML."""
    with override(language):
        known = {
            **context,
            "site_name": one_line(site_name()),
            "site_url": settings.WAGTAILADMIN_BASE_URL,
            "language": language,
        }
        subject = one_line(_render(f"{name}.subject.txt", known, escape=False), LONGEST_SUBJECT)
        known["subject"] = subject
        text = _render(f"{name}.txt", known, escape=False)
        html = _render(f"{name}.html", known, escape=True)
    return Written(subject, _tidy(text), html.strip() + "\n")


def one_line(text: str, longest: int = 200) -> str:
    """The text without line ends, control characters or what turns the direction of writing: safe in a header."""
    kept = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    kept = " ".join(kept.split())
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def _render(file: str, context: Mapping[str, Any], *, escape: bool) -> str:
    template = engines["django"].engine.get_template(f"emails/{file}")  # type: ignore[attr-defined]
    return str(template.render(Context(dict(context), autoescape=escape)))


def _tidy(text: str) -> str:
    """No spaces at the ends of lines, and one empty line at most between two: templates leave more."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
