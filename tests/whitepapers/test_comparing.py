"""Two versions of a white paper, block by block."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from whitepapers.comparing import compare, paired
from whitepapers.text import ChapterText, PaperText, Passage, ProposalText


def chapter(
    key: str, *passages: tuple[str, str], proposals: tuple[ProposalText, ...] = (), title: str = ""
) -> ChapterText:
    return ChapterText(
        key=key,
        slug=key,
        number=1,
        title=title or key,
        passages=tuple(Passage(id=id, kind="paragraph", html=f"<p>{words}</p>") for id, words in passages),
        proposals=proposals,
    )


def proposal(key: str, change: str, **fields: Any) -> ProposalText:
    passages = (Passage(id="change", kind="change", html=f"<p>{change}</p>"),)
    return ProposalText(key=key, slug=key, number=1, title=key, passages=passages, **fields)


def paper(*chapters: ChapterText, title: str = "Au travail") -> PaperText:
    return PaperText(key="k", language="fr", title=title, summary="", chapters=chapters)


def _told(old: PaperText, new: PaperText) -> list[Any]:
    return [
        (one.key, one.state.value, one.moved, [(line.state.value, line.moved) for line in one.lines[1:]])
        for one in compare(old, new).chapters
    ]


def test_passages_that_stayed_changed_came_went_and_moved() -> None:
    old = paper(chapter("c", ("a", "Un."), ("b", "Deux stages."), ("d", "Trois."), ("e", "Quatre.")))
    new = paper(chapter("c", ("d", "Trois."), ("a", "<b>Un</b>."), ("b", "Deux longs stages."), ("f", "Cinq.")))
    assert _told(old, new) == [
        (
            "c",
            "changed",
            False,
            [("same", True), ("removed", False), ("same", False), ("changed", False), ("added", False)],
        )
    ]
    assert [(change.part.value, change.words) for change in compare(old, new).chapters[0].lines[4].changes] == [
        ("kept", "Deux "),
        ("put_in", "longs "),
        ("kept", "stages."),
    ]


def test_the_same_text_has_no_difference() -> None:
    text = paper(chapter("c", ("a", "Un."), proposals=(proposal("p", "Oui.", cost="2 M€", authorities=("be",)),)))
    assert not compare(text, text).differs
    assert compare(text, paper(title="Autre")).differs


def test_chapters_and_proposals_that_came_went_and_moved() -> None:
    stays, goes, moves = proposal("stays", "Un jour."), proposal("goes", "Rien."), proposal("moves", "Tout.")
    old = paper(chapter("one", proposals=(stays, goes, moves)), chapter("two"), chapter("three"))
    now = proposal("stays", "Deux jours.", authorities=("be",))
    new = paper(chapter("three"), chapter("one", proposals=(now,)), chapter("four", proposals=(moves,)))
    found = compare(old, new, {"be": "Le fédéral"}.__getitem__)
    assert [(one.key, one.state.value, one.moved) for one in found.chapters] == [
        ("three", "same", False),
        ("one", "same", True),
        ("two", "removed", False),
        ("four", "added", False),
    ]
    assert [[(one.key, one.state.value, one.moved) for one in chapter.proposals] for chapter in found.chapters] == [
        [],
        [("stays", "changed", False), ("goes", "removed", False)],
        [],
        [("moves", "same", True)],
    ]
    assert [(line.name, line.state.value, line.new) for line in found.chapters[1].proposals[0].lines] == [
        ("title", "same", "stays"),
        ("change", "changed", "Deux jours."),
        ("authorities", "added", "Le fédéral"),
    ]


KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True)


@settings(max_examples=100, deadline=None)
@given(KEYS, KEYS)
def test_everything_is_paired_once_in_the_newer_order(old: list[str], new: list[str]) -> None:
    pairs = list(paired(old, new, str))
    assert [now for _, now, _ in pairs if now] == new
    assert sorted(was for was, _, _ in pairs if was) == sorted(old)
    stayed = [was for was, now, moved in pairs if was and now and not moved]
    assert [one for one in old if one in stayed] == stayed
