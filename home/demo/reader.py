"""Reads one YAML or Markdown file of demo content and knows on which line each field stands."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# The same loader in C, ten times as quick, where PyYAML was built with it.
Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DemoError(Exception):
    """Something is wrong in the demo files; the message has one line a problem: file, line, field, what."""


@dataclass(frozen=True)
class Item:
    """One file. slug: its name without the ending. body: the Markdown under a header, if any."""

    path: Path
    slug: str
    data: Any
    body: str
    node: yaml.Node | None

    def line(self, location: tuple[int | str, ...]) -> int:
        """The line, from 1, of the field at ``location`` ("steps", 2, "title"), or of what is nearest around it."""
        node = self.node
        line = node.start_mark.line if node else 0
        for key in location:
            child = _child(node, key)
            if child is None:
                break
            node = child
            line = node.start_mark.line
        return line + 1

    def problem(self, location: tuple[int | str, ...], message: str) -> str:
        field = ".".join(str(key) for key in location) or "file"
        return f"{self.path}, line {self.line(location)}, {field}: {message}"


def read_yaml(path: Path) -> Item:
    """Read a YAML file. Raises DemoError with the line when it does not parse."""
    return _item(path, path.read_text(encoding="utf-8"), "")


def read_markdown(path: Path) -> Item:
    """Read a Markdown file that begins with a YAML header between two lines of ``---``."""
    text = path.read_text(encoding="utf-8")
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise DemoError(f"{path}, line 1, file: a YAML header between two lines of --- is missing.")
    # The first line of the header is the file's second.
    return _item(path, "\n" + parts[1], parts[2].strip())


def _item(path: Path, text: str, body: str) -> Item:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "line 1"
        raise DemoError(f"{path}, {where}, file: {error.problem}") from None
    if not isinstance(data, dict):
        raise DemoError(f"{path}, line 1, file: names and values are expected.")
    return Item(path=path, slug=path.stem, data=data, body=body, node=node)


def _child(node: yaml.Node | None, key: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    return None
