"""A picture of the site as a node, at the size of a page's width."""

import logging
from typing import TYPE_CHECKING

from core.caching import depends_on

from .nodes import Node, picture

if TYPE_CHECKING:
    from core.models import Picture

log = logging.getLogger(__name__)
_SPEC = "max-1400x1000|format-jpeg|jpegquality-80"


def picture_nodes(found: "Picture | None", caption: str = "") -> list[Node]:
    """The picture with its caption and credit; nothing where there is none, or its file cannot be read."""
    if found is None:
        return []
    depends_on(f"picture:{found.pk}")
    try:
        with found.get_rendition(_SPEC).file.open("rb") as file:
            content = file.read()
    except (OSError, ValueError) as error:  # a document without a picture is better than none
        log.warning("Picture %s is left out of a document: %s", found.pk, error)
        return []
    credit = f"© {found.credit}" if found.credit else ""
    return [picture(content, found.alt_text, " ".join(part for part in (caption, credit) if part))]
