"""What waits for moderators: each part of the site registers its kinds, in the `ready()` of its app. The e-mail that
tells them of it and the admin's home page both ask here.

register(Kind("replications", _("Répliques to read"), "knowledgebase.change_replication", entries, url))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from network.models import Member


@dataclass(frozen=True)
class Entry:
    """One thing that waits. name: tells it from all others of its kind, and from itself once it was sent again.

    title: what the admin's home page says of it. url: the path where it alone is decided, if there is one.
    """

    name: str
    since: datetime
    title: str
    url: str = ""


@dataclass(frozen=True)
class Kind:
    """key: once in the site. title: a lazy translation. permission: who decides about it ("app.verb_model").

    entries: what of it waits for this moderator. url: the path of the admin page where it is decided.
    urgent: it is told within half an hour, not in the morning.
    """

    key: str
    title: Any
    permission: str
    entries: Callable[[Member], Iterable[Entry]]
    url: Callable[[], str]
    urgent: bool = False


_registered: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; one of the same key takes its place."""
    _registered[kind.key] = kind


def kinds_for(moderator: Member, *, urgent: bool = False) -> list[Kind]:
    """Those that this moderator decides about, urgent ones first; or these alone."""
    mine = [kind for kind in _registered.values() if moderator.has_perm(kind.permission)]
    return sorted((kind for kind in mine if kind.urgent or not urgent), key=lambda kind: not kind.urgent)


def entry_of(record: Model, since: datetime, url: str, title: str = "") -> Entry:
    """The entry of a record: what is sent again waits anew. title: what the record is called, unless given."""
    return Entry(f"{record.pk} {since.isoformat()}", since, title or str(record), url)
