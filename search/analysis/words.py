"""Cut a text into words, wherever it comes from: typed in a hurry, pasted from elsewhere, written inclusively."""

import re
import unicodedata
from typing import NamedTuple

LONGEST_WORD = 40

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
# One character for each kind of sign, so that offsets stay those of the text.
_APOSTROPHES = "'’‘ʼ`´′＇‛ʹ"
_DASHES = "-‐‑‒–—―−﹣－"
_DOTS = "·•‧∙⋅・․"
_SIGNS = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_DOTS, "·")})

# « acteur·rices », « formateur(trice)s », « employé-e-s », « participant/e/s », « chercheur.euse.s »
_ENDING = "(?:es?|s|nes?|les?|t?rices?|ices?|euses?|ses?|[èe]?res?|ves?|sses?|tes?|eures?)"
_INCLUSIVE = (
    rf"(?:[{_DOTS}][^\W\d_]{{1,6}}(?:[{_DOTS}]s)?|\({_ENDING}\)s?|\.{_ENDING}(?:\.s)?"
    rf"|[{_DASHES}](?!s\b){_ENDING}(?:[{_DASHES}]s)?|/{_ENDING}(?:/s)?)(?!\w)"
)
# « Teilnehmer:innen », « Teilnehmer*in », « TeilnehmerInnen »
_INCLUSIVE_DE = rf"(?:(?:[:*_{_DOTS}]|/-?)in(?:nen)?|(?<=[a-zäöüß])In(?:nen)?)(?!\w)"
_PLAIN = rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*"
_WORD = rf"{_PLAIN}(?:{_INCLUSIVE})?"
_WORD_DE = rf"{_PLAIN}(?:{_INCLUSIVE_DE})?"
_ACRONYM = r"(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
_NUMBER = r"(?<![\w.])\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\w)"
_ORDINAL = r"(?<!\w)\d+(?:ers?|[eè]?res?|[eè]mes?|es?|nd(?:e?s?)|st|rd|th|ste|de)(?!\w)"


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"{_ACRONYM}|{_NUMBER}|{_ORDINAL}|{word}(?:[{_DASHES}]{word})*")


_RUNS, _RUNS_DE = _pattern(_WORD), _pattern(_WORD_DE)
_PARTS, _PARTS_DE = re.compile(_WORD), re.compile(_WORD_DE)
_BASE = re.compile(_PLAIN)
_ENDING_DE = re.compile(_INCLUSIVE_DE + r"\Z")
_IS_ACRONYM = re.compile(_ACRONYM + r"\Z")
_IS_NUMBER = re.compile(rf"(?:{_NUMBER}|{_ORDINAL})\Z")
_LEADING = re.compile(r"\d+(?:[.\u00a0\u202f]\d{3})*")
_ELISION = re.compile(r"(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s\Z", re.IGNORECASE)
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


def runs(language: str) -> re.Pattern[str]:
    """What finds the runs of a text: words, and words tied together by hyphens."""
    return _RUNS_DE if language == "de" else _RUNS


def cut(run: str, language: str) -> list[Word]:
    """The words of a run, folded, in order.

    A hyphenated word gives its parts, then itself in one piece: « co-voiturage » finds « covoiturage »."""
    if _IS_ACRONYM.match(run):
        return [Word(fold(run.replace(".", "")), 0, len(run))]
    if _IS_NUMBER.match(run):
        return [Word("".join(filter(str.isdigit, _LEADING.match(run)[0])), 0, len(run))]  # type: ignore[index]
    run = run.translate(_SIGNS)
    parts = (_PARTS_DE if language == "de" else _PARTS).finditer(run)
    found = [Word(word, part.start(), part.end()) for part in parts if (word := _bare(part[0], language))]
    if 2 <= len(found) <= 3:
        found.append(Word("".join(word.text for word in found)[:LONGEST_WORD], 0, len(run)))
    return found


def _bare(word: str, language: str) -> str:
    """The word without what is tied to it: elision before, possessive or inclusive ending after."""
    if language == "de":
        word = _ENDING_DE.sub("", word)
    word = _BASE.match(word)[0]  # type: ignore[index]
    if "'" in word:
        while elision := _ELISION.match(word):
            word = word[elision.end() :]
        if language != "fr":
            word = _POSSESSIVE.sub("", word)
        word = word.replace("'", "")
    return fold(word)[:LONGEST_WORD]
