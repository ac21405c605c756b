"""What a host may show on a group date: its organisation, and what the floors above hand over (its practices).

hand_over(practices_of)   # (organisation) -> the pages for which it answers; called by the `ready()` of an app
"""

from collections.abc import Callable, Iterable

from wagtail.models import Page

from network.models import OrganisationPage

Ask = Callable[[OrganisationPage], Iterable[Page]]
_registered: list[Ask] = []


def hand_over(ask: Ask) -> None:
    """Have hosts choose among these pages, too."""
    if ask not in _registered:
        _registered.append(ask)


def subjects_of(host: OrganisationPage) -> list[Page]:
    """The organisation itself, then all published pages for which it answers, by title."""
    found = [page for ask in _registered for page in ask(host)]
    return [host, *sorted(found, key=lambda page: page.title)]
