"""Other words written into rich text: the words are right, the marks around them stay."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from core.documents import plain
from whitepapers.anchors import normal
from whitepapers.gaps import gap, refill
from whitepapers.rewording import CannotBeWritten, reword

PARAGRAPH = '<p>Un <b>stage de trois</b> jours demande <a linktype="page" id="3">deux <i>conventions</i></a>.</p>'


def _reworded(html: str, quote: str, words: str) -> str:
    start = plain(html).index(quote)
    return reword(html, start, start + len(quote), words)


@pytest.mark.parametrize(
    ("quote", "words", "expected"),
    [
        ("trois", "cinq", PARAGRAPH.replace("trois", "cinq")),
        ("Un stage de trois jours", "Un stage de dix jours", PARAGRAPH.replace("trois", "dix")),
        ("trois jours", "trois jours ouvrables", PARAGRAPH.replace("jours", "jours ouvrables")),
        ("stage de trois", "", PARAGRAPH.replace("<b>stage de trois</b> ", "")),
        (
            "demande deux conventions",
            "demande",
            PARAGRAPH.replace(' <a linktype="page" id="3">deux <i>conventions</i></a>', ""),
        ),
        ("Un", "<script>Un & *tout*</script>", PARAGRAPH.replace("Un", "&lt;script&gt;Un &amp; *tout*&lt;/script&gt;")),
        ("trois jours demande deux", "plus ne demande que", None),
    ],
)
def test_words_that_stay_keep_their_marks(quote: str, words: str, expected: str | None) -> None:
    written = _reworded(PARAGRAPH, quote, words)
    assert normal(plain(written)) == normal(plain(PARAGRAPH).replace(quote, words))
    if expected is not None:
        assert written == expected


def test_marks_of_html_in_the_words_are_words() -> None:
    written = _reworded("<p>R&amp;D&nbsp;: a &lt; b</p>", "R&D", "R&D &amp; <b>co</b>")
    assert written == "<p>R&amp;D &amp;amp; &lt;b&gt;co&lt;/b&gt;&nbsp;: a &lt; b</p>"


def test_words_across_paragraphs_and_lists() -> None:
    html = "<p>Avant ceci.</p><ul><li>un mot</li><li>deux mots</li></ul><p>Après.</p>"
    assert _reworded(html, "ceci. un mot", "cela. un mot") == html.replace("ceci", "cela")
    assert _reworded(html, "un mot deux mots", "") == "<p>Avant ceci.</p><p>Après.</p>"
    assert (
        _reworded(html, "mot deux", "seul et deux")
        == "<p>Avant ceci.</p><ul><li>un seul et</li><li>deux mots</li></ul><p>Après.</p>"
    )


class _Balance(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.well = True
        self.feed(html)
        self.close()
        self.well = self.well and not self.open

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        pass

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.well = bool(self.open) and self.open.pop() == tag


TEXT = st.sampled_from(
    ["stage ", "de ", "l’emploi", " ", "&nbsp;;", "&amp;", "&lt;b&gt;", "<br/>", "trois.", "\n", "&#8217;"]
)
LINE = st.recursive(
    st.lists(TEXT, max_size=5).map("".join),
    lambda inner: st.tuples(st.sampled_from(["b", "i", "a"]), inner, inner).map(
        lambda of: f"<{of[0]}>{of[1]}</{of[0]}>{of[2]}"
    ),
    max_leaves=5,
)
BLOCKS = st.lists(
    st.one_of(
        LINE.map(lambda line: f"<p>{line}</p>"),
        st.lists(LINE, min_size=1, max_size=3).map(
            lambda lines: "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        ),
    ),
    min_size=1,
    max_size=4,
).map("".join)
WORDS = st.lists(
    st.sampled_from(["stage", "de", "trois", "<b>", "&amp;", "**", "#let", "l’emploi", ";", " "]), max_size=8
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(BLOCKS, WORDS, st.integers(0, 20), st.integers(1, 20))
def test_the_result_is_well_formed_and_reads_as_it_should(html: str, words: str, start: int, length: int) -> None:
    text = plain(html)
    found = list(re.finditer(r"\S+", text))
    if not found:
        return
    first = start % len(found)
    begin, end = found[first].start(), found[min(first + length, len(found)) - 1].end()
    written = reword(html, begin, end, words)
    assert _Balance(written).well, written
    assert normal(plain(written)) == normal(text[:begin] + normal(words) + text[end:])


@dataclass(frozen=True)
class _Passage:
    id: str
    words: str


@settings(max_examples=60, deadline=None)
@given(BLOCKS, st.integers(0, 20), st.integers(1, 6), st.booleans())
def test_words_that_were_taken_out_stand_again_where_they_stood(html: str, start: int, length: int, more: bool) -> None:
    text = plain(html)
    found = list(re.finditer(r"\w[\w’]*|[^\w\s]", text))
    if not found:
        return
    first = start % len(found)
    begin, end = found[first].start(), found[min(first + length, len(found)) - 1].end()
    try:
        taken_out = reword(html, begin, end, "")
    except CannotBeWritten:
        return  # nothing was taken out
    kept = gap(_Passage("p", text), _Passage("p", plain(taken_out)), begin)
    if kept is None:  # what is empty now has no place
        assert normal(plain(taken_out)) == normal(text) or not normal(text[begin:end])
        return
    extra = "<p>Tout cela est ailleurs et tout neuf.</p>" if more else ""
    now = taken_out + extra
    place = refill(kept, [_Passage("p", plain(now))])
    if place is None:  # beside other words now, or one of several such places
        event("no place")
        return
    event("put back")
    placed, words = place
    again = reword(now, placed.start, placed.end, words)
    assert normal(plain(again)) == normal(plain(html + extra))
    assert _Balance(again).well
