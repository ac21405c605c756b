"""A white paper of 200 pages with 300 proposals and 2,000 contributions, and how long its pages take."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from bench.words import Writer
from core.models import Authority, Territory
from core.typesetting import pdf
from search.services import deferred
from whitepapers.comparing import compare
from whitepapers.contributions.enums import Kind, Stance
from whitepapers.models import (
    ChapterPage,
    Contribution,
    ProposalPage,
    Version,
    WhitePaperIndexPage,
    WhitePaperPage,
    paper_of,
)
from whitepapers.printing.version import paper_document
from whitepapers.reading import text_of
from whitepapers.services.publishing import publish

PROPOSALS_OF_A_CHAPTER, PARAGRAPHS, SENTENCES = 15, 46, 8
ROUNDS = 7
SEED = 20_261_122


def build(home: Page, proposals: int, contributions: int) -> WhitePaperPage:
    """The paper with two versions, and what was said of the second."""
    writer = Writer(SEED)
    with disable_reference_index_auto_update(), transaction.atomic(), deferred():
        page = _written(home, writer, proposals)
        now = timezone.now()
        publish(page, by=None, now=now - timedelta(days=30))
        for chapter in ChapterPage.objects.child_of(page):
            _rewrite(chapter, writer)
        version = publish(page, by=None, now=now, changelog=writer.text(4))
        _say(version, writer, contributions)
    return WhitePaperPage.objects.get(pk=page.pk)


def measure(page: WhitePaperPage) -> dict[str, Any]:
    """Milliseconds (the best of some rounds, each without the page cache) and queries."""
    chapter = ChapterPage.objects.child_of(page).first()
    assert chapter is not None  # noqa: S101 - for the type checker
    latest, first = paper_of(page).versions.all()
    old, new = text_of(first, "fr"), text_of(latest, "fr")
    assert old and new  # noqa: S101
    return {
        "cover": _page(page.url),
        "chapter": _page(chapter.url),
        "proposal": _page(ProposalPage.objects.child_of(chapter)[0].url),
        "versions": _page(f"{page.url}versions/1-2/", rounds=2),
        "compared": _best(lambda: compare(old, new), 3),
        "printed": _best(lambda: pdf(paper_document(new, latest)), 1),
        "words": sum(len(one.words.split()) for part in new.chapters for one in part.passages),
    }


def _written(home: Page, writer: Writer, proposals: int) -> WhitePaperPage:
    index = WhitePaperIndexPage.objects.filter(locale=home.locale).first() or home.add_child(
        instance=WhitePaperIndexPage(title="Livre blanc", slug="livre-blanc", summary="…", locale=home.locale)
    )
    page = WhitePaperPage(title="Un long livre blanc", slug="long", summary=writer.title(), locale=home.locale)
    page.territories = list(Territory.objects.all()[:3])
    index.add_child(instance=page)
    page.save_revision()
    authorities = list(Authority.objects.all())
    for number in range(max(1, proposals // PROPOSALS_OF_A_CHAPTER)):
        body = [
            {"type": "paragraph", "id": str(writer.uuid()), "value": {"text": f"<p>{writer.text(SENTENCES)}</p>"}}
            for _number in range(PARAGRAPHS)
        ]
        chapter = ChapterPage(
            title=writer.title(), slug=f"chapitre-{number}", body=body, locale=home.locale, live=False
        )
        page.add_child(instance=chapter)
        chapter.save_revision()
        for own in range(PROPOSALS_OF_A_CHAPTER):
            _propose(chapter, f"proposition-{own}", writer, authorities)
    return page


def _propose(chapter: ChapterPage, slug: str, writer: Writer, authorities: list[Authority]) -> None:
    fields = {name: writer.prose(2) for name in ("current_rule", "change", "why")}
    page = ProposalPage(title=writer.title(), slug=slug, for_whom=writer.sentence()[:250], live=False, **fields)
    page.locale = chapter.locale
    page.authorities = writer.some(authorities, 1, 2)
    chapter.add_child(instance=page)
    page.save_revision()


def _rewrite(chapter: ChapterPage, writer: Writer) -> None:
    """Every fifth paragraph said in another way, and one moved."""
    blocks = list(chapter.body.raw_data)
    for block in blocks[::5]:
        block["value"] = {"text": f"<p>{writer.text(SENTENCES)}</p>", "note": ""}
    blocks.insert(3, blocks.pop())
    chapter.body = blocks
    chapter.save_revision()


def _say(version: Version, writer: Writer, number: int) -> None:
    text = text_of(version, "fr")
    assert text is not None  # noqa: S101
    parts = [part for chapter in text.chapters for part in (chapter, *chapter.proposals)]
    said = []
    for place in range(number):
        part = parts[place % len(parts)]
        passage = writer.random.choice(part.passages)
        on_proposal = part.passages[0].id == "current_rule" and writer.maybe(0.6)
        said.append(
            Contribution(
                paper=version.paper,
                version=version,
                language="fr",
                part_key=part.key,
                passage="" if on_proposal else passage.id,
                quote="" if on_proposal else " ".join(passage.words.split()[:6]),
                kind=Kind.STANCE if on_proposal else Kind.COMMENT,
                stance=writer.random.choice(Stance.values) if on_proposal else "",
                text=writer.text(3),
                organisation=writer.title(),
                organisation_key=writer.uuid(),
                made_at=version.published_at,
            )
        )
    Contribution.objects.bulk_create(said)


def _page(url: str, rounds: int = ROUNDS) -> dict[str, float]:
    client = Client(headers={"host": "127.0.0.1"})

    def ask() -> None:
        answer = client.get(url)
        if answer.status_code != 200:
            raise ValueError(f"{url}: {answer.status_code}")

    def count(execute: Any, *arguments: Any) -> Any:
        queries.append(arguments[0])
        return execute(*arguments)

    ask()
    queries: list[str] = []
    with connection.execute_wrapper(count):
        ask()
    return {"milliseconds": _best(ask, rounds), "queries": len(queries)}


def _best(do: Callable[[], object], rounds: int) -> float:
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        do()
        times.append(time.perf_counter() - start)
    return min(times) * 1_000
