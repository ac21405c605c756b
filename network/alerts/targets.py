"""What can be followed: a list as it is narrowed, a practice; and where that stands."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, get_page_models

from core.presentation import section
from search.engines import get_engine
from search.listing import ListSpec
from search.listing.page import quoted
from search.listing.state import ListState
from search.presentation import ListPage
from search.query import Query
from search.results import Hit

from .models import Subject

SEARCH = "search"
FOLLOWED_PAGES = ("practice",)  # kinds of document
_search_spec: list[Callable[[], ListSpec]] = []
_NOT_ASKED = ("page", "size", "sort")  # how a list is shown, not what is in it


@dataclass(frozen=True)
class Target:
    """url: where it stands, with what it is narrowed to; empty where it stands no more."""

    subject: Subject
    target: str
    asked: str
    language: str
    title: str
    url: str

    @property
    def fingerprint(self) -> str:
        parts = (self.subject, self.target, self.asked, self.language)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def follow_url(self) -> str:
        """Where one says how often to be told."""
        pairs = [(str(self.subject), self.target)]
        return f"{reverse('follow')}?{urlencode(pairs)}{'&' if self.asked else ''}{self.asked}"


def search_is(spec: Callable[[], ListSpec]) -> None:
    """Tell what the search page lists; the floor that has that page hands it over."""
    _search_spec[:] = [spec]


def spec_of(kind: str) -> ListSpec | None:
    """The list of that kind."""
    if kind == SEARCH:
        return _search_spec[0]() if _search_spec else None
    lists = (model for model in get_page_models() if issubclass(model, ListPage))
    return next((model.list_spec for model in lists if model.content_kind == kind), None)  # type: ignore[attr-defined]


def state_of(kind: str, asked: str, language: str) -> ListState | None:
    """The list of that kind, narrowed like this; None where there is none."""
    spec = spec_of(kind)
    if spec is None:
        return None
    with override(language):
        path = reverse("search") if kind == SEARCH else section(kind, language).url
        return spec.parse(QueryDict(asked), path=path, language=language) if path else None


def list_target(state: ListState, kind: str) -> Target:
    """What one follows who follows this list as it is."""
    asked = [*state.pairs(*_NOT_ASKED), *((axis, code) for axis, codes in state.spec.fixed.items() for code in codes)]
    with override(state.language):
        where = _("All") if kind == SEARCH else section(kind, state.language).title
        said = _choices(state)
        title = f"{where}: {said}" if said else str(where)
    url = f"{state.path}?{urlencode(asked)}" if asked else state.path
    return Target(Subject.LIST, kind, urlencode(asked), state.language, title[:250], url)


def _choices(state: ListState) -> str:
    chosen = [quoted(state.q)] if state.q else []
    chosen += [state.place] if state.near else []
    for axis in state.spec.axes:
        chosen += [axis.label_of(code) for code in state.filters.get(axis.name, ())]
    return ", ".join(chosen)


def page_hit(key: str, language: str) -> Hit | None:
    """The page of that translation key as the lists of this language show it; None when it is not public any more."""
    asked = Query(language=language, kinds=FOLLOWED_PAGES, filters={"key": (key,)}, size=1)
    return next(iter(get_engine().search(asked).hits), None)


def page_target(key: str, language: str) -> Target | None:
    """What one follows who follows this page."""
    try:
        key = str(uuid.UUID(key))
    except ValueError:
        return None
    hit = page_hit(key, language)
    return Target(Subject.PAGE, key, "", language, hit.title[:250], hit.url) if hit else None


def asked_target(parameters: QueryDict, language: str) -> Target | None:
    """What the parameters of a « follow » address name: `page`, a translation key, or `list`, a kind, and what it is
    narrowed to; None when that is nothing."""
    if key := parameters.get(str(Subject.PAGE.value)):
        found = page_target(key, language)
        if found:
            return found
    kind = parameters.get(str(Subject.LIST.value), "")
    rest = parameters.copy()
    rest.pop(str(Subject.LIST.value), None)
    state = state_of(kind, rest.urlencode(), language)
    return list_target(state, kind) if state else None


def last_published(key: str, language: str) -> Page | None:
    """The page as this language shows it: its translation, or its source."""
    pages = Page.objects.live().filter(translation_key=key).select_related("locale").order_by("pk")
    found = sorted(pages, key=lambda page: page.locale.language_code != language)
    return found[0] if found else None
