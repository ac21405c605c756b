"""What the index holds of an event."""

from typing import TYPE_CHECKING

from django.utils import timezone

from core.attachment_texts import attached_text
from core.documents import base_fields, codes, lines, with_ancestors, words_for
from core.enums import EventTime
from knowledgebase.enums import Attendance
from search.document import Document

from .stops import stops_of

if TYPE_CHECKING:
    from knowledgebase.models import EventPage


def event_document(page: "EventPage") -> Document:
    """As it stands today: the duty of each midnight makes anew what is over since (`events.duties`)."""
    fields = base_fields(page, "event")
    today = timezone.localdate()
    is_over = page.is_over(today)
    span, stops = page.span, stops_of(page)
    terms = {
        "challenge": codes(page.challenges.all()),
        "audience": codes(page.audiences.all()),
        "sector": codes(page.sectors.all()),
    }
    territories = codes(page.territories.all())
    tags, organisers = list(page.tags.all()), list(page.organisers.all())
    practices = filter(None, (block.value["practice"] for block in page.practices))
    keys = {
        name: tuple(str(found.translation_key) for found in pages)
        for name, pages in (
            ("organisation", organisers),
            ("barrier", page.barriers.all()),
            ("practice", practices),
        )
    }
    place = next((found for stop in stops if (found := stop.located())), None)
    attendance = [Attendance.ON_SITE] if stops else []
    attendance += [Attendance.ONLINE] if page.online else []
    facets = {
        **terms,
        **keys,
        "territory": with_ancestors("territory", territories),
        "event_kind": (page.kind,),
        "when": (str(EventTime.PAST if is_over else EventTime.COMING),),
        "takes_place": () if page.is_cancelled else ("yes",),
        "month": tuple(span.months()),
        "attendance": tuple(map(str, attendance)),
        "spoken": tuple(page.languages),
        "tag": tuple(tag.slug for tag in tags),
        "key": (str(page.translation_key),),
    }
    names = [*(found.title for found in organisers), *filter(None, [page.other_organisers])]
    body = [
        lines(page.about),
        *(f"{stop.place}, {stop.town}" for stop in stops),
        page.accessibility,
        lines(page.outcome),
        *names,
    ]
    return Document(
        **fields,
        summary=page.summary,
        body="\n".join(part for part in body if part),
        attached="\n".join(filter(None, (attached_text(page.documents), attached_text(page.outcome_documents)))),
        keywords=(
            *words_for({**terms, "territory": facets["territory"]}, fields["language"]),
            *(tag.name for tag in tags),
        ),
        facets=facets,
        starts=span.starts_at,
        is_over=is_over,
        position=(place.lat, place.lon) if place else None,
        payload={
            "key": str(page.translation_key),
            "kind": page.kind,
            "challenges": terms["challenge"],
            "audiences": terms["audience"],
            "sectors": terms["sector"],
            "territories": territories,
            "span": span.kept(),
            "where": ", ".join(dict.fromkeys(stop.town for stop in stops)),
            "stops": [
                {"place": stop.place, "address": stop.address, "span": stop.span.kept() if stop.span else None}
                for stop in stops
            ],
            "online": page.online,
            "organisers": names,
            "cancelled": page.is_cancelled,
            "over": is_over,
            "sign_up_until": page.sign_up_until.isoformat() if page.sign_up_until else None,
            "may_sign_up": page.may_sign_up(today),
            "demonstration": any(found.demonstration for found in organisers),
            "published": fields["published"].isoformat() if fields["published"] else None,
        },
    )
