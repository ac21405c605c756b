"""A version to carry away: everything that it says, to whoever may read it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.later.tasks import run_all
from network.models import Member
from tests.typesetting.reading import letters, words_of_pdf
from tests.whitepapers.builders import NOW, TODAY, published
from whitepapers.enums import Readers
from whitepapers.models import Consultation, Contribution, Version, VersionText, paper_of
from whitepapers.printing.version import contributors_of, paper_document
from whitepapers.reading import words_of
from whitepapers.text import ChapterText, Evidence, Passage

HOSTILE = '#panic("x") $ *gras* [ <b'


@pytest.fixture
def page(db: None, own_index: None) -> Any:
    return published()


def body_of(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_a_version_is_printed_with_cover_contents_chapters_and_framed_proposals(client: Client, page: Any) -> None:
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    links = [one["href"] for one in shown.select("#documents + p a")]
    assert links == [f"{page.url}versions/1/?format={ending}" for ending in ("pdf", "docx", "md", "json")]
    assert client.get(links[3]).json()["chapters"][0]["proposals"][0]["number"] == 1
    read = words_of_pdf(body_of(client.get(links[0])))
    for words in (
        "LIVRE BLANC",
        "Sommaire",
        "1. Les stages",
        "Personne ne les signe.",
        "PROPOSITION 3",
        "Une place sans contrat",
    ):
        assert letters(words) in letters(read)
    assert body_of(client.get(links[1])).startswith(b"PK")
    assert "## 1. Les stages" in body_of(client.get(links[2])).decode()


def test_every_kind_of_passage_is_printed_and_hostile_words_stay_words(page: Any) -> None:
    version = Version.objects.get()
    text = words_of(VersionText.objects.get())
    extra = {"label": HOSTILE, "value": 2, "total": 15, "unit": "people", "source": HOSTILE, "year": 2025}
    passages = (
        Passage(id="a", kind="heading", html="Titre"),
        Passage(id="b", kind="paragraph", html="<p>Un texte.</p>", note=HOSTILE),
        Passage(id="c", kind="paragraph", note="Une note sans texte."),
        Passage(id="d", kind="quote", html="Mots dits", extra={"source": HOSTILE}),
        Passage(id="e", kind="callout", html="<p>Attention</p>", extra={"title": HOSTILE}),
        Passage(id="f", kind="figure", extra=extra),
        Passage(id="g", kind="picture", extra={"image": 999, "caption": "x"}),
    )
    first = text.chapters[0]
    asked = first.proposals[0].model_copy(
        update={"evidence": Evidence(organisations=12, practices=3), "cost": HOSTILE, "for_whom": HOSTILE}
    )
    chapter = ChapterText(key="k", slug="s", number=1, title=HOSTILE, passages=passages, proposals=(asked,))
    text = text.model_copy(update={"chapters": (chapter,), "foreword": "<p>Avant.</p>"})
    from core.typesetting import docx, markdown, pdf

    document = paper_document(text, version, contributors=("Zoé ASBL", "Atelier"))
    read = words_of_pdf(pdf(document))
    for words in ("Avant.", "2 / 15", "12 structures", "Une note sans texte.", "Atelier", HOSTILE):
        assert letters(words) in letters(read)
    assert docx(document)
    assert "\\#panic" in markdown(document).decode()


def test_a_version_for_some_is_given_to_nobody_else(client: Client, page: Any) -> None:
    address = f"{page.url}versions/1/?format=pdf"
    day = "2026-03-01"
    some = Consultation.objects.create(paper=paper_of(page), opens_on=day, closes_on=day, readers=Readers.MEMBERS)
    Version.objects.update(consultation=some)
    assert client.get(address).status_code == 302
    client.force_login(Member.objects.create_user("visiteur@demo.example", "x"))
    assert client.get(address).status_code == 403
    client.force_login(Member.objects.create_superuser("modou@demo.example", "x"))
    assert "Merci de ne pas" in words_of_pdf(body_of(client.get(address))).replace("\n", " ")
    assert client.get(f"{page.url}versions/7/?format=pdf").status_code == 404


def test_a_long_one_is_made_by_the_worker(client: Client, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whitepapers.printing.views.FEW", 0)
    address = f"{page.url}versions/1/?format=pdf"
    assert client.get(address).status_code == 202
    run_all()
    assert body_of(client.get(address)).startswith(b"%PDF-")


def test_organisations_that_spoke_of_an_earlier_version_are_named(page: Any) -> None:
    first = Version.objects.get()
    some = Consultation.objects.create(
        paper=first.paper, opens_on=TODAY, closes_on=TODAY, readers=Readers.MEMBERS, closed_at=NOW
    )
    closed = Version.objects.create(paper=first.paper, number=2, published_at=NOW, consultation=some)
    said = {"paper": first.paper, "language": "fr", "part_key": first.paper.key, "kind": "comment", "made_at": NOW}
    for version, name, taken_back in ((first, "Atelier", None), (first, "Zoé", NOW), (closed, "Discrète", None)):
        Contribution.objects.create(**said, version=version, organisation=name, withdrawn_at=taken_back)
    Contribution.objects.create(**said, version=first, name="Une personne")
    assert contributors_of(first) == ()
    assert contributors_of(Version.objects.create(paper=first.paper, number=3, published_at=NOW)) == ("Atelier",)
