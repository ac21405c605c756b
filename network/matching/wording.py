"""Why somebody is proposed, in words."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.vocabulary import label
from network.counting.answering import said
from network.matching.candidates import Match
from network.matching.need import Need, Purpose
from network.matching.scoring import Reason
from search.presentation.rows import distance

MOST_NAMED = 3


def why(match: Match) -> tuple[str, ...]:
    """The reasons, the weightiest first, each a few words; together they make a sentence."""
    return tuple(words for reason in match.score.reasons if (words := _words(reason, match)))


def _words(reason: Reason, match: Match) -> str:
    if reason.what == "near":
        return distance(match.hit.distance_km)
    if reason.what == "answers":
        return said(match.answering)
    if reason.what == "every_audience":
        return _("open to every audience")
    if reason.what == "every_sector":
        return _("for every sector")
    named = _names("structure_kind" if reason.what == "trade" else reason.what, reason.codes)
    if reason.what == "trade":
        return _("it is its trade: %(names)s") % {"names": named}
    same = {
        "challenge": _("same problem: %(names)s"),
        "structure_kind": _("same kind: %(names)s"),
        "audience": _("same audience: %(names)s"),
        "sector": _("same sector: %(names)s"),
    }
    return same[reason.what] % {"names": named}


def _names(axis: str, codes: tuple[str, ...]) -> str:
    names = [label(axis, code) for code in codes[:MOST_NAMED]]
    return ", ".join([*names, "…"] if len(codes) > MOST_NAMED else names)


def in_a_sentence(reasons: tuple[str, ...]) -> str:
    """« Même frein : Mobilité ; à 12 km ; répond d’habitude en 4 jours. »"""
    return capfirst(_("; ").join(reasons)) + "." if reasons else ""


def asked_for(need: Need) -> str:
    """What was looked for, as a heading."""
    names = [label(axis, code) for axis, code in need.codes.items()]
    if need.understood:
        names.append(_("near %(place)s") % {"place": need.understood})
    what = _("Hosts to go and see") if need.purpose == Purpose.VISIT else _("Who can help")
    return _("%(what)s: %(names)s") % {"what": what, "names": ", ".join(names)} if names else what
