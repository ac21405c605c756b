"""The directory: by what organisations are filtered, and what a row says."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import vocabulary
from core.caching import depends_on, remembered
from core.enums import Country, Language, VisitFormat
from search.listing import Axis, Column, ListSpec
from search.presentation import Row, base_row, locate
from search.query import Sort
from search.results import Hit

OPEN = {"yes": _("Open to visits")}


def organisation_title(key: str) -> str | None:
    """The name of an organisation, by its translation key, in the active language if it can be."""
    return _titles().get(key)


def _titles() -> dict[str, str]:
    language = get_language() or "fr"

    def load() -> dict[str, str]:
        from network.models import OrganisationPage

        depends_on(*(f"index:organisation:{code}" for code, _name in settings.LANGUAGES))
        rows = OrganisationPage.objects.live().values_list("translation_key", "locale__language_code", "title")
        return {str(key): title for key, code, title in sorted(rows, key=lambda row: row[1] == language)}

    return remembered(f"organisations:{language}", load, quiet=True)


def _terms(axis: str, key: str, label: object) -> Column:
    return Column(label, lambda hit: [vocabulary.label(axis, code) for code in hit.payload.get(key, ())], key)


ORGANISATIONS = ListSpec(
    kinds=("organisation",),
    axes=(
        Axis("structure_kind", _("Kind of organisation")),
        Axis("territory", _("Territory")),
        Axis("challenge", _("Helps with")),
        Axis("open", _("Visits"), OPEN),
        Axis("visit_format", _("Ways to visit"), dict(VisitFormat.choices)),
        Axis("audience", _("For whom")),
        Axis("sector", _("Sector")),
        Axis("spoken", _("Languages spoken"), dict(Language.choices)),
        Axis("country", _("Country"), dict(Country.choices)),
        Axis("federation", _("Federation"), organisation_title),
    ),
    sorts=(Sort.RELEVANCE, Sort.TITLE, Sort.NEWEST, Sort.NEAREST),
    default_sort=Sort.TITLE,
    columns=(
        _terms("structure_kind", "kinds", _("Kind of organisation")),
        Column(_("Town"), lambda hit: hit.payload.get("town"), "town"),
        Column(_("Country"), lambda hit: hit.payload.get("country"), "country"),
        _terms("territory", "territories", _("Territory")),
        _terms("challenge", "challenges", _("Helps with")),
        _terms("audience", "audiences", _("For whom")),
        _terms("sector", "sectors", _("Sector")),
        Column(_("Open to visits"), lambda hit: _("yes") if hit.payload.get("open") else "", "open"),
    ),
    locate=locate,
)


def organisation_row(hit: Hit) -> Row:
    kinds = hit.payload.get("kinds", ())
    country = hit.payload.get("country")
    where = ", ".join(
        str(part)
        for part in (hit.payload.get("town"), Country(country).label if country in Country.values else "")
        if part
    )
    word = vocabulary.label("structure_kind", kinds[0]) if kinds else ""
    return base_row(hit, word=word, facts=(where,))
