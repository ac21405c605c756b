"""What stands after the chapters: the barriers and practices on which proposals rest, and who took part."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from core.addresses import absolute
from core.presentation import Shown, display
from core.typesetting import nodes
from core.typesetting.nodes import Node
from knowledgebase.models import BarrierPage, PracticePage
from whitepapers.presentation import readable
from whitepapers.text import PaperText

Pages = dict[str, Shown]


def cited_pages(text: PaperText) -> tuple[Pages, Pages]:
    """The barriers and the practices that proposals name, by key, as anybody may read them today. Two queries or three,
    however many there are."""
    proposals = list(text.proposals())
    barriers = readable(BarrierPage, {key for one in proposals for key in one.barriers}, "summary", "nature")
    return barriers, readable(PracticePage, {key for one in proposals for key in one.practices}, "summary")


def evidence_annex(text: PaperText, barriers: Pages, practices: Pages) -> list[Node]:
    """Each barrier and practice once, with the proposals that rest on it."""
    lifted, shown_by = _proposals_by(text, "barriers"), _proposals_by(text, "practices")
    blocks: list[Node] = []
    if barriers:
        blocks.append(nodes.heading(2, _("Barriers")))
        blocks += _entries(barriers, lifted, nature=True)
    if practices:
        blocks.append(nodes.heading(2, _("Practices that show the way")))
        blocks += _entries(practices, shown_by)
    return [nodes.part(_("Annex: barriers and evidence"), blocks, tone="barrier")] if blocks else []


def organisations_annex(names: Sequence[str]) -> list[Node]:
    """The organisations that took part, by name."""
    if not names:
        return []
    listed = nodes.listing([nodes.paragraph(name)] for name in sorted(names, key=str.casefold))
    return [nodes.part(_("Organisations that took part"), [listed], tone="paper")]


def _entries(pages: Pages, proposals: dict[str, list[int]], *, nature: bool = False) -> Iterable[Node]:
    for key, one in sorted(pages.items(), key=lambda pair: pair[1].title.casefold()):
        address = absolute(one.url)
        yield nodes.heading(3, one.title, label=display(one.page, "nature") if nature else "", lang=one.lang)
        yield from nodes.paragraphs(one.page.summary, one.lang)
        numbers = ", ".join(map(str, proposals[key]))
        yield nodes.paragraph(
            _("In proposals: %(numbers)s") % {"numbers": numbers},
            nodes.LINE_BREAK,
            nodes.link(address, nodes.text(address)),
            style="small",
        )


def _proposals_by(text: PaperText, field: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for proposal in text.proposals():
        for key in getattr(proposal, field):
            found[key].append(proposal.number)
    return found
