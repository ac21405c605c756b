"""Tables in Markdown whose columns line up, so that they read as well in a terminal."""

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """Headings, a rule and the rows, one line each; the first ``left`` columns hold words, the others numbers."""
    lines = [list(headings), *(list(row) for row in rows)]
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(headings))]
    rule = ["-" * width if column < left else "-" * (width - 1) + ":" for column, width in enumerate(widths)]

    def cells(line: Sequence[str]) -> list[str]:
        pairs = enumerate(zip(line, widths, strict=True))
        return [text.ljust(width) if column < left else text.rjust(width) for column, (text, width) in pairs]

    return "".join(f"| {' | '.join(line)} |\n" for line in (cells(lines[0]), rule, *map(cells, lines[1:])))
