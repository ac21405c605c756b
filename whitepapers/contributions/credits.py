"""What in a version came from whom."""

from collections import defaultdict

from django.utils.translation import gettext as _

from whitepapers.contributions.enums import Kind
from whitepapers.models import Contribution
from whitepapers.presentation import Reading

Credits = dict[str, tuple[str, ...]]


def credits_of(reading: Reading, after: int, until: int) -> Credits:
    """By the key of a chapter or proposal, what contributions brought into the versions from the one after ``after`` to
    ``until``: each named once, with who made it. Only those of a consultation that the reader may read. One query.
    """
    came = (
        Contribution.objects.filter(
            paper=reading.paper,
            version__in=reading.versions,
            came_in__number__gt=after,
            came_in__number__lte=until,
            withdrawn_at=None,
            hidden_at=None,
        )
        .order_by("pk")
        .only("part_key", "kind", "organisation", "name")
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in came:
        found[str(one.part_key)][_said(one)] = None
    return {key: tuple(lines) for key, lines in found.items()}


def who_said(one: Contribution) -> str:
    """Who brought it, inside a sentence."""
    return one.organisation or one.name or _("a reader")


def _said(one: Contribution) -> str:
    who = who_said(one)
    if one.kind == Kind.REWORDING:
        return _("words suggested by %(who)s") % {"who": who}
    return _("a comment by %(who)s") % {"who": who}
