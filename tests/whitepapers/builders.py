"""A small white paper: two chapters, three proposals."""

import datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from core.models import Authority, Territory
from tests.admin.builders import home, term
from whitepapers.models import ChapterPage, ProposalPage, WhitePaperIndexPage, WhitePaperPage
from whitepapers.services.publishing import publish

NOW = timezone.make_aware(datetime.datetime(2026, 3, 2, 10))
TODAY = NOW.date()


def index() -> WhitePaperIndexPage:
    found = WhitePaperIndexPage.objects.filter(locale__language_code="fr").first()
    return found or home().add_child(
        instance=WhitePaperIndexPage(title="Livre blanc", slug="livre-blanc", summary="Ce que nous demandons.")
    )


def paragraph(text: str, id: str | None = None, note: str = "") -> dict[str, Any]:
    return {"type": "paragraph", "id": id or str(uuid4()), "value": {"text": f"<p>{text}</p>", "note": note}}


def chapter(paper: WhitePaperPage, title: str, *texts: str) -> ChapterPage:
    """Ids of its paragraphs: p1, p2, …"""
    body = [paragraph(text, f"p{number}") for number, text in enumerate(texts, start=1)]
    page = paper.add_child(instance=ChapterPage(title=title, body=body, live=False))
    page.save_revision()
    return page


def proposal(chapter: ChapterPage, title: str, **fields: Any) -> ProposalPage:
    values = {
        "current_rule": "<p>Deux conventions pour un stage de trois jours.</p>",
        "change": "<p>Une seule convention, reconnue des deux côtés.</p>",
        "why": "<p>Les stages tombent.</p>",
        "for_whom": "Les stagiaires frontaliers",
        **fields,
    }
    many = {name: values.pop(name, []) for name in ("barriers", "practices")}
    authorities = values.pop("authorities", None) or [term(Authority, "be-federal", level="federal")]
    page = ProposalPage(title=title, live=False, **values)
    page.authorities = authorities
    for name, chosen in many.items():
        setattr(page, name, chosen)
    chapter.add_child(instance=page)
    page.save_revision()
    return page


def paper(title: str = "Travailler des deux côtés", **fields: Any) -> WhitePaperPage:
    """A draft: « Les stages » with two paragraphs and two proposals, « La garde » with one of each."""
    page = WhitePaperPage(title=title, summary="Ce qui change si on nous entend.", live=False, **fields)
    page.territories = [term(Territory, "BE-WHT")]
    index().add_child(instance=page)
    page.save_revision()
    first = chapter(page, "Les stages", "Un stage de trois jours demande deux conventions.", "Personne ne les signe.")
    proposal(first, "Une seule convention")
    proposal(first, "Un guichet")
    second = chapter(page, "La garde", "La crèche demande un contrat.")
    proposal(second, "Une place sans contrat")
    return WhitePaperPage.objects.get(pk=page.pk)


def published(title: str = "Travailler des deux côtés", **extra: Any) -> WhitePaperPage:
    page = paper(title)
    publish(page, by=None, now=NOW, **extra)
    return WhitePaperPage.objects.get(pk=page.pk)
