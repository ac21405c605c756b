"""The practices that a list shows, as one document: a cover, the contents, each practice on pages of its own."""

from dataclasses import replace

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.caching import depends_on
from core.mail.writing import site_name
from core.presentation import content_language
from core.typesetting import Document
from core.typesetting.nodes import Node
from knowledgebase.lists import PRACTICES
from search.engines import get_engine
from search.listing import Listing
from search.listing.page import depends_on_lists
from search.listing.state import SIZES, ListState

from .practice import practice_part

MOST = PRACTICES.printed  # practices of one document


def subject_of(state: ListState, page_id: int) -> str:
    """What names the selection: the list, and how it is narrowed and ordered."""
    return f"{page_id}?{replace(state, path='', page=1).url().lstrip('?')}"


def selection_document(subject: str) -> Document | None:
    """subject: as `subject_of` makes it. In the active language; each practice in its own."""
    from knowledgebase.models import PracticeIndexPage

    number, _mark, query = subject.partition("?")
    index = PracticeIndexPage.objects.live().filter(pk=int(number)).first()
    if index is None:
        return None
    language = get_language() or "fr"
    state = replace(PRACTICES.parse(QueryDict(query), path=index.url or ""), page=1, size=MOST)
    depends_on_lists(state)
    depends_on(f"page:{index.translation_key}", "settings")
    results = get_engine().search(state.query(counted=False))
    listing = Listing(state, results)
    parts = _parts([hit.id for hit in results.hits[:MOST]], language)
    return Document(
        language=language,
        title=index.title,
        subtitle=index.summary,
        label=_label(len(parts)),
        tone="practice",
        site=site_name(),
        cover=True,
        facts=tuple((chip.group, chip.label) for chip in listing.chips),
        notices=_left_out(results.total, len(parts)),
        address=absolute(replace(state, size=SIZES[0]).url()),
        made_on=timezone.localdate(),
        body=parts,
    )


def _label(total: int) -> str:
    if not total:
        return _("Nothing found")
    return ngettext("Selection of %(total)s practice", "Selection of %(total)s practices", total) % {"total": total}


def _left_out(total: int, shown: int) -> tuple[str, ...]:
    if total <= shown:
        return ()
    words = ngettext(
        "The first %(shown)s of %(total)s practice; narrow the list down to have the others.",
        "The first %(shown)s of %(total)s practices; narrow the list down to have the others.",
        total,
    )
    return (words % {"shown": shown, "total": total},)


def _parts(ids: list[str], language: str) -> list[Node]:
    """The practices of these documents of the index, in their order; those that are no longer public are left out."""
    from knowledgebase.models import PracticePage

    wanted = [(key, code) for _kind, key, code in (one.split(":", 2) for one in ids)]
    keys = [key for key, _code in wanted]
    found = (
        PracticePage.objects.live().public().filter(translation_key__in=keys, alias_of=None).select_related("locale")
    )
    pages = {(str(page.translation_key), page.locale.language_code): page for page in found}
    parts = []
    for name in wanted:
        page = pages.get(name)
        if page is not None:
            with override(content_language(page)):
                parts.append(practice_part(page, language))
    return parts


__all__ = ["MOST", "selection_document", "subject_of"]
