"""What the index holds of practices, barriers and projects."""

from typing import TYPE_CHECKING, Any

from core.attachment_texts import attached_text
from core.documents import base_fields, codes, lines, stream_text, with_ancestors, words_for
from knowledgebase.meeting.queries import cases_of, count_of
from knowledgebase.replications.queries import published_of
from network.companionship.doors import is_open, paused_until
from search.document import Document

if TYPE_CHECKING:
    from knowledgebase.models import BarrierPage, PracticePage, ProjectPage


def practice_document(page: "PracticePage") -> Document:
    fields = base_fields(page, "practice")
    terms = {
        "challenge": codes(page.challenges.all()),
        "audience": codes(page.audiences.all()),
        "sector": codes(page.sectors.all()),
        "structure_kind": codes(page.structure_kinds.all()),
    }
    territories = codes(page.territories.all())
    tags = list(page.tags.all())
    carrier = page.carrier
    open_now = is_open(page)
    back_on = paused_until(carrier.translation_key) if carrier and page.open_to_visits else None
    partners = [block.value["organisation"] for block in page.partners if block.value["organisation"]]
    facets = {
        **terms,
        "territory": with_ancestors("territory", territories),
        "practice_kind": (page.kind,),
        "maturity": (page.maturity,),
        "evidence": (page.evidence,) if page.evidence else (),
        "start_cost": (page.start_cost,) if page.start_cost else (),
        "setup_time": (page.setup_time,) if page.setup_time else (),
        "open": ("yes",) if open_now else (),
        "visit_format": tuple(page.visit_formats) if open_now else (),
        "tag": tuple(tag.slug for tag in tags),
        "organisation": tuple(str(found.translation_key) for found in (carrier, *partners) if found),
        "barrier": tuple(str(found.translation_key) for found in page.barriers.all()),
        "key": (str(page.translation_key),),
    }
    body = [
        page.problem,
        lines(page.context),
        stream_text(page.steps),
        page.means_people,
        page.means_skills,
        page.means_equipment,
        page.means_premises,
        page.funding,
        lines(page.results),
        stream_text(page.helped),
        stream_text(page.held_back),
        stream_text(page.difficulties),
        page.transfer_keep,
        page.transfer_adapt,
        page.transfer_not_suited,
        page.transfer_across_border,
        page.easy_read,
        carrier.title if carrier else "",
        *(text for one in published_of(page.translation_key) for text in (one.kept, one.changed, one.outcome)),
    ]
    return Document(
        **fields,
        summary=page.summary,
        body="\n".join(part for part in body if part),
        attached=attached_text(page.documents),
        keywords=(
            *words_for({**terms, "territory": facets["territory"]}, fields["language"]),
            *(tag.name for tag in tags),
        ),
        facets=facets,
        reviewed=page.reviewed_on,
        position=carrier.position if carrier else None,
        payload={
            "key": str(page.translation_key),
            "kind": page.kind,
            "challenges": terms["challenge"],
            "audiences": terms["audience"],
            "sectors": terms["sector"],
            "territories": territories,
            "maturity": page.maturity,
            "start_cost": page.start_cost,
            "open": open_now,
            "back_on": back_on.isoformat() if back_on else None,
            "carrier": carrier.title if carrier else "",
            "host": str(carrier.translation_key) if carrier else "",
            "town": carrier.town if carrier else "",
            "demonstration": bool(carrier and carrier.demonstration),
            "reviewed": page.reviewed_on.isoformat() if page.reviewed_on else None,
            "published": fields["published"].isoformat() if fields["published"] else None,
        },
    )


def barrier_document(page: "BarrierPage") -> Document:
    terms, territories = _terms(page), codes(page.territories.all())
    terms["structure_kind"] = codes(page.structure_kinds.all())
    terms["authority"] = codes(page.authorities.all())
    met = count_of([page.translation_key]).get(page.translation_key, 0)
    return _document(
        page,
        "barrier",
        terms,
        territories,
        body=[
            lines(page.case),
            lines(page.change),
            lines(page.tried),
            page.legal_reference,
            *(one.case for one in cases_of(page.translation_key)),
        ],
        facets={"nature": (page.nature,), "status": (page.status,), "year": _year(page)},
        payload={"nature": page.nature, "status": page.status, "authorities": terms["authority"], "met": met},
        met=met,
    )


def _year(page: "BarrierPage") -> tuple[str, ...]:
    """In which it was named; where no step says so, published."""
    steps = page.way()
    first = steps[0].on if steps else page.first_published_at
    return (str(first.year),) if first else ()


def project_document(page: "ProjectPage") -> Document:
    return _document(
        page,
        "project",
        _terms(page),
        codes(page.territories.all()),
        body=[
            page.acronym,
            page.programme,
            page.funder,
            lines(page.objectives),
            lines(page.actions),
            lines(page.results),
            stream_text(page.partners),
        ],
        facets={
            "programme": (page.programme,) if page.programme else (),
            "organisation": tuple(
                str(block.value["organisation"].translation_key)
                for block in page.partners
                if block.value["organisation"]
            ),
        },
        payload={
            "acronym": page.acronym,
            "programme": page.programme,
            "starts": page.starts_on.isoformat() if page.starts_on else None,
            "ends": page.ends_on.isoformat() if page.ends_on else None,
            "partners": len(page.partners),
        },
    )


def _terms(page: Any) -> dict[str, tuple[str, ...]]:
    vocabularies: dict[str, Any] = {"challenge": page.challenges, "audience": page.audiences, "sector": page.sectors}
    return {axis: codes(manager.all()) for axis, manager in vocabularies.items()}


def _document(
    page: Any,
    kind: str,
    terms: dict[str, tuple[str, ...]],
    territories: tuple[str, ...],
    *,
    body: list[str],
    facets: dict[str, tuple[str, ...]],
    payload: dict[str, Any],
    met: int = 0,
) -> Document:
    fields = base_fields(page, kind)
    places = with_ancestors("territory", territories)
    return Document(
        **fields,
        summary=page.summary,
        body="\n".join(part for part in body if part),
        attached=attached_text(page.documents) if kind == "project" else "",
        keywords=words_for({**terms, "territory": places}, fields["language"]),
        facets={**terms, "territory": places, "key": (str(page.translation_key),), **facets},
        met=met,
        payload={
            "key": str(page.translation_key),
            "challenges": terms["challenge"],
            "audiences": terms["audience"],
            "sectors": terms["sector"],
            "territories": territories,
            "published": fields["published"].isoformat() if fields["published"] else None,
            **payload,
        },
    )
