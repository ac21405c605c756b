"""One page of each kind that people see, for the tests that hold for all of them."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, Response

LIST = "/fr/fiches-et-pratiques/"
DIRECTORY = "/fr/annuaire/"
GOOD_PRACTICE = f"{LIST}budget-avant-premier-contrat/"  # has everything: steps, figures, files, voices, visits
PAPER = "/fr/livre-blanc/passer-le-seuil/"  # in consultation
ANSWERED = "/fr/livre-blanc/tenir-jusqu-au-bout/"
TILES = "https://tile.openstreetmap.org"
NOT_TRANSLATED_YET = f"{LIST}velo-prete-periode-essai/"


def address(name: str, *args: str) -> str:
    """The French address of a view that is no page; its words come from the catalogues."""
    with translation.override("fr"):
        return reverse(name, args=args)


@dataclass(frozen=True)
class Place:
    name: str
    path: str
    then: str = ""
    """A link to follow from there: a CSS selector."""
    status: int = 200

    def visit(self, page: Page, problems: list[str]) -> Response:
        """Open it, and be sure that it is what it should be."""
        answer = page.goto(self.path)
        if self.then:
            following = page.locator(self.then).first.get_attribute("href")
            assert following, self.then
            answer = page.goto(following)
        assert answer is not None
        assert answer.status == self.status, f"{page.url}: {answer.status}"
        if self.status >= 400:
            problems[:] = [problem for problem in problems if f"{self.status}" not in problem]
        return answer


PLACES = (
    Place("home", "/fr/"),
    Place("list", LIST),
    Place("list, narrowed", f"{LIST}?challenge=mobilite&audience=femmes&near=Namur&km=100"),
    Place("list, empty", f"{LIST}?q=xylographe&challenge=mobilite"),
    Place("list, with a wrong place", f"{LIST}?near=Nullepart-les-Oies"),
    Place("list, partly in another language", "/de/aktionsblaetter-und-praxis/?page=2"),
    Place("good practice", GOOD_PRACTICE),
    Place("good practice, translated", "/nl/fiches-en-praktijken/nederlands-op-de-laadkade/"),
    Place("action sheet", f"{LIST}pochette-du-premier-jour-frontalier/"),
    Place("directory", DIRECTORY),
    Place("organisation", f"{DIRECTORY}velo-exemple-namur/"),
    Place("barriers", "/fr/freins/"),
    Place("barriers on a map", "/fr/freins/?map=yes"),
    Place("suggesting a barrier", address("suggest_barrier")),
    Place("observatory", address("observatory")),
    Place("barrier", "/fr/freins/transport-titre-non-rembourse/"),
    Place("white papers", "/fr/livre-blanc/"),
    Place("white paper", PAPER),
    Place("white paper, a chapter", f"{PAPER}les-premieres-semaines/"),
    Place("white paper, a proposal", f"{ANSWERED}des-compteurs-trop-courts/prolonger-l-article-60/"),
    Place("white paper, what is said of it", f"{PAPER}les-premieres-semaines/", then=".talk-beside a:has(b)"),
    Place("white paper, its follow-up", f"{ANSWERED}suivi/"),
    Place("white paper, its versions", f"{PAPER}versions/"),
    Place("projects", "/fr/projets/"),
    Place("project", "/fr/projets/emploi-sans-frontieres/"),
    Place("agenda", "/fr/agenda/"),
    Place("agenda, past", "/fr/agenda/?when=past"),
    Place("event, a tour", "/fr/agenda/validobus-quatre-etapes/"),
    Place("event, over", "/fr/agenda/concertation-transport/"),
    Place("standard page", "/fr/contribuer/"),
    Place("search", f"{address('search')}?q=garde d’enfants"),
    Place("searches without an answer", address("questions")),
    Place("group visits", address("group_dates")),
    Place("a group visit", address("group_dates"), then=".group-row h2 a"),
    Place("contributing, with a question", address("questions"), then=".questions-ways a"),
    Place("hosts for a question", f"{address('visit_hosts')}?challenge=confiance&audience=jeunes&near=Mons"),
    Place("who can help, few", f"{address('visit_hosts')}?for=help&challenge=dettes&near=6600"),
    Place("figures of visits", address("visit_figures")),
    Place("search, an acronym of two countries", f"{address('search')}?q=EI"),
    Place("search, an attached document, few", f"{address('search')}?q=odomètre"),
    Place("tag", address("tag", "velo")),
    Place("not translated", NOT_TRANSLATED_YET, then=".langs-missing"),
    Place("not found", "/fr/nulle-part/", status=404),
    Place("gallery", address("gallery")),
)
every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
