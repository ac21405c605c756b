"""What somebody looks for, read from an address. Whatever stands there gives a need, never an error."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.places import find_place
from network.matching.scoring import Wanted
from search.listing import Axis
from search.listing.spec import LONGEST_CODE, Parameters, one_line
from search.listing.state import DISTANCES
from search.query import Point

AXES = tuple(Axis(name, "") for name in ("challenge", "audience", "sector", "structure_kind"))


class Purpose(TextChoices):
    VISIT = "visit", gettext_lazy("Go and see how they do it")
    HELP = "help", gettext_lazy("Find somebody who can help")


@dataclass(frozen=True)
class Need:
    """purpose: a visit to a peer, or help for the people whom one accompanies. The codes are empty where nothing is
    chosen. place: as typed; near: where that is, None where nobody knows; km: how far at most."""

    purpose: Purpose = Purpose.VISIT
    challenge: str = ""
    audience: str = ""
    sector: str = ""
    structure_kind: str = ""
    place: str = ""
    understood: str = ""
    near: Point | None = None
    km: int | None = None

    @property
    def codes(self) -> dict[str, str]:
        """What is chosen, by axis."""
        return {axis.name: code for axis in AXES if (code := getattr(self, axis.name))}

    @property
    def wanted(self) -> Wanted:
        def chosen(code: str) -> frozenset[str]:
            return frozenset({code}) if code else frozenset()

        return Wanted(
            challenges=chosen(self.challenge),
            audiences=chosen(self.audience),
            sectors=chosen(self.sector),
            kinds=chosen(self.structure_kind),
            services=self.purpose == Purpose.HELP,
        )

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.codes or self.near)

    @property
    def place_error(self) -> str:
        if not self.place or self.near:
            return ""
        error = _("We do not know a place called “%(place)s”. Type the name of a town, or a postcode.")
        return error % {"place": self.place}

    def without(self, *names: str) -> "Need":
        """The same need with less asked: axes, "place" or "km"."""
        emptied: dict[str, object] = {name: "" for name in names if name not in ("place", "km")}
        if "place" in names:
            emptied |= {"place": "", "understood": "", "near": None, "km": None}
        if "km" in names:
            emptied["km"] = None
        return replace(self, **emptied)  # type: ignore[arg-type]

    @property
    def query(self) -> str:
        """The parameters of its address, with their question mark; empty for a need of nothing."""
        pairs = [("for", self.purpose.value)] if self.purpose != Purpose.VISIT else []
        pairs += list(self.codes.items())
        pairs += [("near", self.place)] if self.place else []
        pairs += [("km", str(self.km))] if self.km else []
        return f"?{urlencode(pairs)}" if pairs else ""


def parse(data: Parameters) -> Need:
    """The need that these parameters describe; what cannot be is left out."""
    purpose = data.get("for", "")
    place = one_line(data.get("near", ""), LONGEST_CODE)
    found = find_place(place) if place else None
    chosen = {axis.name: next(iter(axis.known(data.getlist(axis.name))), "") for axis in AXES}
    km = str(data.get("km", ""))
    return Need(
        purpose=Purpose(purpose) if purpose in Purpose.values else Purpose.VISIT,
        place=place,
        understood=found.label if found else "",
        near=Point(found.lat, found.lon) if found else None,
        km=next((each for each in DISTANCES if found and km == str(each)), None),
        **chosen,
    )
