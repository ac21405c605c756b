"""What a row of results says of a white paper and of a proposal."""

from django.utils.translation import gettext as _

from core.vocabulary import label
from search.presentation import Row, base_row
from search.presentation.rows import territories
from search.results import Hit
from whitepapers.enums import Stage


def white_paper_row(hit: Hit) -> Row:
    stage = hit.payload.get("stage")
    come = str(Stage(stage).label) if stage in Stage.values else ""
    return base_row(hit, facts=(come, territories(hit)))


def proposal_row(hit: Hit) -> Row:
    authorities = ", ".join(label("authority", code) for code in hit.payload.get("authorities", ()))
    place = _("Proposal %(number)s of “%(paper)s”") % hit.payload
    return base_row(hit, facts=(place, authorities))
