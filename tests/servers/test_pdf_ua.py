"""An independent judge calls our documents accessible; it runs on Java, as Elasticsearch does."""

import io
import subprocess
from pathlib import Path

import typst
from django.conf import settings
from PIL import Image

from core.typesetting import Document, pdf
from core.typesetting.nodes import heading, note, paragraph, part, picture
from tests.typesetting.test_pdf import HOSTILE, document_of


def judged(*files: Path) -> str:
    """What veraPDF says of these files."""
    command = [str(settings.BASE_DIR / ".ci" / "verapdf"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_documents_are_pdf_ua_and_the_judge_knows_what_is_not(tmp_path: Path) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "#0e5a4e").save(drawn, "JPEG")
    every = document_of("Mots de chacun·e")
    every.body[0]["blocks"] += [picture(drawn.getvalue(), "Un pont", "Le pont"), paragraph("Dit", note("Source."))]
    plain = Document(
        language="de", title="Ohne Deckblatt", body=[part("Teil", [heading(2, "Titel"), paragraph("Wort")])]
    )
    made = {"every": every, "hostile": document_of(HOSTILE[0]), "rtl": document_of(HOSTILE[8]), "plain": plain}
    for name, document in made.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf(document))
    typst.compile(b"= Not tagged", output=str(tmp_path / "wrong.pdf"), pdf_tags=False)
    said = judged(*(tmp_path / f"{name}.pdf" for name in (*made, "wrong")))
    for name in made:
        assert f"{name}.pdf: PDF/UA-1" in said, said
    assert "wrong.pdf: not PDF/UA-1" in said
