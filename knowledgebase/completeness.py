"""How complete a practice is, and what it still lacks: by name, for editors.

Three degrees: what every published practice has (the form refuses to publish without), what a good practice has
as well, and what makes either more useful. The percentage of a good practice counts all three, that of an action sheet
the first and the last.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.rich_text import RichText

from knowledgebase.enums import PracticeKind

if TYPE_CHECKING:
    from knowledgebase.models import PracticePage


class Degree(IntEnum):
    PUBLISHED = 1
    GOOD_PRACTICE = 2
    USEFUL = 3


# Field names in the order of the form. "factors" is met by what helped or by what held back.
EXPECTED: dict[str, Degree] = {
    "title": Degree.PUBLISHED,
    "summary": Degree.PUBLISHED,
    "problem": Degree.PUBLISHED,
    "challenges": Degree.PUBLISHED,
    "audiences": Degree.PUBLISHED,
    "sectors": Degree.PUBLISHED,
    "territories": Degree.PUBLISHED,
    "carrier": Degree.PUBLISHED,
    "context": Degree.USEFUL,
    "steps": Degree.PUBLISHED,
    "means_people": Degree.USEFUL,
    "start_cost": Degree.PUBLISHED,
    "yearly_cost": Degree.PUBLISHED,
    "setup_time": Degree.PUBLISHED,
    "since": Degree.USEFUL,
    "results": Degree.GOOD_PRACTICE,
    "evidence": Degree.GOOD_PRACTICE,
    "period": Degree.GOOD_PRACTICE,
    "factors": Degree.GOOD_PRACTICE,
    "difficulties": Degree.GOOD_PRACTICE,
    "transfer_keep": Degree.GOOD_PRACTICE,
    "transfer_adapt": Degree.GOOD_PRACTICE,
    "transfer_not_suited": Degree.GOOD_PRACTICE,
    "authors": Degree.USEFUL,
    "reviewed_on": Degree.USEFUL,
    "tags": Degree.USEFUL,
}
FACTORS = ("helped", "held_back")
LABELS = {"factors": gettext_lazy("what helped or what held back")}
Read = Callable[[str], Any]


@dataclass(frozen=True)
class Missing:
    """One thing that a practice lacks. ``field`` is where in the form it is written."""

    name: str
    field: str
    label: str
    degree: Degree


@dataclass(frozen=True)
class Completeness:
    percent: int
    missing: tuple[Missing, ...]

    @property
    def blocking(self) -> tuple[Missing, ...]:
        """What stands in the way of publishing a practice of this kind."""
        return tuple(one for one in self.missing if one.degree < Degree.USEFUL)


class IncompletePractice(ValidationError):
    """A good practice lacks what makes it one. ``missing`` says what; the message names it."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        self.missing = tuple(missing)
        names = ", ".join(str(one.label) for one in self.missing)
        super().__init__(_("A good practice also needs: %(names)s.") % {"names": names}, code="incomplete")


def completeness(page: "PracticePage", kind: str | None = None) -> Completeness:
    """How complete ``page``, as it stands in memory, is for its own kind, or for ``kind``."""
    return measured(lambda name: getattr(page, name), kind or page.kind)


def measured(read: Read, kind: str) -> Completeness:
    """The same for anything that can be read by field name, such as the data of a form."""
    degrees = set(Degree) if kind == PracticeKind.GOOD_PRACTICE else {Degree.PUBLISHED, Degree.USEFUL}
    expected = [name for name, degree in EXPECTED.items() if degree in degrees]
    missing = tuple(_missing(name) for name in expected if not _is_there(name, read))
    # Rounded down: 100 is said of nothing that lacks something.
    return Completeness(percent=100 * (len(expected) - len(missing)) // len(expected), missing=missing)


def lacks_to_be_good(read: Read) -> tuple[Missing, ...]:
    """What the practice lacks of what only a good practice must have."""
    return tuple(
        _missing(name)
        for name, degree in EXPECTED.items()
        if degree == Degree.GOOD_PRACTICE and not _is_there(name, read)
    )


def label_of(name: str) -> str:
    """The words that the form uses for that field."""
    from knowledgebase.models import PracticePage

    return str(LABELS.get(name) or PracticePage._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _missing(name: str) -> Missing:
    field = FACTORS[0] if name == "factors" else name
    return Missing(name=name, field=field, label=label_of(name), degree=EXPECTED[name])


def _is_there(name: str, read: Read) -> bool:
    if name == "factors":
        return any(_has_content(read(field)) for field in FACTORS)
    return _has_content(read(name))


def _has_content(value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        # An emptied rich text is "<p></p>".
        return bool(strip_tags(value).replace("&nbsp;", " ").strip())
    if hasattr(value, "all"):
        return bool(value.all())
    if hasattr(value, "__len__"):
        return len(value) > 0
    return True


def in_words(missing: Iterable[Missing]) -> str:
    """The labels as one sentence part: “Results seen, period observed”."""
    return capfirst(", ".join(str(one.label) for one in missing))
