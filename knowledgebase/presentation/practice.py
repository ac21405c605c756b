"""What the page of a practice shows, gathered in a handful of queries."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.caching import remembered
from core.enums import Licence
from core.presentation import (
    Column,
    Download,
    Figures,
    Shown,
    TermLink,
    Visits,
    chosen,
    codes_of,
    content_language,
    countries_of,
    crumbs,
    display,
    downloads,
    each,
    figures,
    foreign,
    ids,
    is_a_draft,
    section,
    shown,
    term_links,
)
from core.vocabulary import term
from knowledgebase.enums import Maturity
from knowledgebase.models.barrier import BarrierPage
from knowledgebase.models.testimonial import Testimonial
from knowledgebase.replications.presentation import Uptake, uptake
from knowledgebase.replications.queries import published_of, visits_of
from network.agenda import ALWAYS, events_of
from network.companionship.gatherings.presentation import ShownDate, dates_of
from network.companionship.presentation import visit_offer
from network.models import OrganisationPage
from search.beside import Beside, similar
from search.results import Hit

from .people import Partner, organisation_ids, partners
from .tags import TagLink, tag_column, tag_links
from .terms import AXES

if TYPE_CHECKING:
    from knowledgebase.models import PracticePage

SIMILAR = 3
_OF_CARRIER = ("town", "country", "demonstration", "contact_consent_on", "contact_email", "contact_phone")


@dataclass(frozen=True)
class Carrier:
    """The organisation that answers for the practice. contact_url is empty where nobody consented to be reached."""

    title: str
    url: str
    lang: str
    kinds: tuple[str, ...]
    town: str
    country: str
    is_demonstration: bool
    contact_url: str


@dataclass(frozen=True)
class Voice:
    """A testimonial, in the language in which it was said (lang: where that is not the reader's)."""

    text: str
    first_name: str
    role: str
    lang: str


@dataclass(frozen=True)
class Mean:
    label: str
    text: str


@dataclass(frozen=True)
class PracticeView:
    """Everything that templates/knowledgebase/practice_page.html shows beside the page's own plain fields."""

    language: str
    lang: str
    crumbs: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    terms: dict[str, tuple[TermLink, ...]]
    tags: tuple[TagLink, ...]
    carrier: Carrier | None
    partners: tuple[Partner, ...]
    barriers: tuple[Shown, ...]
    voices: tuple[Voice, ...]
    means: tuple[Mean, ...]
    figures: Figures
    downloads: tuple[Download, ...]
    visits: Visits | None
    group_dates: tuple[ShownDate, ...]
    uptake: Uptake
    events: Beside
    similar: tuple[Hit, ...]
    licence_url: str
    is_overdue: bool
    is_over: bool
    easy_read: tuple[str, ...]


def practice_view(page: "PracticePage") -> PracticeView:
    """At most six queries, whatever it holds: terms and tags, organisations, barriers, voices, répliques, files."""
    codes = chosen(page, also=_beside(page))
    organisations = _organisations(page)
    language = content_language(page)
    host = organisations.get(page.carrier_id or 0)
    return PracticeView(
        language=language,
        lang=foreign(language),
        crumbs=crumbs("practices"),
        countries=countries_of(codes["territories"]),
        terms=_terms(codes),
        tags=tag_links(page, codes["tags"]),
        carrier=_carrier(host, codes["carrier"]),
        partners=partners(page.partners, organisations),
        barriers=_barriers(page, codes["barriers"]),
        voices=_voices(codes["voices"]),
        means=_means(page),
        figures=figures(page.figures),
        downloads=downloads(page.documents),
        visits=visit_offer(page, host.key if host else None),
        group_dates=dates_of(host.key if host else None, page.translation_key),
        uptake=uptake(len(codes["seen"]), [int(pk) for pk in codes["taken_up"]]),
        events=events_of(page, "practice", ALWAYS),
        similar=similar(page, "practice", size=SIMILAR),
        licence_url=Licence(page.licence).url,
        is_overdue=page.is_overdue(timezone.localdate()),
        is_over=page.maturity in (Maturity.STOPPED, Maturity.FAILED) or bool(page.stopped),
        easy_read=tuple(line.strip() for line in page.easy_read.splitlines() if line.strip()),
    )


def _terms(codes: dict[str, tuple[str, ...]]) -> dict[str, tuple[TermLink, ...]]:
    url = section("practices").url
    return {name: term_links(axis, codes[name], url) for name, axis in AXES.items() if name in codes}


def _beside(page: "PracticePage") -> dict[str, tuple[Column, Any]]:
    """What is fetched with the terms, so that nothing more is asked about what there is none of."""
    kinds, barriers, tags, voices, visits_held, taken_up = _columns()
    return {
        "carrier": (kinds, page.carrier_id),
        "barriers": (barriers, page.pk),
        "tags": (tags, page.pk),
        "voices": (voices, page.translation_key),
        "seen": (visits_held, page.translation_key),
        "taken_up": (taken_up, page.translation_key),
    }


@cache
def _columns() -> tuple[Column, Column, Column, Column, Column, Column]:
    from knowledgebase.models import PracticePage  # whose view this is

    kinds = OrganisationPage._meta.get_field("kinds")
    barriers, tags = PracticePage.barriers.through, PracticePage.tags.through
    return (
        codes_of(kinds),
        Column(lambda pk: barriers.objects.filter(practicepage=pk), Cast("barrierpage", TextField())),
        tag_column(tags),
        # Whatever the language of the page on which they were written down.
        Column(lambda key: Testimonial.objects.filter(practice__translation_key=key), Cast("pk", TextField()), UUID),
        Column(visits_of, Cast("pk", TextField()), UUID),
        Column(published_of, Cast("pk", TextField()), UUID),
    )


def _organisations(page: "PracticePage") -> dict[int, Shown]:
    wanted = sorted({pk for pk in (page.carrier_id, *organisation_ids(page.partners)) if pk})
    if not wanted:
        return {}
    # The same few carry most practices: what is shown of them is kept.
    key = f"organisations:{get_language()}:{','.join(map(str, wanted))}"
    return remembered(key, lambda: shown(OrganisationPage.objects.filter(pk__in=wanted), *_OF_CARRIER))


def _barriers(page: "PracticePage", stored: tuple[str, ...]) -> tuple[Shown, ...]:
    wanted = ids(page, "barriers") if is_a_draft(page) else [int(pk) for pk in stored]
    return each(shown(BarrierPage.objects.filter(pk__in=wanted), "summary", "nature")) if wanted else ()


def _carrier(found: Shown | None, kinds: tuple[str, ...]) -> Carrier | None:
    if found is None:
        return None
    page: OrganisationPage = found.page
    return Carrier(
        title=found.title,
        url=found.url,
        lang=found.lang,
        kinds=tuple(_short("structure_kind", code) for code in kinds),
        town=page.town,
        country=page.country,
        is_demonstration=page.demonstration,
        contact_url=f"{found.url}#contact" if page.contact_is_public else "",
    )


def _short(axis: str, code: str) -> str:
    """The acronym that people say, or else the name."""
    found = term(axis, code)
    return str(found.extra.get("acronym") or found.label()) if found else code


def _voices(stored: tuple[str, ...]) -> tuple[Voice, ...]:
    found = Testimonial.objects.filter(pk__in=map(int, stored)) if stored else ()
    return tuple(Voice(one.text, one.first_name, one.role, _lang_of(one)) for one in found)


def _lang_of(testimonial: Testimonial) -> str:
    # A sign language has no written form: its words here are a translation into the page's language.
    return "" if testimonial.language == "sign" else foreign(testimonial.language)


def _means(page: "PracticePage") -> tuple[Mean, ...]:
    pairs: list[tuple[str, Any]] = [
        (_("People"), page.means_people),
        (_("Skills"), page.means_skills),
        (_("Equipment"), page.means_equipment),
        (_("Premises"), page.means_premises),
        (_("Cost to start"), display(page, "start_cost")),
        (_("Cost a year"), display(page, "yearly_cost")),
        (_("Funding"), page.funding),
        (_("Time to set up"), display(page, "setup_time")),
        (_("How long it has run"), _duration(page.since, page.stopped)),
    ]
    return tuple(Mean(str(label), str(text)) for label, text in pairs if text)


def _duration(since: int | None, stopped: int | None) -> str:
    if since and stopped:
        return _("From %(since)s to %(stopped)s") % {"since": since, "stopped": stopped}
    if since:
        return _("Since %(since)s") % {"since": since}
    return _("Stopped in %(stopped)s") % {"stopped": stopped} if stopped else ""
