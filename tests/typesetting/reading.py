"""Reads what was made, as others do."""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


def words_of_pdf(content: bytes) -> str:
    """The text of a PDF as pdftotext reads it, in the order of reading."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "one.pdf"
        file.write_bytes(content)
        done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, timeout=60)  # noqa: S603, S607
    return done.stdout.decode()


def letters(words: str) -> str:
    """Only what lines, hyphens and ligatures leave alone."""
    return re.sub(r"[\W_]+", "", words.replace("ﬁ", "fi").replace("ﬂ", "fl"))
