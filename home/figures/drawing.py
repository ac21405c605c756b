"""The months as a drawing: a column each, and in it the part whose visit took place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.figures.discretion import LEAST, Cell, Shown

WIDTH, HEIGHT = 360, 190  # of the drawing, in its own units
TOP, BOTTOM = 22, 24  # left free for the numbers and for the names of the months
GAP = 6
LOW = 8  # the height of a column whose number is not shown


@dataclass(frozen=True)
class Column:
    """Where it stands, in units of the drawing. number: what is written above. known: whether its height means
    something. inner_y, inner_height: of the part inside, None where that number is not shown."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    number: str
    name: str
    known: bool
    inner_y: float | None = None
    inner_height: float | None = None


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    ground: int
    columns: tuple[Column, ...]


def drawing(names: Sequence[str], outer: Sequence[Cell], inner: Sequence[Cell]) -> Drawing:
    """Columns of ``outer``, with the part ``inner`` of each. names: short, to stand below."""
    ground, step = HEIGHT - BOTTOM, WIDTH / max(1, len(names))
    unit = (ground - TOP) / max((cell.value or 0 for cell in outer), default=0) if any(c.value for c in outer) else 0
    columns = []
    for at, name in enumerate(names):
        height = LOW if outer[at].value is None else round((outer[at].value or 0) * unit, 1)
        inside = None if outer[at].value is None or not inner[at].value else round((inner[at].value or 0) * unit, 1)
        columns.append(
            Column(
                x=round(at * step + GAP / 2, 1),
                y=round(ground - height, 1),
                width=round(step - GAP, 1),
                height=height,
                middle=round((at + 0.5) * step, 1),
                number=_number(outer[at]),
                name=name,
                known=outer[at].value is not None,
                inner_y=None if inside is None else round(ground - inside, 1),
                inner_height=inside,
            )
        )
    return Drawing(WIDTH, HEIGHT, ground, tuple(columns))


def _number(cell: Cell) -> str:
    if cell.shown is Shown.FEW:
        return _("< %(number)s") % {"number": LEAST}
    return "?" if cell.shown is Shown.WITHHELD else str(cell.value)
