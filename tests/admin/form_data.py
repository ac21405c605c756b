"""What the page editor sends when an editor saves a practice."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.blocks import PROSE
from core.models import Audience, Challenge, Sector, Territory

from .builders import organisation, term

STREAMS = ("partners", "steps", "figures", "helped", "held_back", "difficulties", "documents", "authors")
STEP = {"title": "Repérer", "text": "Poser la question.", "who": "", "duration": "", "tool": ""}


def prose(html: str) -> str:
    return rich_text(html, features=PROSE)


def practice_data(action: str = "", **fields: Any) -> dict[str, Any]:
    """The form of a publishable action sheet; ``action`` is the button pressed ("publish", "submit", none to save)."""
    data: dict[str, Any] = {
        "title": "Garder les enfants",
        "slug": "garder-les-enfants",
        "summary": "Une place de crèche pendant la formation.",
        "problem": "Personne ne peut venir à 8 h.",
        "carrier": organisation().pk,
        "context": prose(""),
        "results": prose(""),
        "start_cost": "under_1k",
        "yearly_cost": "under_1k",
        "setup_time": "weeks",
        "maturity": "tried",
        "review_every": 12,
        "visit_capacity": 1,
        "licence": "cc-by-sa-4.0",
        "comments": inline_formset([]),
        **{name: streamfield([]) for name in STREAMS},
        "steps": streamfield([("step", STEP)]),
        **fields,
    }
    terms = {
        "challenges": [term(Challenge, "garde-enfants").pk],
        "audiences": [term(Audience, "monoparentales").pk],
        "sectors": [term(Sector, "transversal").pk],
        "territories": [term(Territory, "BE-WHT").pk],
    }
    # Several values of one name, where nested_form_data would make one name each.
    several = {name: data.pop(name, chosen) for name, chosen in terms.items()}
    if action:
        data[f"action-{action}"] = action
    return {**nested_form_data(data), **several}


def good_data(action: str = "", **fields: Any) -> dict[str, Any]:
    """The same with what a good practice needs."""
    more = {
        "results": prose("<p>Neuf sur dix sont restés.</p>"),
        "evidence": "own_figures",
        "period": "2022–2025",
        "helped": streamfield([("factor", "Une directrice.")]),
        "difficulties": streamfield([("difficulty", {"difficulty": "La place vide.", "answer": "Le centre réserve."})]),
        "transfer_keep": "La question.",
        "transfer_adapt": "Le prix.",
        "transfer_not_suited": "Sans crèche.",
    }
    return practice_data(action, **{**more, **fields})
