"""Builds the pages of the demo from files that are already checked."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from core.markdown import to_html
from core.models import AXES
from knowledgebase.enums import PracticeKind
from knowledgebase.models import BarrierPage, BarrierStep, PracticePage, ProjectPage, Testimonial
from knowledgebase.services import promote
from network.models import OrganisationPage

from . import schema

# The same file gives the same identifiers, in every database.
NAMESPACE = uuid.UUID("6f0f7e0e-5f6c-5d0e-9a52-6b9d0d8d7f10")


def key_of(*names: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, "/".join(names))


class Terms:
    """The terms of all vocabularies by axis and code, read once."""

    def __init__(self) -> None:
        self._terms = {axis: {term.code: term for term in model.objects.all()} for axis, model in AXES.items()}

    def all(self, axis: str, codes: list[str]) -> list[Any]:
        return [self._terms[axis][code] for code in codes]


def add(page: Any, parent: Any, published: datetime.date, user: Any) -> None:
    """Add the page as a draft; ``published`` is the day on which it will have been published first."""
    page.live = False
    page.owner = user
    page.first_published_at = timezone.make_aware(datetime.datetime.combine(published, datetime.time(9)))
    parent.add_child(instance=page)


def publish(page: Any, user: Any) -> None:
    """Publish the draft as an editor does."""
    page.save_revision(user=user, clean=True).publish(user=user)


def organisation_page(slug: str, data: schema.OrganisationFile, terms: Terms) -> OrganisationPage:
    contact = data.contact or schema.Contact()
    page = OrganisationPage(
        title=data.name,
        slug=slug,
        translation_key=key_of("organisation", slug),
        summary=data.summary,
        description=to_html(data.description),
        offers=[("offer", line) for line in data.offers],
        languages=[language.value for language in data.languages],
        street=data.address.street,
        postcode=data.address.postcode,
        town=data.address.town,
        country=data.address.country.value,
        latitude=data.position.lat if data.position else None,
        longitude=data.position.lon if data.position else None,
        accessibility=data.accessibility,
        website=data.website,
        contact_role=contact.role,
        contact_email=contact.email,
        contact_phone=contact.phone or "",
        contact_consent_on=contact.consent,
        demonstration=True,
        **_visits(data.visits),
    )
    page.kinds = terms.all("structure_kind", data.kinds)
    page.territories = terms.all("territory", data.territories)
    page.audiences = terms.all("audience", data.audiences)
    page.sectors = terms.all("sector", data.sectors)
    page.helps_with = terms.all("challenge", data.helps_with)
    return page


def barrier_page(slug: str, data: schema.BarrierFile, terms: Terms) -> BarrierPage:
    page = BarrierPage(
        title=data.title,
        slug=slug,
        translation_key=key_of("barrier", slug),
        summary=data.summary,
        case=to_html(data.case),
        nature=data.nature,
        change=to_html(data.change),
        tried=to_html(data.tried),
        legal_reference=data.legal_reference,
    )
    set_terms(page, data, terms)
    page.structure_kinds = terms.all("structure_kind", data.structure_kinds)
    page.authorities = terms.all("authority", data.authorities)
    page.steps = [
        BarrierStep(status=step.status, on=step.date, what=step.what, source=step.source) for step in data.steps
    ]
    return page


def project_page(slug: str, data: schema.ProjectFile, terms: Terms) -> ProjectPage:
    results = "\n\n".join(part for part in (data.results, data.barriers_met) if part)
    page = ProjectPage(
        title=data.title,
        slug=slug,
        translation_key=key_of("project", slug),
        acronym=data.acronym,
        summary=data.summary,
        programme=data.programme,
        funder=data.funder,
        budget=data.budget,
        starts_on=data.start,
        ends_on=data.end,
        partners=[("partner", _partner(partner, {})) for partner in data.partners],
        objectives=to_html(data.objectives),
        actions=to_html(data.actions),
        results=to_html(results),
        figures=_figures(data.figures),
    )
    set_terms(page, data, terms)
    return page


def practice_page(
    slug: str,
    data: schema.PracticeFile,
    terms: Terms,
    organisations: dict[str, OrganisationPage],
    barriers: dict[str, BarrierPage],
    attachments: dict[str, Any],
) -> PracticePage:
    page = PracticePage(
        title=data.title,
        slug=slug,
        translation_key=key_of("practice", slug),
        summary=data.summary,
        problem=data.problem,
        carrier=organisations[data.carrier],
        partners=[("partner", _partner(partner, organisations)) for partner in data.partners],
        context=to_html(data.context),
        steps=[("step", step.model_dump()) for step in data.steps],
        means_people=data.means.people,
        means_skills=data.means.skills,
        means_equipment=data.means.equipment,
        means_premises=data.means.premises,
        funding=data.means.funding,
        start_cost=data.means.start_cost,
        yearly_cost=data.means.yearly_cost,
        setup_time=data.setup_time,
        since=data.since,
        stopped=data.stopped,
        results=to_html(data.results),
        evidence=data.evidence or "",
        period=data.period,
        figures=_figures(data.figures),
        helped=[("factor", line) for line in data.helped],
        held_back=[("factor", line) for line in data.held_back],
        difficulties=[("difficulty", pair.model_dump()) for pair in data.difficulties],
        transfer_keep=data.transfer.keep,
        transfer_adapt=data.transfer.adapt,
        transfer_not_suited=data.transfer.not_suited,
        transfer_across_border=data.transfer.across_border,
        maturity=data.maturity,
        documents=[("document", {"document": attachments[name]}) for name in data.documents],
        easy_read=data.easy_read,
        reviewed_on=data.reviewed,
        review_every=data.review_every,
        authors=[("author", author.model_dump()) for author in data.authors],
        licence=data.licence,
        **_visits(data.visits),
    )
    set_terms(page, data, terms)
    page.structure_kinds = terms.all("structure_kind", data.structure_kinds)
    page.barriers = [barriers[name] for name in data.barriers]
    page.tags.add(*data.tags)
    return page


def finish_practice(page: PracticePage, data: schema.PracticeFile, user: Any) -> None:
    """What comes after publishing: promotion to good practice, and testimonials."""
    for quote in data.testimonials:
        Testimonial.objects.create(
            practice=page,
            first_name=quote.first_name,
            role=quote.role,
            text=quote.text,
            language=quote.language,
            consent_on=quote.consent,
        )
    if data.kind == PracticeKind.GOOD_PRACTICE:
        promote(page, by=user)


def _visits(visits: schema.Visits | None) -> dict[str, Any]:
    if visits is None:
        return {}
    return {
        "open_to_visits": True,
        "visit_formats": [found.value for found in visits.formats],
        "visit_languages": [found.value for found in visits.languages],
        "visit_capacity": visits.capacity,
        "visit_next_date": visits.next_date,
        "visit_access": visits.access,
        "visit_answered_by": visits.answered_by,
    }


def set_terms(page: Any, data: Any, terms: Terms) -> None:
    page.challenges = terms.all("challenge", data.challenges)
    page.audiences = terms.all("audience", data.audiences)
    page.sectors = terms.all("sector", data.sectors)
    page.territories = terms.all("territory", data.territories)


def _partner(partner: schema.Partner, organisations: dict[str, OrganisationPage]) -> dict[str, Any]:
    return {
        "organisation": organisations.get(partner.organisation or ""),
        "name": partner.name,
        "role": partner.role,
        "country": partner.country.value if partner.country else "",
    }


def _figures(figures: list[schema.Figure]) -> list[tuple[str, dict[str, Any]]]:
    return [("figure", figure.model_dump()) for figure in figures]
