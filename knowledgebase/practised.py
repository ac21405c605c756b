"""Which barriers have practices that met them: the index knows it of the practices, and lists of barriers are filtered
by it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from core.caching import depends_on, remembered
from search.engines import get_engine
from search.query import Query

YES, NO = "yes", "no"
PRACTISED = {YES: _("with a practice"), NO: _("without a practice")}
_NOTHING = ("-",)  # the key of no page: filters by no code at all would find everything


def practices_of_barriers(language: str) -> Mapping[str, int]:
    """How many practices met each barrier, by its key, in the lists of a language. Those that none met are absent."""
    return _counts("practice", "barrier", language)


def practised(codes: tuple[str, ...], language: str) -> Mapping[str, tuple[str, ...]]:
    """What the choices of « with » and « without a practice » ask of the index."""
    if {YES, NO} <= set(codes):
        return {}
    met = practices_of_barriers(language)
    if YES in codes:
        return {"key": tuple(met) or _NOTHING}
    return {"key": tuple(key for key in _counts("barrier", "key", language) if key not in met) or _NOTHING}


def _counts(kind: str, axis: str, language: str) -> Mapping[str, int]:
    def load() -> Mapping[str, int]:
        depends_on(f"index:{kind}:{language}")
        asked = Query(language=language, kinds=(kind,), facets=(axis,), size=1)
        return dict(get_engine().search(asked).facets.get(axis, {}))

    return remembered(f"counts of {kind} by {axis}:{language}", load)
