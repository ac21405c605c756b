"""A small real site for the tests of the editors' side."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from core.models import Audience, Challenge, Sector, Territory
from home.models import HomePage
from knowledgebase.models import PracticeIndexPage, PracticePage
from network.models import DirectoryPage, Member, OrganisationPage

PASSWORD = "un mot de passe de test"


def term(model: type, code: str, **fields: Any) -> Any:
    """The term of that code, made when it is missing."""
    defaults: dict[str, Any] = {"label_fr": code.capitalize()}
    if model is Challenge:
        defaults["side"] = "person"
    if model is Territory:
        defaults["kind"] = "province"
    return model.objects.get_or_create(code=code, defaults={**defaults, **fields})[0]


def home(language: str = "fr") -> HomePage:
    """The home page of that language, the French one being the site's root."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    if language != "fr":
        copy = home().copy_for_translation(locale)
        copy.save_revision().publish()
        return HomePage.objects.get(pk=copy.pk)
    # A test that commits empties every table after it, the root of the pages too.
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    page = root.add_child(
        instance=HomePage(
            title="Accueil",
            slug="accueil",
            locale=locale,
            question="Quel problème ?",
            lead="…",
            person_heading="Des personnes",
            organisation_heading="Des structures",
            new_heading="Nouveau",
            visits_heading="Visites",
            visits_text="Venez voir",
        )
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": page})
    Site.clear_site_root_paths_cache()
    return page


def practice_index() -> PracticeIndexPage:
    found = PracticeIndexPage.objects.filter(locale__language_code="fr").first()
    return found or home().add_child(instance=PracticeIndexPage(title="Fiches", slug="fiches", summary="Toutes"))


def directory() -> DirectoryPage:
    found = DirectoryPage.objects.filter(locale__language_code="fr").first()
    return found or home().add_child(instance=DirectoryPage(title="Annuaire", slug="annuaire", summary="Toutes"))


def organisation(title: str = "Centre Démonstration", **fields: Any) -> OrganisationPage:
    found = OrganisationPage.objects.filter(title=title).first()
    return found or directory().add_child(instance=OrganisationPage(title=title, summary="…", town="Mons", **fields))


GOOD = {
    "results": "<p>Neuf sur dix sont restés.</p>",
    "evidence": "own_figures",
    "period": "2022–2025",
    "helped": [("factor", "Une directrice qui connaissait le centre.")],
    "difficulties": [("difficulty", {"difficulty": "La place vide.", "answer": "Le centre réserve."})],
    "transfer_keep": "Poser la question à l’accueil.",
    "transfer_adapt": "Le prix.",
    "transfer_not_suited": "Sans crèche à moins de 5 km.",
}


def practice(title: str = "Garder les enfants le mardi", live: bool = True, **fields: Any) -> PracticePage:
    """A publishable action sheet; ``**GOOD`` makes its content that of a good practice."""
    terms = {
        "challenges": fields.pop("challenges", None) or [term(Challenge, "garde-enfants")],
        "audiences": fields.pop("audiences", None) or [term(Audience, "monoparentales")],
        "sectors": fields.pop("sectors", None) or [term(Sector, "transversal")],
        "territories": fields.pop("territories", None) or [term(Territory, "BE-WHT")],
    }
    tags = fields.pop("tags", [])
    values = {
        "summary": "Une place de crèche pendant la formation.",
        "problem": "Personne ne peut venir à 8 h.",
        "carrier": organisation(),
        "steps": [("step", {"title": "Repérer", "text": "Poser la question.", "who": "", "duration": "", "tool": ""})],
        "start_cost": "under_1k",
        "yearly_cost": "under_1k",
        "setup_time": "weeks",
        "reviewed_on": date(2026, 1, 31),
        **fields,
    }
    page = PracticePage(title=title, live=live, **values)
    for name, chosen in terms.items():
        setattr(page, name, chosen)
    page.tags.add(*tags)
    practice_index().add_child(instance=page)
    page.save_revision(clean=live)
    return PracticePage.objects.get(pk=page.pk)


def member(email: str, group: str | None = None, **fields: Any) -> Member:
    user = Member.objects.create_user(email, PASSWORD, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def superuser() -> Member:
    return Member.objects.create_superuser("chef@passerelles.example", PASSWORD)


def is_missing(client: Any, url: str) -> bool:
    """True when there is nothing at ``url``; Django then tries the same address in the reader's language."""
    answer = client.get(url)
    return answer.status_code == 404 or answer.get("Location") == f"/fr{url}"
