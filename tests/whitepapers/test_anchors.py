"""A contribution stays on the words that it quoted, or says that the text has changed."""

import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whitepapers.anchors import CHANGED, Anchor, Placed, find, normal, place, places, quote

COMMON = [
    "de",
    "la",
    "le",
    "les",
    "un",
    "une",
    "pour",
    "dans",
    "avec",
    "sur",
    "sans",
    "stage",
    "emploi",
    "centre",
    "personnes",
    "trois",
    "jours",
    "convention",
]


@dataclass
class Written:
    """A passage whose words remember when they were written, so that a test can tell one « stage » from another."""

    id: str
    tokens: list[tuple[int, str]]
    spaces: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        spaces = [*self.spaces, *[" "] * len(self.tokens)]
        return "".join(word + space for (_, word), space in zip(self.tokens, spaces, strict=False)).strip()

    def written(self, start: int, end: int) -> set[int]:
        """When the words between these two places were written."""
        spaces = [*self.spaces, *[" "] * len(self.tokens)]
        at, found = 0, set()
        for (number, word), space in zip(self.tokens, spaces, strict=False):
            if start < at + len(word) and at < end:
                found.add(number)
            at += len(word) + len(space)
        return found


class Text:
    """A chapter that authors work on."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.count = chance, 0
        self.passages = [self._passage(chance.randint(1, 45)) for _ in range(12)]

    def edit(self) -> None:
        verb = self.chance.choice([self.insert, self.delete, self.replace, self.split, self.merge, self.move, self.add])
        verb()
        if not self.passages:
            self.add()

    def insert(self) -> None:
        tokens = self._some().tokens
        at = self.chance.randint(0, len(tokens))
        tokens[at:at] = self._new(self.chance.randint(1, 12))

    def delete(self) -> None:
        tokens = self._some().tokens
        at = self.chance.randint(0, len(tokens) - 1)
        del tokens[at : at + self.chance.randint(1, 12)]
        self.passages = [passage for passage in self.passages if passage.tokens]

    def replace(self) -> None:
        tokens = self._some().tokens
        at = self.chance.randint(0, len(tokens) - 1)
        tokens[at : at + self.chance.randint(1, 5)] = self._new(self.chance.randint(1, 6))

    def split(self) -> None:
        passage = self._some()
        at = self.chance.randint(0, len(passage.tokens))
        rest = self._passage(0)
        rest.tokens, passage.tokens = passage.tokens[at:], passage.tokens[:at]
        self.passages.insert(self.passages.index(passage) + 1, rest)
        self.passages = [passage for passage in self.passages if passage.tokens]

    def merge(self) -> None:
        passage, other = self._some(), self._some()
        if passage is not other:
            passage.tokens += other.tokens
            self.passages.remove(other)

    def move(self) -> None:
        passage = self._some()
        self.passages.remove(passage)
        self.passages.insert(self.chance.randint(0, len(self.passages)), passage)

    def add(self) -> None:
        self.passages.append(self._passage(self.chance.randint(1, 30)))

    def _some(self) -> Written:
        return self.chance.choice(self.passages)

    def _passage(self, words: int) -> Written:
        tokens = self._new(words)
        spaces = [self.chance.choice([" ", " ", " ", "\xa0", "\u202f", "\n", "  "]) for _ in tokens]
        return Written(f"passage-{self.count}-{self.chance.random()}", tokens, spaces)

    def _new(self, words: int) -> list[tuple[int, str]]:
        """Words such as people write: most of them common, some of them rare."""
        made = []
        for _ in range(words):
            self.count += 1
            word = self.chance.choice(COMMON) if self.chance.random() < 0.6 else f"mot{self.count}"
            made.append((self.count, word))
        return made


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 25))
def test_random_edits_never_put_an_anchor_on_words_that_it_did_not_quote(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    text = Text(chance)
    anchors, beside = [], []
    for _ in range(200):
        passage = chance.choice(text.passages)
        words = passage.words
        start = chance.randint(0, len(words) - 1)
        end = chance.randint(start + 1, min(len(words), start + 80))
        anchors.append(quote(passage, start, end))
        beside.append(passage.written(start - 60, end + 60))
    at_once = places(anchors, text.passages)
    for _ in range(edits):
        text.edit()
    after = {passage.id: passage for passage in text.passages}
    for anchor, known, was, found in zip(anchors, beside, at_once, places(anchors, text.passages), strict=True):
        assert isinstance(was, Placed), anchor  # in the text that it quotes, it stands
        if isinstance(found, Placed) and anchor.quote:
            passage = after[found.passage]
            assert normal(passage.words[found.start : found.end]) == anchor.quote
            # Not only the same words: the same place of the text, as far as anybody could tell.
            same = known & passage.written(found.start - 60, found.end + 60)
            beside_it = normal(f"{anchor.before} {anchor.quote} {anchor.after}")
            assert same or (found.passage == anchor.passage and beside_it in normal(passage.words)), anchor


@dataclass(frozen=True)
class P:
    id: str
    words: str


RULE = "Un stage de trois jours demande aujourd’hui deux conventions, dont l’une arrive trop tard pour la personne."


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([P("a", RULE)], "a"),
        ([P("a", RULE.replace("trois jours", "trois\xa0\n jours"))], "a"),
        ([P("a", "Nous le disons depuis dix ans. " + RULE + " C’est trop.")], "a"),
        ([P("b", "Avant."), P("c", RULE)], "c"),
        ([P("a", "Un stage de trois"), P("b", "jours demande aujourd’hui deux conventions.")], None),
        ([P("a", RULE[:47]), P("b", RULE[47:])], "a"),
        ([P("b", RULE), P("c", RULE)], None),
        ([P("a", RULE.replace("trois jours", "cinq jours"))], None),
        ([P("a", RULE.replace("trois jours", "vingt-trois jours"))], "a"),
        ([P("a", RULE.replace("trois jours", "trois journées"))], None),
        ([P("a", "Ailleurs, trois jours suffisent.")], None),
        ([], None),
    ],
)
def test_an_anchor_follows_its_words(now: list[P], expected: str | None) -> None:
    anchor = quote(P("a", RULE), RULE.index("trois"), RULE.index(" demande"))
    found = place(anchor, now)
    assert (found.passage if isinstance(found, Placed) else None) == expected


def test_the_same_words_twice_are_told_apart() -> None:
    twice = P("a", "stage ou stage ou stage, " * 30)
    for start in (0, 9, 18 + 25 * 14, 25 * 29):
        found = place(quote(twice, start, start + 5), [twice])
        assert found == Placed("a", start, start + 5)


def test_an_anchor_on_a_whole_passage_holds_while_the_passage_is_there() -> None:
    assert place(Anchor("a"), [P("a", "Tout autre chose.")]) == Placed("a", 0, 17)
    assert place(Anchor("a"), [P("b", "Tout autre chose.")]) == CHANGED


def test_marked_words_are_found_in_their_passage() -> None:
    passage = P("a", RULE)
    assert find(passage, "trois  jours").quote == "trois jours"
    assert find(passage, "rois jour").quote == "trois jours"
    assert find(passage, "mille jours") is None
    assert find(passage, "") is None
    twice = P("a", "Le stage est court. Le stage est long.")
    assert find(twice, "stage") is None
    found = find(twice, "stage", before="court. Le ")
    assert place(found, [twice]) == Placed("a", 23, 28)


def test_a_number_is_not_found_inside_another() -> None:
    anchor = quote(P("a", "Il faut compter 3 jours pour une réponse du service."), 16, 17)
    assert place(anchor, [P("a", "Il faut compter 3,5 jours pour une réponse du service.")]) == CHANGED
