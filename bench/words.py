"""Writes text by the yard: the same seed writes the same text, with words as uneven as a language's own."""

import itertools
import random
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

WORDS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()


class Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - protects nothing
        # A few words make most of a text: the n-th comes n times less often than the first.
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))

    def words(self, number: int) -> str:
        return " ".join(self.random.choices(WORDS, cum_weights=self._weights, k=number))

    def title(self) -> str:
        return self.words(self.random.randint(4, 8)).capitalize()[:100]

    def sentence(self) -> str:
        return self.words(self.random.randint(8, 18)).capitalize() + "."

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def prose(self, paragraphs: int) -> str:
        """Rich text as the database holds it."""
        return "".join(f"<p>{self.text(3)}</p>" for _ in range(paragraphs))

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Between ``least`` and ``most`` of the choices, each once and in their order; the first are chosen most."""
        weights = list(itertools.accumulate(1 / rank for rank in range(1, len(choices) + 1)))
        wanted = self.random.randint(least, most)
        places = self.random.choices(range(len(choices)), cum_weights=weights, k=wanted)
        return [choices[place] for place in sorted(set(places))]

    def maybe(self, share: float) -> bool:
        """True in ``share`` of the cases, from 0 to 1."""
        return self.random.random() < share

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)
