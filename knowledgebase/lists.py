"""The lists of practices, barriers and projects: by what they are filtered, and what a row says."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from core import vocabulary
from core.caching import depends_on, remembered
from core.enums import VisitFormat
from knowledgebase.enums import BarrierNature, BarrierStatus, CostBracket, Evidence, Maturity, PracticeKind, SetupTime
from knowledgebase.practised import PRACTISED, practised
from network.lists import OPEN, organisation_title
from search.listing import Axis, Column, ListSpec
from search.presentation import Row, base_row, locate
from search.presentation.rows import territories
from search.query import Sort
from search.results import Hit


def tag_name(slug: str) -> str | None:
    """The name of a tag that practices or events carry; None when there is no such tag."""
    return _tag_names().get(slug)


def _tag_names() -> dict[str, str]:
    def load() -> dict[str, str]:
        # A tag that is given, renamed or merged changes the documents that carry it.
        kinds = ("practice", "event")
        depends_on(*(f"index:{kind}:{code}" for kind in kinds for code, _name in settings.LANGUAGES))
        used = Tag.objects.filter(
            Q(knowledgebase_practicetag_items__isnull=False) | Q(knowledgebase_eventtag_items__isnull=False)
        )
        return dict(used.values_list("slug", "name").distinct())

    return remembered("tags", load, quiet=True)


@dataclass(frozen=True)
class RelatedTag:
    slug: str
    name: str
    practices: int


def related_tags(slug: str) -> list[RelatedTag]:
    """The tags of the practices that carry this one, those that most of them share first."""
    from knowledgebase.models import PracticeTag

    def load() -> list[RelatedTag]:
        depends_on(*(f"index:practice:{code}" for code, _name in settings.LANGUAGES))
        beside = PracticeTag.objects.filter(
            content_object__live=True, content_object__tagged_items__tag__slug=slug
        ).exclude(tag__slug=slug)
        counted = beside.values_list("tag__slug", "tag__name").annotate(
            practices=Count("content_object__translation_key", distinct=True)
        )
        return [RelatedTag(*row) for row in counted.order_by("-practices", "tag__name")]

    return remembered(f"related tags:{slug}", load)


def barrier_title(key: str) -> str | None:
    """The title of a barrier, by its translation key, in the active language if it can be."""
    return _titles("barrier").get(key)


def practice_title(key: str) -> str | None:
    """The same of a practice."""
    return _titles("practice").get(key)


def _titles(kind: str) -> dict[str, str]:
    """Of all pages of that kind, by their translation keys."""
    language = get_language() or "fr"

    def load() -> dict[str, str]:
        from knowledgebase.models import BarrierPage, PracticePage

        depends_on(*(f"index:{kind}:{code}" for code, _name in settings.LANGUAGES))
        pages = {"barrier": BarrierPage, "practice": PracticePage}[kind].objects.live()
        rows = pages.values_list("translation_key", "locale__language_code", "title")
        return {str(key): title for key, code, title in sorted(rows, key=lambda row: row[1] == language)}

    return remembered(f"titles:{kind}:{language}", load, quiet=True)


def year_name(code: str) -> str | None:
    """A year is its own name."""
    return code if len(code) == 4 and code.isascii() and code.isdigit() else None


def programme_name(name: str) -> str | None:
    """A programme is its own name; None where no project has it."""

    def load() -> frozenset[str]:
        from knowledgebase.models import ProjectPage

        depends_on(*(f"index:project:{code}" for code, _name in settings.LANGUAGES))
        return frozenset(ProjectPage.objects.live().values_list("programme", flat=True).distinct())

    return name if name in remembered("programmes", load, quiet=True) else None


def names(axis: str, codes: Iterable[str]) -> list[str]:
    """The names of terms, for a cell of the table."""
    return [vocabulary.label(axis, code) for code in codes]


def _terms(axis: str, key: str, label: object) -> Column:
    return Column(label, lambda hit: names(axis, hit.payload.get(key, ())), key)


TERMS = (
    _terms("challenge", "challenges", _("Problem")),
    _terms("audience", "audiences", _("For whom")),
    _terms("sector", "sectors", _("Sector")),
    _terms("territory", "territories", _("Territory")),
)
CHALLENGE = Axis("challenge", _("Problem"))
AUDIENCE = Axis("audience", _("For whom"))
TERRITORY = Axis("territory", _("Territory"))
SECTOR = Axis("sector", _("Sector"))
STRUCTURE_KIND = Axis("structure_kind", _("Kind of organisation"))
MATURITY = Axis("maturity", _("Maturity"), dict(Maturity.choices))

PRACTICES = ListSpec(
    kinds=("practice",),
    axes=(
        CHALLENGE,
        AUDIENCE,
        TERRITORY,
        Axis("practice_kind", _("Depth"), dict(PracticeKind.choices)),
        Axis("open", _("Visits"), OPEN),
        Axis("visit_format", _("Ways to visit"), dict(VisitFormat.choices)),
        MATURITY,
        SECTOR,
        STRUCTURE_KIND,
        Axis("start_cost", _("Cost to start"), dict(CostBracket.choices)),
        Axis("setup_time", _("Time to set up"), dict(SetupTime.choices)),
        Axis("evidence", _("Evidence"), dict(Evidence.choices)),
        Axis("tag", _("Tag"), tag_name),
        Axis("organisation", _("Organisation"), organisation_title, counted=False),
        Axis("barrier", _("Barrier"), barrier_title, counted=False),
    ),
    sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.REVIEWED, Sort.TITLE, Sort.NEAREST),
    columns=(
        *TERMS,
        Column(_("Maturity"), lambda hit: _name(Maturity, hit.payload.get("maturity")), "maturity"),
        Column(_("Carried by"), lambda hit: hit.payload.get("carrier"), "carrier"),
        Column(_("Town"), lambda hit: hit.payload.get("town"), "town"),
        Column(_("Open to visits"), lambda hit: _("yes") if hit.payload.get("open") else "", "open"),
    ),
    locate=locate,
    printed=50,
)
BARRIERS = ListSpec(
    kinds=("barrier",),
    axes=(
        CHALLENGE,
        Axis("nature", _("Nature"), dict(BarrierNature.choices)),
        Axis("status", _("How far it has come"), dict(BarrierStatus.choices)),
        Axis("authority", _("Who can change it")),
        Axis("practices", _("Practices"), PRACTISED, counted=False, means=practised),
        Axis("year", _("Named in"), year_name),
        TERRITORY,
        AUDIENCE,
        SECTOR,
        STRUCTURE_KIND,
    ),
    sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.MET, Sort.TITLE),
    columns=(
        *TERMS,
        Column(_("Nature"), lambda hit: _name(BarrierNature, hit.payload.get("nature")), "nature"),
        Column(_("How far it has come"), lambda hit: _name(BarrierStatus, hit.payload.get("status")), "status"),
        _terms("authority", "authorities", _("Who can change it")),
        Column(_("Organisations that meet it"), lambda hit: hit.payload.get("met", 0), "met"),
    ),
)
PROJECTS = ListSpec(
    kinds=("project",),
    axes=(
        CHALLENGE,
        TERRITORY,
        Axis("programme", _("Programme"), programme_name),
        AUDIENCE,
        SECTOR,
        Axis("organisation", _("Organisation"), organisation_title, counted=False),
    ),
    sorts=(Sort.RELEVANCE, Sort.NEWEST, Sort.TITLE),
    columns=(
        *TERMS,
        Column(_("Programme"), lambda hit: hit.payload.get("programme"), "programme"),
        Column(_("Starts"), lambda hit: hit.payload.get("starts"), "starts"),
        Column(_("Ends"), lambda hit: hit.payload.get("ends"), "ends"),
    ),
)


def _name(choices: type, code: object) -> str:
    """The name of a choice; empty for a code that is none."""
    return str(choices(code).label) if code in choices.values else ""  # type: ignore[attr-defined]


def practice_row(hit: Hit) -> Row:
    payload = hit.payload
    who = ", ".join(part for part in (payload.get("carrier"), payload.get("town")) if part)
    kind = payload.get("kind")
    return base_row(
        hit,
        kind=kind if kind in PracticeKind.values else PracticeKind.ACTION_SHEET,
        facts=(who, territories(hit), _name(Maturity, payload.get("maturity"))),
    )


def barrier_row(hit: Hit) -> Row:
    status = hit.payload.get("status")
    come = "" if status == BarrierStatus.NAMED else _name(BarrierStatus, status)
    nature = _name(BarrierNature, hit.payload.get("nature"))
    return base_row(hit, facts=(nature, territories(hit), come, met_by(hit.payload.get("met", 0))))


def met_by(organisations: int) -> str:
    """How many organisations meet a barrier, in words; empty for none."""
    if not organisations:
        return ""
    return ngettext("%(count)s organisation meets it", "%(count)s organisations meet it", organisations) % {
        "count": organisations
    }


def project_row(hit: Hit) -> Row:
    payload = hit.payload
    years = "–".join(dict.fromkeys(str(day)[:4] for day in (payload.get("starts"), payload.get("ends")) if day))
    return base_row(hit, facts=(payload.get("programme", ""), years, territories(hit)))
