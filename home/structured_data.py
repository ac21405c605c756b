"""What a page is, in the words of schema.org: for search engines and for whoever re-uses what is published."""

import json
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from core.addresses import absolute
from core.enums import Licence
from core.presentation import section
from home.navigation import frame
from home.seo import canonical_page, description
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.models import GroupDate
from network.companionship.gatherings.presentation import ShownDate

Node = dict[str, Any]
# Inside <script> nothing may look like markup; JSON reads these escapes as the characters.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script(context: dict[str, Any]) -> SafeString:
    """The <script> with all that ``page`` is, or nothing on a page that is none."""
    page = context.get("page")
    if page is None:
        return SafeString("")
    return _script(graph(page, context.get("view")))


def event_script(one: ShownDate, date: GroupDate) -> SafeString:
    """The <script> that says what a group date is. one: how it is shown; date: the same, as it is kept."""
    return _script([_without_empty(_group_date(one, date))])


def _script(nodes: list[Node]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')  # noqa: S308


def graph(page: Page, view: Any) -> list[Node]:
    """The page's own node and the path to it, or the site; without what is empty. view: what is shown of it."""
    kind = getattr(page, "content_kind", "page")
    describe = DESCRIBED.get(kind)
    nodes = [describe(page, view)] if describe and view is not None else []
    if kind == "home":
        nodes += [_website(), _publisher()]
    else:
        nodes += [_breadcrumbs(page, view)]
    return [_without_empty(node) for node in nodes if node]


def _common(page: Any, view: Any, type: str) -> Node:
    url = absolute(canonical_page(page).url or "")
    return {
        "@type": type,
        "@id": f"{url}#it",
        "url": url,
        "name": page.title,
        "description": description(page),
        "inLanguage": view.language,
    }


def _written(page: Any, view: Any, type: str) -> Node:
    """A text: with its dates and who publishes it."""
    return {
        **_common(page, view, type),
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else "",
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": frame().name, "url": absolute(frame().home_url)},
    }


def _practice(page: Any, view: Any) -> Node:
    steps = [
        {"@type": "HowToStep", "position": place, "name": block.value["title"]}  # how each is done, the page says
        for place, block in enumerate(page.steps, start=1)
    ]
    tools = [block.value["tool"] for block in page.steps if block.value.get("tool")]
    carrier = view.carrier
    return {
        **_written(page, view, "HowTo"),
        "step": steps,
        "tool": [{"@type": "HowToTool", "name": name} for name in tools],
        "about": _labels(view, "challenges"),
        "audience": [{"@type": "Audience", "audienceType": name} for name in _labels(view, "audiences")],
        "spatialCoverage": _places(view),
        "keywords": [tag.name for tag in view.tags],
        "license": Licence(page.licence).url,
        "author": [{"@type": "Organization", "name": block.value["name"]} for block in page.authors],
        "provider": {"@type": "Organization", "name": carrier.title, "url": absolute(carrier.url)} if carrier else None,
    }


def _organisation(page: Any, view: Any) -> Node:
    contact = view.contact
    position = page.position
    return {
        **_common(page, view, "Organization"),
        "inLanguage": None,
        "sameAs": page.website,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": page.street,
            "postalCode": page.postcode,
            "addressLocality": page.town,
            "addressCountry": page.country,
        },
        "location": {
            "@type": "Place",
            "geo": {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]},
        }
        if position
        else None,
        "areaServed": _places(view),
        "knowsAbout": _labels(view, "helps_with"),
        "knowsLanguage": [code for code in page.languages if code != "sign"],
        "memberOf": [
            {"@type": "Organization", "name": found.title, "url": absolute(found.url)} for found in view.federations
        ],
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": contact.role,
            "email": contact.email,
            "telephone": contact.phone,
        }
        if contact
        else None,
    }


def _barrier(page: Any, view: Any) -> Node:
    return {
        **_written(page, view, "Article"),
        "headline": page.title[:110],
        "about": _labels(view, "challenges"),
        "spatialCoverage": _places(view),
        "articleBody": strip_tags(page.case),
    }


def _project(page: Any, view: Any) -> Node:
    return {
        **_common(page, view, "Project"),
        "inLanguage": None,
        "alternateName": page.acronym,
        "foundingDate": page.starts_on.isoformat() if page.starts_on else "",
        "dissolutionDate": page.ends_on.isoformat() if page.ends_on else "",
        "funder": {"@type": "Organization", "name": page.funder} if page.funder else None,
        "member": [
            {"@type": "Organization", "name": one.name, "url": absolute(one.url) if one.url else ""}
            for one in view.partners
        ],
        "areaServed": _places(view),
    }


