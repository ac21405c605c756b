"""What people write stays words: it becomes a PDF/UA, whatever it is, and comes back as it was typed."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core.typesetting import Document, pdf, rich_text
from core.typesetting.nodes import (
    bridge,
    callout,
    facts,
    framed,
    heading,
    inlines,
    note,
    paragraph,
    paragraphs,
    part,
    quote,
    steps,
    table,
)
from core.typesetting.pdf import missing_signs
from tests.typesetting.reading import letters, words_of_pdf

HOSTILE = [
    '#eval("1+1") #import "x.typ": * #sys.inputs #read("/etc/passwd")',
    "$ x^2 $ *gras* _italique_ `code` = Titre == Sous-titre",
    'guillemet " pas fermé, crochet ] et [ accolade } et { et \\ et //commentaire /* suite',
    "<b>gras</b> <script>alert(1)</script> &amp; <a href='javascript:x'>",
    "# Markdown\n- liste\n[lien](http://x) ![image](y) | table |",
    "nul\x00 et \x07 \x1b[31m rouge \x7f \ufeff \u202e tourné \u2028",
    "a" * 600,
    "https://" + "très-longue-adresse.example/" * 8,
    "العربية من اليمين إلى اليسار, עברית",
    "🙂 👩‍👩‍👧 🇧🇪 中文 한국 ไทย",
    "@label <label> ~ -- --- ... 'x' \"y\" #[ ] #{ } \\u{41}",
    "e\u0301 q\u0302\u0323 Å ﬁ ½ № ™ ′ ″",
    " ",
    "\n\n\n",
    "]",
    "\\",
    "#",
    '"',
    "`" * 3,
    "$" * 3,
]


def document_of(words: str) -> Document:
    """The same words wherever there can be words."""
    body = [
        *paragraphs(words, style="lead"),
        heading(2, words, label=words),
        paragraph(*inlines(words), note(words), lang="nl"),
        *rich_text(words),
        *rich_text(f"<ul><li>{words}</li></ul>"),
        facts([(words, words)]),
        facts([(words, words)], wide=True),
        steps([(words, paragraphs(words), words)]),
        bridge([(words, words)]),
        quote(paragraphs(words), by=words),
        callout(paragraphs(words), title=words),
        table([words, words], [[words, words]]),
        framed(words, paragraphs(words), label=words),
    ]
    return Document(
        language="fr",
        title=words,
        subtitle=words,
        label=words,
        site=words,
        cover=True,
        authors=(words,),
        facts=((words, words),),
        notices=(words,),
        address="https://passerelles.example/",
        licence=(words, ""),
        body=[part(words, body, label=words, lead=words)],
    )


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_printed(words: str) -> None:
    assert pdf(document_of(words)).startswith(b"%PDF-")


@given(st.text(max_size=60))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_words_are_printed(words: str) -> None:
    assert pdf(document_of(words)).startswith(b"%PDF-")


def test_words_come_back_as_they_were_typed() -> None:
    typed = [words for words in HOSTILE[:7] if letters(words)]
    made = pdf(Document(language="fr", title="Mots", body=[one for words in typed for one in paragraphs(words)]))
    read = letters(words_of_pdf(made))
    for words in typed:
        assert letters(words.replace("\x00", "").replace("\x1b", "").replace("\x07", "")) in read


def test_right_to_left_words_keep_their_letters_and_what_no_font_has_is_said_to_be_missing() -> None:
    read = words_of_pdf(pdf(Document(language="fr", title="T", body=[paragraph("العربية et 中 puis fin")])))
    assert "العربية" in read
    assert "□ puis fin" in read
    assert missing_signs('the text `"\\u{200d}x\\""` could not be displayed') == {"\u200d", "x", '"'}


def test_it_says_what_it_is_to_machines() -> None:
    body = [part("Un", [heading(2, "Dedans")]), part("Deux", paragraphs("Texte."))]
    made = pdf(Document(language="nl", title="Titel", authors=("Ploeg",), subtitle="Kort", cover=True, body=body))
    reader = PdfReader(io.BytesIO(made))
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert (reader.metadata.title, reader.metadata.author) == ("Titel", "Ploeg")
    assert [mark.title for mark in reader.outline if not isinstance(mark, list)][-2:] == ["Un", "Deux"]
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("Libertinus" in font for font in fonts)
    contents = words_of_pdf(made)
    assert "Inhoud" in contents


@pytest.mark.parametrize(
    ("html", "shape"),
    [
        ("<p>a <b>b <i>c</i></b></p>", ["paragraph"]),
        ("a</b></p></ul><li>b", ["paragraph", "paragraph"]),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c", ["list"]),
        ("<ul><li><b>a</ul><p>c", ["list", "paragraph"]),
        ("<h2>a</h2><script>b</script><style>c</style>", ["heading"]),
        ("<p></p><ul></ul><ol><li></li></ol>", []),
        ("<ul>" * 40 + "<li>a" + "</ul>" * 40, ["list"]),
    ],
)
def test_rich_text_becomes_nodes(html: str, shape: list[str]) -> None:
    assert [node["kind"] for node in rich_text(html)] == shape


def test_links_that_lead_nowhere_keep_their_words() -> None:
    html = '<p><a href="javascript:x">a</a> <a linktype="page" id="3">b</a> <a href="https://x.example">c</a></p>'
    first, _space, second, _other, third = rich_text(html)[0]["inlines"]
    assert first == {"kind": "text", "text": "a"}
    assert (second["address"], third["address"]) == ("page:3", "https://x.example")
