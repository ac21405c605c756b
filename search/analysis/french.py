"""A light stemmer for French: it brings together the forms of one word, not the words of one family.

It works on folded words (no accents), since half of what people type has none. Endings go by table, the longest first;
a rule holds only when enough of the word stays in front of it.
"""

_PLURALS = (("eaux", "eau", 5), ("aux", "al", 5), ("oux", "ou", 4), ("eux", "eu", 4), ("x", "", 5), ("s", "", 4))

_IRREGULAR = {
    "travaux": "travail",
    "baux": "bail",
    "vitraux": "vitrail",
    "coraux": "corail",
    "soupiraux": "soupirail",
    "yeux": "oeil",
}

# ending, what takes its place, the shortest word that it applies to
_ENDINGS = (
    ("issement", "ir", 10),
    ("issante", "ir", 9),
    ("issant", "ir", 9),
    ("issage", "ir", 9),
    ("ficatrice", "fier", 12),
    ("ficateur", "fier", 11),
    ("fication", "fier", 11),
    ("catrice", "quer", 10),
    ("cateur", "quer", 9),
    ("ivement", "if", 9),
    ("atrice", "er", 9),
    ("ateur", "er", 8),
    ("trice", "teur", 7),
    ("teuse", "ter", 8),
    ("teur", "ter", 8),
    ("ieme", "", 6),
    ("ement", "", 7),
    ("emment", "ent", 8),
    ("amment", "ant", 8),
    ("euse", "eur", 6),
    ("iere", "ier", 6),
    ("ive", "if", 6),
    ("elle", "el", 6),
    ("enne", "en", 6),
    ("onne", "on", 7),
    ("isation", "", 10),
    ("isateur", "", 10),
    ("ation", "", 9),
    ("ition", "", 9),
    ("ique", "", 8),
    ("esse", "", 8),
    ("ee", "e", 5),
)


def stem(word: str) -> str:
    """The stem of a folded word."""
    if len(word) < 4 or not word.isalpha():
        return word
    word = _IRREGULAR.get(word, word)
    for ending, instead, shortest in _PLURALS:
        if word.endswith(ending) and len(word) >= shortest:
            word = word[: -len(ending)] + instead
            break
    for ending, instead, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) >= shortest:
            word = word[: -len(ending)] + instead
            break
    return _trim(word)


def _trim(word: str) -> str:
    """Without doubled letters, nor the vowel or the r that only the form of the word brings."""
    if len(word) < 5:
        return word
    short = "".join(letter for place, letter in enumerate(word) if not place or letter != word[place - 1])
    if len(short) > 4 and short.endswith("ie"):
        return short[:-2]
    for ending in ("r", "e", "e"):
        if len(short) > 4 and short.endswith(ending):
            short = short[:-1]
    return short
