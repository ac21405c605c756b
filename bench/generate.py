"""Fills a site with as many practices as told, in little time: they look like what people write, from far enough."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from taggit.models import Tag
from wagtail.models import Page

from bench.rows import insert_pages
from bench.words import Writer
from core.enums import Country, Language, VisitFormat
from core.models import AXES, Term
from knowledgebase.enums import BarrierNature, CostBracket, Evidence, Maturity, PracticeKind, SetupTime
from knowledgebase.models import BarrierPage, PracticePage, Testimonial
from network.models import OrganisationPage
from search import services
from search.document import Document
from search.sources import all_documents

AT_ONCE = 250  # pages inserted and indexed together
PRACTICES_AN_ORGANISATION = 20
FEWEST_ORGANISATIONS = 40  # more than a page of the directory shows, so that directories of all sizes compare
PRACTICES_A_BARRIER = 100
TAGS = 150
FEW = 10
NOON = datetime.time(12, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(2023, 1, 2)
DAYS = 1_300  # over which the practices were published


@dataclass
class Stock:
    """What practices are made of: terms by axis, and what they point at."""

    terms: dict[str, list[Term]]
    organisations: Sequence[OrganisationPage] = ()
    barriers: Sequence[BarrierPage] = ()
    tags: Sequence[Tag] = ()


def fill(sections: dict[str, Page], practices: int, writer: Writer) -> list[str]:
    """Write ``practices`` practices and what they point at, and the index; return the paths of a few practices."""
    stock = Stock({axis: list(model.objects.all()) for axis, model in AXES.items()})
    stock.tags = _tags(writer)
    stock.organisations = [
        organisation(stock, writer, number)
        for number in range(max(FEWEST_ORGANISATIONS, practices // PRACTICES_AN_ORGANISATION))
    ]
    insert_pages(sections["directory"], stock.organisations)
    stock.barriers = [barrier(stock, writer, number) for number in range(max(2, practices // PRACTICES_A_BARRIER))]
    insert_pages(sections["barriers"], stock.barriers)

    paths: list[str] = []

    def documents() -> Iterator[Document]:
        # What is not generated here, and what stands in the database already.
        yield from all_documents()
        for start in range(0, practices, AT_ONCE):
            pages = [practice(stock, writer, number) for number in range(start, min(start + AT_ONCE, practices))]
            insert_pages(sections["practices"], pages)
            _beside(pages, writer)
            for page in pages:
                # The page that was just written holds its relations: its document costs two queries, not twenty.
                document = page.search_document()
                yield document.from_source(f"{Page._meta.label_lower}:{page.pk}")
            paths.extend(page.url for page in pages[:FEW])

    services.rebuild(documents())
    return paths[:FEW]


def _tags(writer: Writer) -> list[Tag]:
    names = sorted({writer.words(2) for _ in range(TAGS)})
    return Tag.objects.bulk_create([Tag(name=name, slug=slugify(name)) for name in names])


def organisation(stock: Stock, writer: Writer, number: int) -> OrganisationPage:
    place = writer.some([term for term in stock.terms["territory"] if term.latitude is not None], 1, 1)[0]
    page = OrganisationPage(
        **_page("organisation", writer, number),
        description=writer.prose(3),
        offers=[("offer", writer.sentence()) for _ in range(3)],
        languages=writer.some(Language.values, 1, 3),
        street=f"{writer.words(2)} {number}",
        postcode="5000",
        town=writer.words(1).capitalize(),
        country=writer.some([Country.BE.value, Country.FR.value], 1, 1)[0],
        latitude=place.latitude + writer.random.uniform(-0.2, 0.2),
        longitude=place.longitude + writer.random.uniform(-0.2, 0.2),
        accessibility=writer.text(2),
        website="https://organisation.example/",
        contact_role=writer.words(3),
        contact_email=f"contact@organisation-{number}.example",
        contact_consent_on=FIRST_DAY,
        **_visits(writer),
    )
    page.kinds = writer.some(stock.terms["structure_kind"], 1, 2)
    page.territories = [place]
    page.audiences = writer.some(stock.terms["audience"], 1, 4)
    page.sectors = writer.some(stock.terms["sector"], 1, 3)
    page.helps_with = writer.some(stock.terms["challenge"], 1, 4)
    page.federations, page.partners = [], []
    return page


def barrier(stock: Stock, writer: Writer, number: int) -> BarrierPage:
    page = BarrierPage(
        **_page("barrier", writer, number),
        case=writer.prose(2),
        nature=writer.some(BarrierNature.values, 1, 1)[0],
        change=writer.prose(1),
        tried=writer.prose(1),
    )
    _set_terms(page, stock, writer)
    return page


def practice(stock: Stock, writer: Writer, number: int) -> PracticePage:
    good = writer.maybe(0.4)
    page = PracticePage(
        **_page("practice", writer, number),
        kind=PracticeKind.GOOD_PRACTICE if good else PracticeKind.ACTION_SHEET,
        problem=writer.text(3),
        carrier=writer.some(stock.organisations, 1, 1)[0],
        partners=[("partner", partner(writer, found)) for found in (None, *writer.some(stock.organisations, 1, 1))],
        context=writer.prose(2),
        steps=[("step", step(writer)) for _ in range(writer.random.randint(3, 5))],
        means_people=writer.sentence(),
        means_skills=writer.sentence(),
        means_equipment=writer.sentence(),
        means_premises=writer.sentence(),
        start_cost=writer.some(CostBracket.values, 1, 1)[0],
        yearly_cost=writer.some(CostBracket.values, 1, 1)[0],
        funding=writer.sentence(),
        setup_time=writer.some(SetupTime.values, 1, 1)[0],
        since=2015 + number % 10,
        maturity=writer.some(Maturity.values, 1, 1)[0],
        reviewed_on=_day(number) + datetime.timedelta(days=90),
        review_due_on=_day(number) + datetime.timedelta(days=455),
        authors=[("author", {"name": writer.title(), "role": writer.words(1)})],
        **_visits(writer),
        **(proof(writer) if good else {}),
    )
    _set_terms(page, stock, writer)
    page.barriers = writer.some(stock.barriers, 1, 2) if writer.maybe(0.25) else []
    page.tagged_items = [PracticePage.tags.through(tag=tag) for tag in writer.some(stock.tags, 0, 4)]
    return page


def partner(writer: Writer, found: OrganisationPage | None) -> dict[str, Any]:
    name = "" if found else writer.title()
    return {"organisation": found, "name": name, "role": writer.words(4), "country": Country.BE.value}


def step(writer: Writer) -> dict[str, str]:
    return {
        "title": writer.title(),
        "text": writer.text(2),
        "who": writer.words(2),
        "duration": "2 heures",
        "tool": writer.words(2),
    }


def figure(writer: Writer) -> dict[str, Any]:
    counted = {"value": 12, "total": 15, "unit": "people", "year": 2025}
    return {"label": writer.words(4), **counted, "source": writer.words(3)}


def proof(writer: Writer) -> dict[str, Any]:
    """What makes an action sheet a good practice."""
    return {
        "results": writer.prose(2),
        "evidence": writer.some(Evidence.values, 1, 1)[0],
        "period": "2023–2025",
        "figures": [("figure", figure(writer)) for _ in range(3)],
        "helped": [("factor", writer.sentence()) for _ in range(2)],
        "held_back": [("factor", writer.sentence()) for _ in range(2)],
        "difficulties": [
            ("difficulty", {"difficulty": writer.sentence(), "answer": writer.sentence()}) for _ in range(3)
        ],
        "transfer_keep": writer.sentence(),
        "transfer_adapt": writer.sentence(),
        "transfer_not_suited": writer.sentence(),
        "transfer_across_border": writer.sentence(),
        "easy_read": writer.text(4),
    }


def _page(kind: str, writer: Writer, number: int) -> dict[str, Any]:
    return {
        "title": writer.title(),
        "slug": f"{kind}-{number}",
        "translation_key": writer.uuid(),
        "summary": writer.sentence()[:280],
        "first_published_at": datetime.datetime.combine(_day(number), NOON),
    }


def _day(number: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=(number * 7) % DAYS)


def _visits(writer: Writer) -> dict[str, Any]:
    if not writer.maybe(0.3):
        return {}
    return {
        "open_to_visits": True,
        "visit_formats": writer.some(VisitFormat.values, 1, 3),
        "visit_languages": writer.some(Language.values, 1, 2),
        "visit_access": writer.sentence(),
    }


def _set_terms(page: Any, stock: Stock, writer: Writer) -> None:
    page.challenges = writer.some(stock.terms["challenge"], 1, 3)
    page.audiences = writer.some(stock.terms["audience"], 1, 3)
    page.sectors = writer.some(stock.terms["sector"], 1, 2)
    page.structure_kinds = writer.some(stock.terms["structure_kind"], 0, 2)
    page.territories = writer.some(stock.terms["territory"], 1, 2)


def _beside(pages: Sequence[PracticePage], writer: Writer) -> None:
    """Tags, and what people said: rows of their own."""
    tagged = [item for page in pages for item in page.tagged_items.all()]
    for page in pages:
        for item in page.tagged_items.all():
            item.content_object = page
    PracticePage.tags.through.objects.bulk_create(tagged)
    Testimonial.objects.bulk_create(
        Testimonial(
            practice=page,
            first_name=writer.words(1).capitalize(),
            role=writer.words(2),
            text=writer.text(2),
            consent_on=FIRST_DAY,
        )
        for page in pages
        if writer.maybe(0.2)
    )
