"""Other hosts, for whoever was not received."""

from dataclasses import dataclass

from network.companionship.models import VisitRequest
from search.beside import quietly
from search.engines import get_engine
from search.query import Query, Sort
from search.results import Hit, Results

NEARBY = 40  # how many similar ones are looked at


@dataclass(frozen=True)
class Other:
    title: str
    url: str
    summary: str


def other_hosts(request: VisitRequest, language: str, most: int = 3) -> list[Other]:
    """Up to ``most`` open doors that speak of the same things, then any; none while the search is down."""
    kind = request.page.specific.content_kind if request.page else "organisation"
    engine = get_engine()
    alike = quietly(lambda: engine.similar(f"{kind}:{request.page_key}:{language}", NEARBY, (kind,)), [])
    found = [hit for hit in alike if hit.payload.get("open")]
    if len(found) < most:
        asked = Query(
            language=language, kinds=("practice", "organisation"), filters={"open": ("yes",)}, sort=Sort.NEWEST, size=20
        )
        found += quietly(lambda: engine.search(asked), Results()).hits
    return _once(found, request, most)


def _once(hits: list[Hit], request: VisitRequest, most: int) -> list[Other]:
    seen = {str(request.page_key), str(request.host_key)}
    others: list[Other] = []
    for hit in hits:
        key = str(hit.payload.get("key", hit.id))
        if key in seen or hit.payload.get("carrier") == request.host_title:
            continue
        seen.add(key)
        others.append(Other(hit.title, hit.url, hit.summary))
    return others[:most]
