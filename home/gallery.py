"""The gallery of components: what each takes, read from its own top comment, and what it looks like."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString, mark_safe

from core.glossary import Explained
from core.presentation import Download, Figure, Figures, TermLink, Visits
from search.results import Hit

COMMENT = re.compile(r"{% comment %}(.*?){% endcomment %}", re.DOTALL)


@dataclass(frozen=True)
class Component:
    """name: its file under templates/components. contexts: what it is shown with, one example each."""

    name: str
    contexts: tuple[dict[str, Any], ...] = field(default=({},))


def _hit(kind: str, title: str, summary: str, /, **payload: Any) -> Hit:
    return Hit(
        id=f"{kind}:gallery:fr",
        score=1.0,
        title=title,
        summary=summary,
        url="#",
        kind=kind,
        language="fr",
        highlight=mark_safe("La garde d’enfants <mark>freine</mark> l’entrée en formation."),
        distance_km=12.4,
        published=date(2026, 3, 4),
        reviewed=date(2026, 9, 14),
        payload={"key": "", "challenges": [], "territories": [], "open": False, **payload},
    )


PRACTICE = _hit(
    "practice",
    "Une crèche qui recrute parmi les parents",
    "Garder l’enfant le temps d’une formation, et ouvrir le métier.",
    kind="good_practice",
    open=True,
    maturity="proven",
    published="2026-03-04",
)
SHEET = _hit("practice", "Le vélo de prêt", "Arriver à l’heure sans permis.", kind="action_sheet", maturity="tried")
BARRIER = _hit("barrier", "Pas de crèche sans contrat", "Et pas de contrat sans crèche.")
HOST = _hit(
    "organisation", "Centre Démonstration", "Accueil et remise à niveau.", kinds=[], town="Charleroi", open=True
)
EVENT = _hit(
    "event",
    "Qui garde les enfants à sept heures ?",
    "Une matinée entre structures qui forment des parents.",
    kind="networking",
    span=["2027-03-02", "2027-03-02", "09:30", "12:00"],
    where="La Louvière",
    cancelled=True,
)
PROJECT = _hit("project", "Weldcome", "Se former au soudage des deux côtés.", programme="Interreg")

FIGURES = Figures(
    (
        Figure("Inscrits jusqu’au bout", "9/14", "personnes", "9 personnes sur 14", "64.3", "2025", ""),
        Figure("Heures d’atelier", "1 254", "heures", "", "", "2025", ""),
    ),
    "registre de l’équipe, 2025",
)
FILES = (
    Download("Affiche à imprimer", "#", "PDF", 184_000, "CC BY 4.0", "#", "", ""),
    Download("Draaiboek", "#", "DOCX", 42_000, "CC BY-SA 4.0", "#", "néerlandais", "nl"),
)
VISITS = Visits(
    ("Visite", "Demi-journée"),
    ("français", "néerlandais"),
    2,
    date(2027, 3, 4),
    "Rampe à l’arrière.",
    "La coordination",
    "#",
)
PAUSED = Visits(("Visite",), ("français",), 1, None, "", back_on=date(2027, 5, 3))

COMPONENTS = (
    Component("logo"),
    Component("breadcrumbs", ({"crumbs": [("Accueil", "#"), ("Fiches et pratiques", "#")], "current": "Mobilité"},)),
    Component("search_box", ({"field_id": "gallery-q", "placeholder": "Par exemple : permis"},)),
    Component("terms", ({"terms": (TermLink("mobilite", "Mobilité", "#"), TermLink("horaires", "Horaires", ""))},)),
    Component("figures", ({"figures": FIGURES},)),
    Component("downloads", ({"files": FILES},)),
    Component("visits", ({"offer": VISITS}, {"offer": PAUSED})),
    Component("acronyms", ({"acronyms": (Explained("CPAS", "centre public d’action sociale", ""),)},)),
    Component("card", tuple({"hit": hit} for hit in (PRACTICE, SHEET, BARRIER, HOST, PROJECT, EVENT))),
    Component(
        "field",
        (
            {
                "field_id": "gallery-town",
                "label": "Près de",
                "value": "Tournay",
                "error": "Cette ville n’est pas connue.",
                "help": "Une ville ou un code postal.",
            },
        ),
    ),
)


@cache
def documentation(name: str) -> str:
    """What the component's top comment says that it takes. Raises ValueError when it has none."""
    source = get_template(f"components/{name}.html").template.source  # type: ignore[attr-defined]
    found = COMMENT.match(source.lstrip())
    if not found:
        raise ValueError(f"components/{name}.html begins with no comment that says what it takes")
    return found[1].strip()


def examples(request: HttpRequest) -> list[dict[str, str | SafeString]]:
    """Each component with its documentation and its examples rendered together."""
    return [
        {
            "name": component.name,
            "documentation": documentation(component.name),
            "html": mark_safe(  # noqa: S308 - templates of ours, escaped by themselves
                "".join(
                    render_to_string(f"components/{component.name}.html", shown, request)
                    for shown in component.contexts
                )
            ),
        }
        for component in COMPONENTS
    ]
