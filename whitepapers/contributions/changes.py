"""What authors may tell of a new version: drawn from what they accepted since the last one."""

from django.utils.translation import gettext as _

from whitepapers.contributions.credits import who_said
from whitepapers.contributions.enums import Decision, Kind
from whitepapers.models import ChapterPage, Contribution, ProposalPage, WhitePaperPage


def changes_of(page: WhitePaperPage) -> str:
    """One line for each contribution that was accepted and is in no version yet, by chapter; empty where there is none.

    A start for the changelog, which its author rewrites at will. Three queries.
    """
    taken = Contribution.objects.filter(
        paper__key=page.translation_key,
        decision__in=[Decision.ACCEPTED, Decision.IN_PART],
        came_in=None,
        withdrawn_at=None,
        hidden_at=None,
    )
    chapters = ChapterPage.objects.child_of(page).order_by("path").values_list("translation_key", "title", "path")
    proposals = (
        ProposalPage.objects.descendant_of(page).order_by("path").values_list("translation_key", "title", "path")
    )
    titles = {key: title for key, title, _path in sorted([*chapters, *proposals], key=lambda row: row[2])}
    order = {key: place for place, key in enumerate(titles)}
    found = sorted((one for one in taken if one.part_key in titles), key=lambda one: order[one.part_key])
    return "\n".join(dict.fromkeys(_line(one, titles[one.part_key]) for one in found))


def _line(one: Contribution, title: str) -> str:
    named = {"title": title, "who": who_said(one)}
    if one.kind == Kind.REWORDING:
        return _("“%(title)s”: other words, suggested by %(who)s.") % named
    return _("“%(title)s”: changed after what %(who)s said.") % named
