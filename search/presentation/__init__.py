"""What list pages show: rows, groups of boxes, ways out of an empty list. Each floor says how its own rows are made."""

from .list_page import ListPage
from .near import locate
from .rows import Row, RowMaker, base_row
from .view import ListView, counted_heading, list_view

__all__ = ["ListPage", "ListView", "Row", "RowMaker", "base_row", "counted_heading", "list_view", "locate"]
