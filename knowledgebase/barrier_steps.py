"""How far a barrier has come, noted from beside its page: by what happens to the proposals that carry it."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import override
from modelcluster.models import get_serializable_data_for_fields

from core.presentation import content_language
from core.touching import touch
from knowledgebase.enums import BarrierStatus
from knowledgebase.models import BarrierPage, BarrierStep


def note_step(
    keys: Iterable[str],
    status: BarrierStatus,
    on: date,
    what: Callable[[], str],
    source: str,
    source_url: str = "",
    *,
    once: bool = False,
) -> int:
    """Add a step to the barriers of these translation keys, in every language; how many pages got it.

    what: says what happened, called in the language of each page. A page that has this step of this day and source
    keeps its one; with ``once``, a page that ever came so far. Drafts that would
    take it away when they are published get it too.
    """
    noted = 0
    with transaction.atomic():
        pages = BarrierPage.objects.filter(translation_key__in=list(keys), alias_of=None).select_related("locale")
        for page in pages.select_for_update(of=("self",)):
            known = page.steps.filter(status=status)
            if (known if once else known.filter(on=on, source=source)).exists():
                continue
            with override(content_language(page)):
                said = what()[:250]
            step = BarrierStep(page=page, status=status, on=on, what=said, source=source[:250], source_url=source_url)
            step.save()
            _note_in_draft(page, step)
            noted += touch(BarrierPage.objects.filter(pk=page.pk))
    return noted


def _note_in_draft(page: BarrierPage, step: BarrierStep) -> None:
    revision = page.revisions.filter(pk=page.latest_revision_id).first()
    if revision is None:
        return
    content = revision.content
    content["steps"] = [*content.get("steps", []), get_serializable_data_for_fields(step)]
    page.revisions.filter(pk=revision.pk).update(content=content)
