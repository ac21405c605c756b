"""Cut a text into words, wherever it comes from: typed in a hurry, pasted from elsewhere, written inclusively."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_WORD = 40

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]|[\x00-\x08\x0e-\x1f\x7f]")
# One character for each kind of sign; offsets stay those of the text.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´′＇‛ʹ", "'"),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("•‧∙⋅・․", "·"),
    }
)

# « acteur·rices », « formateur(trice)s », « employé-e-s », « participant/e/s », « chercheur.euse.s »
_ENDING = "(?:es?|s|nes?|les?|t?rices?|ices?|euses?|ses?|[èe]?res?|ves?|sses?|tes?|eures?)"
_INCLUSIVE = (
    rf"(?:·[^\W\d_]{{1,6}}(?:·s)?|\({_ENDING}\)s?|\.{_ENDING}(?:\.s)?|-(?!s\b){_ENDING}(?:-s)?|/{_ENDING}(?:/s)?)(?!\w)"
)
# « Teilnehmer:innen », « Teilnehmer*in », « TeilnehmerInnen »
_INCLUSIVE_DE = r"(?:(?:[:*_·]|/-?)in(?:nen)?|(?<=[a-zäöüß])I(?=n(?:nen)?\b)n(?:nen)?)(?!\w)"
_WORD = rf"[^\W_]+(?:'[^\W_]+)*(?:{_INCLUSIVE})?"
_WORD_DE = rf"(?:[^\W_]+?(?={_INCLUSIVE_DE}){_INCLUSIVE_DE}|[^\W_]+(?:'[^\W_]+)*)"


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(
        r"(?P<acronym>(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w))"
        r"|(?P<number>(?<![\w.])\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\w))"
        r"|(?P<ordinal>(?<!\w)\d+(?:ers?|[eè]?res?|[eè]mes?|es?|nd(?:e?s?)|st|rd|th|ste|de)(?!\w))"
        rf"|(?P<run>{word}(?:-{word})*)"
    )


_TOKENS = _pattern(_WORD)
_TOKENS_DE = _pattern(_WORD_DE)
_PART = re.compile(_WORD)
_PART_DE = re.compile(_WORD_DE)
_BASE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DIGITS = re.compile(r"\d+")
_ELISION = re.compile(r"(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


class Word(NamedTuple):
    """A word of a text: what it is once folded, and where it stands."""

    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    """`text` as it is stored: composed, without control and invisible characters."""
    return _INVISIBLE.sub(_visible, unicodedata.normalize("NFC", text))


def _visible(found: re.Match[str]) -> str:
    return "\n" if found[0] in "\u2028\u2029" else " " if found[0] < " " else ""


def fold(word: str) -> str:
    """Lower case, without accents or ligatures."""
    if word.isascii():
        return word.lower()
    word = word.casefold().translate(_FOLDED)
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def split(text: str, language: str) -> Iterator[Word]:
    """The words of a normalised text, folded, in order.

    A hyphenated word gives its parts, then itself in one piece: « co-voiturage » finds « covoiturage »."""
    text = text.translate(_SIGNS)
    tokens, parts = (_TOKENS_DE, _PART_DE) if language == "de" else (_TOKENS, _PART)
    for found in tokens.finditer(text):
        start, end = found.span()
        if (run := found["run"]) is None:
            yield Word(_number(found), start, end)
        elif "-" not in run:
            if word := _bare(run, language):
                yield Word(word, start, end)
        else:
            whole = []
            for part in parts.finditer(run):
                if word := _bare(part[0], language):
                    whole.append(word)
                    yield Word(word, start + part.start(), start + part.end())
            if 2 <= len(whole) <= 3:
                yield Word("".join(whole)[:LONGEST_WORD], start, end)


def _number(found: re.Match[str]) -> str:
    if found["acronym"]:
        return fold(found["acronym"].replace(".", ""))
    if found["ordinal"]:
        return _DIGITS.match(found["ordinal"])[0]  # type: ignore[index]
    return "".join(_DIGITS.findall(found["number"]))


def _bare(word: str, language: str) -> str:
    """The word without what is tied to it: elision before, possessive or inclusive ending after."""
    if language == "de":
        word = re.sub(_INCLUSIVE_DE + "$", "", word)
    word = _BASE.match(word)[0]  # type: ignore[index]
    if "'" in word:
        while elision := _ELISION.match(word):
            word = word[elision.end() :]
        if language != "fr":
            word = _POSSESSIVE.sub("", word)
        word = word.replace("'", "")
    return fold(word)[:LONGEST_WORD]
