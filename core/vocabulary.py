"""Labels of terms, from a snapshot that each process keeps: no query once it is warm."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from core.caching import depends_on, remembered
from core.models import AXES, GlossaryEntry


@dataclass(frozen=True)
class TermInfo:
    """What is shown and searched of a term. ``extra`` holds what only its vocabulary has (side, acronym, …)."""

    code: str
    labels: dict[str, str]
    parent: str | None
    other_names: tuple[str, ...]
    order: int
    extra: dict[str, object] = field(default_factory=dict)

    def label(self, language: str | None = None) -> str:
        return self.labels.get((language or get_language() or "fr")[:2]) or self.labels["fr"]


EXTRA = {
    "challenge": ("side",),
    "structure_kind": ("country", "acronym"),
    "authority": ("level", "languages"),
    "territory": ("kind", "latitude", "longitude"),
}


def term(axis: str, code: str) -> TermInfo | None:
    """The term of that code, or None when there is none. Unknown axes raise KeyError."""
    depends_on(f"term:{axis}:{code}")
    return _snapshot(axis).get(code)


def label(axis: str, code: str, language: str | None = None) -> str:
    """The term's name in ``language`` (the active one unless told); the code itself for a term that is gone."""
    found = term(axis, code)
    return found.label(language) if found else code


def terms(axis: str) -> tuple[TermInfo, ...]:
    """All terms of a vocabulary in the editors' order."""
    depends_on(f"vocabulary:{axis}")
    return tuple(_snapshot(axis).values())


def ancestors(axis: str, code: str) -> tuple[str, ...]:
    """Codes of the broader terms of ``code``, nearest first; the zones that contain a territory come last."""
    snapshot = _snapshot(axis)
    found: list[str] = []
    current = snapshot.get(code)
    while current and current.parent and current.parent not in found:
        found.append(current.parent)
        current = snapshot.get(current.parent)
    zones = _zones() if axis == "territory" else {}
    for inside in (code, *found[:]):
        found += [zone for zone in zones.get(inside, ()) if zone not in found]
    return tuple(found)


def glossary() -> tuple[GlossaryEntry, ...]:
    """All glossary entries, by acronym."""
    return remembered("glossary", _load_glossary)


def _snapshot(axis: str) -> dict[str, TermInfo]:
    return remembered(f"vocabulary:{axis}", lambda: _load(axis), quiet=True)


def _load(axis: str) -> dict[str, TermInfo]:
    depends_on(f"vocabulary:{axis}")
    return {
        found.code: TermInfo(
            code=found.code,
            labels={"fr": found.label_fr, "nl": found.label_nl, "de": found.label_de, "en": found.label_en},
            parent=found.parent.code if found.parent else None,
            other_names=found.other_names,
            order=position,
            extra={name: getattr(found, name) for name in EXTRA.get(axis, ())},
        )
        for position, found in enumerate(AXES[axis].objects.select_related("parent"))
    }


def _zones() -> dict[str, tuple[str, ...]]:
    def load() -> dict[str, tuple[str, ...]]:
        depends_on("vocabulary:territory")
        zones: dict[str, tuple[str, ...]] = {}
        pairs = AXES["territory"].contains.through.objects.values_list("to_territory__code", "from_territory__code")
        for inside, zone in pairs.order_by("from_territory__sort_order"):
            zones[inside] = (*zones.get(inside, ()), zone)
        return zones

    return remembered("vocabulary:zones", load, quiet=True)


def _load_glossary() -> tuple[GlossaryEntry, ...]:
    depends_on("glossary")
    return tuple(GlossaryEntry.objects.all())
