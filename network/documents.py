"""What the index holds of an organisation."""

from typing import TYPE_CHECKING

from core.documents import base_fields, codes, lines, stream_text, with_ancestors, words_for
from network.companionship.doors import is_open, paused_until
from search.document import Document

if TYPE_CHECKING:
    from network.models import OrganisationPage


def organisation_document(page: "OrganisationPage") -> Document:
    fields = base_fields(page, "organisation")
    kinds = codes(page.kinds.all())
    territories = codes(page.territories.all())
    terms = {
        "structure_kind": kinds,
        "challenge": codes(page.helps_with.all()),
        "audience": codes(page.audiences.all()),
        "sector": codes(page.sectors.all()),
    }
    open_now = is_open(page)
    back_on = paused_until(page.translation_key) if page.open_to_visits else None
    facets = {
        **terms,
        "territory": with_ancestors("territory", territories),
        "spoken": tuple(page.languages),
        "open": ("yes",) if open_now else (),
        "visit_format": tuple(page.visit_formats) if open_now else (),
        "country": (page.country,),
        "federation": tuple(str(found.translation_key) for found in page.federations.all()),
        "key": (str(page.translation_key),),
    }
    return Document(
        **fields,
        summary=page.summary,
        body="\n".join([lines(page.description), stream_text(page.offers), page.town, page.accessibility]),
        keywords=words_for({**terms, "territory": facets["territory"]}, fields["language"]),
        facets=facets,
        position=page.position,
        payload={
            "key": str(page.translation_key),
            "kinds": kinds,
            "town": page.town,
            "country": page.country,
            "position": page.position,
            "territories": territories,
            "challenges": terms["challenge"],
            "audiences": terms["audience"],
            "sectors": terms["sector"],
            "spoken": facets["spoken"],
            "open": open_now,
            "back_on": back_on.isoformat() if back_on else None,
            "visit_formats": facets["visit_format"],
            "visit_next_date": page.visit_next_date.isoformat() if page.visit_next_date else None,
            "demonstration": page.demonstration,
        },
    )
