"""The page of hosts, ready to print."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from core.presentation import section
from core.vocabulary import label, terms
from network.alerts.targets import list_target, state_of
from network.lists import organisation_row
from network.matching.candidates import Match, matches
from network.matching.need import Need, Purpose
from network.matching.wording import in_a_sentence, why
from search.listing.state import DISTANCES
from search.presentation import Row, base_row

FEW = 3  # so many or fewer: ways to find more are shown below
# What people who are accompanied most often need from others, in this order; codes of problems, then of a kind.
SUPPORT = ("logement", "dettes", "garde-enfants", "droits", "sante", "langue", "numerique-personne", "mobilite")
MENTORING = "mentorat"


@dataclass(frozen=True)
class Proposal:
    """row: what is proposed, as lists show it. why: a sentence. ask_url: where a visit is asked for, empty for help.
    more: how many other things of the same host come into question."""

    row: Row
    why: str
    ask_url: str
    more: int


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Select:
    """A field of the form. groups: pairs of a heading (empty for none) and options."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]


@dataclass(frozen=True)
class Way:
    """A link to somewhere else: its words and its address."""

    text: str
    url: str
    selected: bool = False


@dataclass(frozen=True)
class HostsView:
    need: Need
    tabs: tuple[Way, ...]
    selects: tuple[Select, ...]
    distances: tuple[Option, ...]
    proposals: tuple[Proposal, ...]
    shortcuts: tuple[Way, ...]
    ways_out: tuple[Way, ...]
    list_url: str
    follow_url: str

    @property
    def few(self) -> bool:
        return self.need.is_asked and len(self.proposals) <= FEW


def hosts_view(need: Need, language: str, now: datetime) -> HostsView:
    """Everything that the page shows. SearchUnavailable while the search is down."""
    found = matches(need, language, now) if need.is_asked else []
    listed, followed = _lists(need, language)
    return HostsView(
        need=need,
        tabs=tuple(
            Way(str(purpose.label), _url(Need(purpose, need.challenge, place=need.place)), purpose == need.purpose)
            for purpose in Purpose
        ),
        selects=_selects(need),
        distances=tuple(Option(str(km), _("%(km)s km") % {"km": km}, km == need.km) for km in DISTANCES),
        proposals=tuple(proposal(match, language, asks=need.purpose == Purpose.VISIT) for match in found),
        shortcuts=_shortcuts(need) if need.purpose == Purpose.HELP else (),
        ways_out=_ways_out(need, len(found)),
        list_url=listed,
        follow_url=followed,
    )


def proposal(match: Match, language: str, *, asks: bool) -> Proposal:
    """A match as the page shows it. asks: whether a visit can be asked for from here."""
    hit = match.hit
    if hit.kind == "organisation":
        row = organisation_row(hit)
    else:
        carrier, town = str(hit.payload.get("carrier") or ""), str(hit.payload.get("town") or "")
        kind = str(hit.payload.get("kind") or "page")
        row = base_row(hit, kind=kind, facts=(f"{carrier}, {town}" if town else carrier,))
    ask_url = reverse("visit_ask", args=[hit.payload["key"]]) if asks and hit.payload.get("open") else ""
    return Proposal(row, in_a_sentence(why(match)), ask_url, match.more)


def _url(need: Need) -> str:
    return reverse("visit_hosts") + need.query


def _selects(need: Need) -> tuple[Select, ...]:
    axes: list[tuple[str, Any]] = [("challenge", _("The problem")), ("audience", _("For whom"))]
    axes.append(("sector", _("Sector")) if need.purpose == Purpose.VISIT else ("structure_kind", _("Kind of help")))
    return tuple(Select(name, str(words), _groups(name, getattr(need, name))) for name, words in axes)


def _groups(axis: str, chosen: str) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    options = [(Option(term.code, term.label(), term.code == chosen), term) for term in terms(axis)]
    if axis != "challenge":
        return (("", tuple(option for option, _term in options)),)
    sides = {"person": _("What holds a person back"), "organisation": _("What an organisation struggles with")}
    return tuple(
        (words, tuple(option for option, term in options if term.extra.get("side") == side))
        for side, words in sides.items()
    )


def _shortcuts(need: Need) -> tuple[Way, ...]:
    known = {term.code for term in terms("challenge")}
    ways = [
        Way(
            label("challenge", code),
            _url(Need(Purpose.HELP, challenge=code, place=need.place)),
            need.challenge == code,
        )
        for code in SUPPORT
        if code in known
    ]
    if any(term.code == MENTORING for term in terms("structure_kind")):
        mentoring = Need(Purpose.HELP, structure_kind=MENTORING, place=need.place)
        ways.append(Way(label("structure_kind", MENTORING), _url(mentoring), need.structure_kind == MENTORING))
    return tuple(ways)


def _ways_out(need: Need, found: int) -> tuple[Way, ...]:
    """What may find more: asking for less."""
    if not need.is_asked or found > FEW:
        return ()
    ways = []
    if need.km:
        ways.append(Way(_("at any distance"), _url(need.without("km"))))
    chosen = list(need.codes.items())
    if len(chosen) > 1:
        for axis, code in chosen:
            ways.append(Way(_("without “%(name)s”") % {"name": label(axis, code)}, _url(need.without(axis))))
    if need.purpose == Purpose.VISIT and need.challenge:
        ways.append(
            Way(_("who can help with it, without a visit"), _url(Need(Purpose.HELP, need.challenge, place=need.place)))
        )
    return tuple(ways)


def _lists(need: Need, language: str) -> tuple[str, str]:
    """The whole list that this narrows down, and where one follows it; empty where the site has none."""
    kind = "practices" if need.purpose == Purpose.VISIT else "directory"
    pairs = list(need.codes.items())
    if need.purpose == Purpose.VISIT:
        pairs.append(("open", "yes"))
    if need.near:
        pairs.append(("near", need.place))
    state = state_of(kind, urlencode(pairs), language)
    if state is None:
        return "", ""
    followed = list_target(state, kind).follow_url if need.is_asked else ""
    return f"{section(kind, language).url}?{urlencode(pairs)}", followed
