"""A practice can be taken along: two sheets of A4 that say where they come from."""

import io
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

A4 = (595, 842)  # points
LONGEST = "/fr/fiches-et-pratiques/ordinateurs-effacement-prouve/"
PRACTICES = [LONGEST, "/fr/fiches-et-pratiques/places-creche-parents-en-formation/"]


def printed(page: Page, address: str) -> PdfReader:
    page.goto(address)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("address", PRACTICES)
def test_a_practice_fits_on_two_sheets(page: Page, address: str) -> None:
    sheets = printed(page, address).pages

    assert len(sheets) <= 2
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == A4


def test_each_sheet_says_where_it_comes_from(page: Page) -> None:
    for sheet in printed(page, LONGEST).pages:
        assert LONGEST in normalize("NFKC", sheet.extract_text())


def test_menus_stay_on_the_screen(page: Page) -> None:
    reader = printed(page, LONGEST)
    title = page.locator("h1").inner_text()
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())

    assert title in text
    for not_on_paper in (".masthead", ".footer", ".detail-more", ".btn"):
        page.emulate_media(media="print")
        assert page.locator(not_on_paper).first.is_hidden()
