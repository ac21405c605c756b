"""What is new in an answer: without what is quoted, and without the signature, as the mail programs of French, Dutch,
German and English readers write them."""

import re

# « Le lun. 3 mars 2026 à 10:12, Nadia <n@x.example> a écrit : », which programs break over several lines.
_ATTRIBUTION = re.compile(
    r"^(?:Le\b.{5,300}\ba écrit\s*:"
    r"|On\b.{5,300}\bwrote\s*:"
    r"|(?:Op\b.{5,300}\b(?:schreef|het volgende geschreven)\b.{0,200}:)"
    r"|Am\b.{5,300}\bschrieb\b.{0,200}:"
    r"|.{0,200}<[^<>@\s]+@[^<>\s]+>\s*(?:a écrit|wrote|schreef|schrieb)\s*:)\s*$",
    re.S | re.I,
)
_ATTRIBUTION_STARTS = re.compile(r"^(?:Le|On|Op|Am)\b|<[^<>@\s]+@[^<>\s]+>", re.I)
_ORIGINAL = re.compile(
    r"^[-_–—\s]{2,}\s*(?:Original Message|Message d.origine|Message original|Message transféré|Oorspronkelijk bericht"
    r"|Origineel bericht|Doorgestuurd bericht|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Forwarded message"
    r"|Reply message|Message de réponse)\s*[-_–—\s]{2,}$",
    re.I,
)
_FROM = re.compile(r"^\*?(?:From|De|Van|Von)\s*:\*?\s*\S", re.I)
_OTHER_HEADERS = re.compile(
    r"^\*?(?:Sent|Date|To|Subject|Envoyé|À|A|Objet|Verzonden|Datum|Aan|Onderwerp|Gesendet|An|Betreff)(?: le)?\s*:", re.I
)
_SIGNATURE = re.compile(r"^(?:--\s?|__+|—)$")
_SENT_FROM = re.compile(
    r"^(?:Envoyé (?:de(?:puis)?|à partir de|avec)\b.*|Télécharger Outlook.*|Obtenir Outlook.*"
    r"|Sent (?:from|with|via)\b.*|Get Outlook for.*"
    r"|Verzonden (?:vanaf|vanuit|met|via|van)\b.*|(?:Verstuurd|Verzonden) .{0,20}(?:iPhone|iPad|Samsung|Android).*"
    r"|(?:Outlook voor .{1,30} (?:downloaden|ophalen)|Download Outlook voor.*)"
    r"|(?:Von|Gesendet (?:von|mit|aus)|Diese Nachricht wurde von)\b.*(?:gesendet|iPhone|iPad|Android|Outlook|Mail).*"
    r"|Outlook für .{1,30} (?:beziehen|herunterladen|laden).*)$",
    re.I,
)
_LONGEST_ATTRIBUTION = 4  # lines


def new_text(text: str) -> str:
    """The lines that were written for this answer; empty when everything was quoted."""
    lines = [line.rstrip() for line in _printable(text).split("\n")]
    kept: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.lstrip().startswith(">"):
            number += 1
            continue
        if _SIGNATURE.match(line) or _ORIGINAL.match(line) or _is_header_block(lines, number):
            break
        if length := _attribution(lines, number):
            number += length
            if not _is_quoted_next(lines, number):
                break  # the rest is the quote, without marks
            continue
        kept.append(line)
        number += 1
    return _trimmed(kept)


def _attribution(lines: list[str], number: int) -> int:
    """How many lines from here on say who wrote what is quoted; 0 when none does."""
    if not _ATTRIBUTION_STARTS.search(lines[number]):
        return 0
    for length in range(1, _LONGEST_ATTRIBUTION + 1):
        together = lines[number : number + length]
        if len(together) < length or not all(together):
            return 0
        if _ATTRIBUTION.match(" ".join(together)):
            return length
    return 0


def _is_quoted_next(lines: list[str], number: int) -> bool:
    following = next((line for line in lines[number:] if line.strip()), "")
    return following.lstrip().startswith(">")


def _is_header_block(lines: list[str], number: int) -> bool:
    """Outlook's way: the headers of what is quoted, then all of it without a mark."""
    if not _FROM.match(lines[number]):
        return False
    return any(_OTHER_HEADERS.match(line) for line in lines[number + 1 : number + 5])


def _trimmed(lines: list[str]) -> str:
    """Without empty lines around, rulers that introduced a quote, and what telephones write under an e-mail."""
    while lines and (set(lines[-1].strip()) <= set("_-=*") or _SENT_FROM.match(lines[-1].strip())):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _printable(text: str) -> str:
    """Without control characters and marks that turn the direction of writing; spaces of all kinds as one."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(char for char in text if char in "\n\t" or char.isprintable() or ord(char) in (0x200D, 0xFE0F))
