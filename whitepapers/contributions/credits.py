"""What in a version came from whom."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from whitepapers.contributions.enums import Kind
from whitepapers.models import Contribution, WhitePaperPage
from whitepapers.reading import versions_for

Credits = dict[str, tuple[str, ...]]


def credits_of(user: Any, page: WhitePaperPage, after: int, until: int) -> Credits:
    """By the key of a chapter or proposal, what contributions brought into the versions from the one after ``after`` to
    ``until``: each named once, with who made it. Only those of a consultation that this person may read. Three queries.
    """
    came = (
        Contribution.objects.filter(
            paper__key=page.translation_key,
            version__in=versions_for(user, page),
            came_in__number__gt=after,
            came_in__number__lte=until,
            withdrawn_at=None,
        )
        .order_by("pk")
        .only("part_key", "kind", "organisation", "name")
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in came:
        found[str(one.part_key)][_said(one)] = None
    return {key: tuple(lines) for key, lines in found.items()}


def _said(one: Contribution) -> str:
    who = one.organisation or one.name or _("a reader")
    if one.kind == Kind.REWORDING:
        return _("words suggested by %(who)s") % {"who": who}
    return _("a comment by %(who)s") % {"who": who}
