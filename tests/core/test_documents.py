"""The text that the index has of a page."""

from wagtail import blocks

from core.documents import lines, stream_text


def test_no_paragraph_heading_or_point_runs_on_into_the_next_one() -> None:
    html = "<h3>La démonstration</h3><p>Un centre <b>idéal</b>.<br/>Fermé le lundi</p><ul><li>Un</li><li>Deux</li></ul>"
    found = [line.strip() for line in lines(html).split("\n")]
    assert found == ["La démonstration", "Un centre idéal.", "Fermé le lundi", "Un", "Deux"]


def test_each_text_of_a_block_stands_on_a_line_of_its_own() -> None:
    step = blocks.StructBlock(
        [("title", blocks.CharBlock()), ("text", blocks.RichTextBlock()), ("who", blocks.CharBlock())]
    )
    stream = blocks.StreamBlock([("step", step)]).to_python(
        [{"type": "step", "value": {"title": "Essayer", "text": "<p>Trois matins.</p>", "who": ""}}]
    )
    assert stream_text(stream) == "Essayer\nTrois matins."