def _event(page: Any, view: Any) -> Node:
    places = [{"@type": "Place", "name": stop.place, "address": stop.address} for stop in view.stops]
    online = [{"@type": "VirtualLocation", "url": absolute(page.url or "")}] if page.online else []
    mode = "Mixed" if places and online else "Online" if online else "Offline"
    span = page.span
    return {
        **_common(page, view, "Event"),
        "startDate": span.first.isoformat() if span.whole_days else span.starts_at.isoformat(),
        "endDate": span.last.isoformat() if span.whole_days else span.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if page.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": [*places, *online],
        "organizer": [
            *({"@type": "Organization", "name": one.title, "url": absolute(one.url)} for one in view.organisers),
            *([{"@type": "Organization", "name": page.other_organisers}] if page.other_organisers else []),
        ],
        "about": _labels(view, "challenges"),
        "audience": [{"@type": "Audience", "audienceType": name} for name in _labels(view, "audiences")],
        "isAccessibleForFree": not page.price,
        "maximumAttendeeCapacity": page.seats,
        "inLanguage": [code for code in page.languages if code != "sign"] or view.language,
    }


def _page(page: Any, view: Any) -> Node:
    return {**_written(page, view, "Article"), "headline": page.title[:110]}


def _group_date(one: ShownDate, date: GroupDate) -> Node:
    url, there = absolute(one.url), ZoneInfo(one.zone)
    is_cancelled = date.state == DateState.CANCELLED
    return {
        "@type": "Event",
        "@id": f"{url}#it",
        "url": url,
        "name": one.title,
        "description": one.programme,
        "startDate": one.starts_at.astimezone(there).isoformat(),
        "endDate": one.ends_at.astimezone(there).isoformat(),
        "eventStatus": f"https://schema.org/{'EventCancelled' if is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": one.host, "address": one.address},
        "organizer": {
            "@type": "Organization",
            "name": one.host,
            "url": absolute(one.host_url) if one.host_url else "",
        },
        "about": {"@type": "WebPage", "name": one.title, "url": absolute(one.page_url)},
        "inLanguage": "" if date.language == "sign" else date.language,
        "maximumAttendeeCapacity": one.places,
        "remainingAttendeeCapacity": one.left if one.is_open else 0,
    }


DESCRIBED: dict[str, Callable[[Any, Any], Node]] = {
    "practice": _practice,
    "organisation": _organisation,
    "barrier": _barrier,
    "project": _project,
    "event": _event,
    "page": _page,
}


def _breadcrumbs(page: Page, view: Any) -> Node:
    home = section("home")
    above = getattr(view, "crumbs", None) or ((home.title, home.url),)
    path = [*((title, url) for title, url in above if url), (page.title, page.url or "")]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": absolute(url)}
            for place, (title, url) in enumerate(path, start=1)
        ],
    }


def _website() -> Node:
    around = frame()
    try:
        search = f"{absolute(reverse('search'))}?q={{search_term_string}}"
    except NoReverseMatch:
        search = ""
    return {
        "@type": "WebSite",
        "name": around.name,
        "description": around.motto,
        "url": absolute(around.home_url),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        }
        if search
        else None,
    }


def _publisher() -> Node:
    around = frame()
    return {
        "@type": "Organization",
        "name": around.name,
        "url": absolute(around.home_url),
        "logo": absolute(around.logo) if around.logo else "",
        "email": around.contact_email,
    }


def _labels(view: Any, name: str) -> list[str]:
    return [str(term.label) for term in view.terms.get(name, ())]


def _places(view: Any) -> list[Node]:
    return [{"@type": "Place", "name": name} for name in _labels(view, "territories")]


def _without_empty(value: Any) -> Any:
    """Without empty texts, lists and nodes, and without nodes that hold nothing but their type."""
    if isinstance(value, list):
        return [kept for kept in map(_without_empty, value) if kept not in ("", None, [], {})]
    if isinstance(value, dict):
        kept = {key: _without_empty(part) for key, part in value.items()}
        kept = {key: part for key, part in kept.items() if part not in ("", None, [], {})}
        return {} if set(kept) == {"@type"} else kept
    return value
