"""« Near … »: what was typed, and what was understood."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.places import find_place

from ..listing import Listing
from ..listing.spec import LONGEST_CODE, Parameters, one_line
from ..query import Point

_COORDINATES = re.compile(r"[-\d., ;]+\Z")


@dataclass(frozen=True)
class Near:
    """typed: what stands in the field. understood: the place that it was taken for. error: why there is none."""

    typed: str = ""
    understood: str = ""
    error: str = ""


def locate(text: str) -> Point | None:
    """Where the place of that name or postcode is."""
    found = find_place(text)
    return Point(found.lat, found.lon) if found else None


def near_of(listing: Listing, data: Parameters) -> Near:
    """What to say beside the field « near », for the parameters that made this list."""
    typed = one_line(data.get("near", ""), LONGEST_CODE)
    if not typed:
        return Near()
    if listing.state.near is None:
        error = _("We do not know a place called “%(place)s”. Type the name of a town, or a postcode.")
        return Near(typed, error=error % {"place": typed})
    found = None if _COORDINATES.match(typed) and "," in typed else find_place(typed)
    return Near(typed, understood=found.label if found else "")
