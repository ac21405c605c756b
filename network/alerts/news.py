"""What is new in what somebody follows."""

import datetime
import uuid
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.mail import absolute
from network.companionship.gatherings.presentation import opened_since
from search.engines import get_engine
from search.query import Sort
from search.results import Hit

from .models import Follow, Subject
from .targets import last_published, list_target, page_hit, state_of

MOST_LOOKED_AT = 200
MOST_SHOWN = 10
# A page may come into the index a little after it was published: so many days are looked at again.
OVERLAP = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Item:
    title: str
    sentence: str
    url: str
    language: str


@dataclass(frozen=True)
class News:
    """items: what to show, the newest first, MOST_SHOWN of `total` at most. told and seen: what to remember then."""

    title: str
    url: str
    items: tuple[Item, ...]
    total: int
    told: list[str]
    seen: datetime.datetime

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.items)


def news_of(follow: Follow, now: datetime.datetime) -> News:
    """What there is since it was told last; no items when there is nothing."""
    if follow.subject == Subject.PAGE:
        return _of_page(follow, now)
    return _of_list(follow, now)


def known_of(subject: str, target: str, asked: str, language: str, now: datetime.datetime) -> list[str]:
    """What is there when somebody begins to follow it: none of that is news."""
    return [hit.id for hit in _recent(target, asked, language, now)] if subject == Subject.LIST else []


def _of_list(follow: Follow, now: datetime.datetime) -> News:
    state = state_of(follow.target, follow.asked, follow.language)
    hits = _recent(follow.target, follow.asked, follow.language, follow.seen)
    new = [hit for hit in hits if hit.id not in set(follow.told)]
    url = absolute(list_target(state, follow.target).url) if state else ""
    kept = [hit.id for hit in hits if hit.published and hit.published >= (now - OVERLAP).date()]
    return News(follow.title, url, tuple(_item(hit) for hit in new[:MOST_SHOWN]), len(new), kept, now)


def _recent(kind: str, asked: str, language: str, since: datetime.datetime) -> list[Hit]:
    """What the list holds that was published since then, or a little before."""
    state = state_of(kind, asked, language)
    if state is None:
        return []
    query = replace(state.query(counted=False), sort=Sort.NEWEST, page=1, size=MOST_LOOKED_AT)
    results = get_engine().search(query)
    if results.corrected:  # words that exist nowhere: what is found is not what was asked
        return []
    day = (since - OVERLAP).date()
    return [hit for hit in results.hits if hit.published and hit.published >= day]


def _of_page(follow: Follow, now: datetime.datetime) -> News:
    """That the page was published anew, and the group dates that were opened for it."""
    hit, page = page_hit(follow.target, follow.language), last_published(follow.target, follow.language)
    published = page.last_published_at if page else None
    if hit is None:
        return News(follow.title, "", (), 0, [], now)
    items = [_item(hit)] if published and published > follow.seen else []
    with override(follow.language):
        for date in opened_since(uuid.UUID(follow.target), follow.seen, now):
            title = _("Group visit: %(when)s") % {"when": date.when}
            items.append(Item(title, date.programme, absolute(date.url), follow.language))
    title = hit.title if items else follow.title
    return News(title, absolute(hit.url), tuple(items[:MOST_SHOWN]), len(items), [], max(now, published or now))


def _item(hit: Hit) -> Item:
    return Item(hit.title, hit.summary, absolute(hit.url), hit.language)
