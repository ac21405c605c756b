"""A practice, as its page tells it, in the nodes of a document."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.caching import depends_on, page_name
from core.dates import date_format
from core.enums import Licence
from core.mail.writing import site_name
from core.presentation import TermLink, content_language, display
from core.typesetting import Document, nodes, rich_text
from core.typesetting.nodes import Node
from core.typesetting.pictures import picture_nodes
from knowledgebase.presentation.practice import PracticeView, Voice, practice_view
from knowledgebase.replications.presentation import Told

if TYPE_CHECKING:
    from knowledgebase.models import PracticePage

TONES = {"good_practice": "practice", "action_sheet": "sheet"}


def practice_document(subject: str) -> Document | None:
    """subject: the number of the page. In the language in which the page is written, whatever the reader's."""
    from knowledgebase.models import PracticePage  # whose documents these are

    page = PracticePage.objects.live().filter(pk=int(subject)).first()
    if page is None:
        return None
    language = content_language(page)
    with override(language):
        part = practice_part(page)
        return Document(
            language=language,
            title=page.title,
            subtitle=page.summary,
            site=site_name(),
            body=[part],
            authors=tuple(block.value["name"] for block in page.authors),
            address=absolute(page.url or ""),
            licence=(display(page, "licence"), Licence(page.licence).url),
            made_on=timezone.localdate(),
        )


def practice_part(page: "PracticePage", reader: str = "") -> Node:
    """The practice as a part, in the active language, which is the page's. reader: the language of the document."""
    depends_on(page_name(page), "settings")
    view = practice_view(page)
    language = get_language() or ""
    told = [*_notices(page, view), *_glance(page, view), *_story(page, view), *_lessons(page, view)]
    return nodes.part(
        page.title,
        [*told, *_about(page, view, reader)],
        label=display(page, "kind"),
        lead=page.summary,
        tone=TONES.get(page.kind, "brand"),
        lang=language if reader and reader != language else "",
    )


def _notices(page: "PracticePage", view: PracticeView) -> list[Node]:
    found = []
    if view.carrier and view.carrier.is_demonstration:
        found.append(_("Demonstration content: the organisation, its practice and its figures are invented."))
    if view.is_overdue and page.review_due_on:
        late = _("This page was to be reviewed by %(day)s. Some of it may no longer hold: ask before you build on it.")
        found.append(late % {"day": date_format(page.review_due_on)})
    return [nodes.paragraph(words, style="notice") for words in found]


def _glance(page: "PracticePage", view: PracticeView) -> list[Node]:
    cost = _("No cost") if page.start_cost == "none" else display(page, "start_cost")
    evidence = ", ".join(part for part in (display(page, "evidence"), page.period) if part)
    carrier = view.carrier
    who = ", ".join(part for part in (carrier.title, *carrier.kinds, carrier.town) if part) if carrier else ""
    rows = [
        (_("Problem"), _names(view.terms.get("challenges", ()))),
        (_("For whom"), _names(view.terms.get("audiences", ()))),
        (_("Where"), _names(view.terms.get("territories", ()))),
        (_("To begin"), ", ".join(part for part in (cost, display(page, "setup_time")) if part)),
        (_("Maturity"), display(page, "maturity")),
        (_("Evidence"), evidence),
        (_("Who does it"), who),
        (_("With"), ", ".join(one.name + (f" ({one.role})" if one.role else "") for one in view.partners)),
    ]
    return [nodes.facts(rows)]


def _story(page: "PracticePage", view: PracticeView) -> list[Node]:
    found = [
        nodes.heading(2, _("The problem")),
        *nodes.paragraphs(page.problem, style="problem"),
        *picture_nodes(page.picture),
    ]
    if page.context:
        found += [nodes.heading(2, _("Where it started")), *rich_text(page.context)]
    found.append(nodes.heading(2, _("How it works")))
    found.append(nodes.steps(_step(block.value) for block in page.steps))
    found.append(nodes.heading(2, _("What it takes")))
    found.append(nodes.facts((mean.label, mean.text) for mean in view.means))
    if page.results or view.figures:
        found.append(nodes.heading(2, _("What came of it") if view.is_over else _("What it has changed")))
        if view.figures:
            found.append(nodes.figures(view.figures.items, view.figures.source))
        found += rich_text(page.results)
    return found


def _step(value: dict[str, str]) -> tuple[str, list[Node], str]:
    more = " · ".join(part for part in (value["who"], value["duration"], value["tool"]) if part)
    return value["title"], nodes.paragraphs(value["text"]), more


def _lessons(page: "PracticePage", view: PracticeView) -> list[Node]:
    found: list[Node] = []
    if page.helped or page.held_back:
        found.append(nodes.heading(2, _("What helped, what held back")))
        for title, stream in ((_("Helped"), page.helped), (_("Held back"), page.held_back)):
            if stream:
                found.append(nodes.heading(3, title))
                found.append(nodes.listing(nodes.paragraphs(block.value) for block in stream))
    if page.difficulties:
        found.append(nodes.heading(2, _("Difficulties, and how they were got round")))
        found.append(nodes.bridge((one.value["difficulty"], one.value["answer"]) for one in page.difficulties))
    transfer = [
        (_("To keep"), page.transfer_keep, "brand"),
        (_("To adapt"), page.transfer_adapt, "act"),
        (_("Not suited if"), page.transfer_not_suited, "barrier"),
        (_("Across the border"), page.transfer_across_border, "plain"),
    ]
    if any(words for _title, words, _tone in transfer):
        found.append(nodes.heading(2, _("And where you are?")))
        found += [nodes.callout(nodes.paragraphs(words), title, tone) for title, words, tone in transfer if words]
    if view.barriers:
        found.append(nodes.heading(2, _("Barriers met")))
        for barrier in view.barriers:
            title = nodes.link(absolute(barrier.url), nodes.text(barrier.title)) if barrier.url else barrier.title
            found.append(
                nodes.callout(
                    [nodes.paragraph(title, lang=barrier.lang), *nodes.paragraphs(barrier.page.summary, barrier.lang)],
                    display(barrier.page, "nature"),
                    "barrier",
                )
            )
    if view.voices:
        found.append(nodes.heading(2, _("In their words")))
        found += [_voice(voice) for voice in view.voices]
    if view.uptake.told:
        found.append(nodes.heading(2, _("They took it up")))
        for one in view.uptake.told:
            found += _told(one)
    return found


def _voice(voice: Voice) -> Node:
    by = ", ".join(part for part in (voice.first_name, voice.role) if part)
    return nodes.quote(nodes.paragraphs(voice.text), by, voice.lang)


def _told(one: Told) -> list[Node]:
    people = ngettext("%(counter)s person reached", "%(counter)s people reached", one.people or 0)
    where = ", ".join(part for part in (one.town, one.country) if part)
    found = [
        nodes.heading(3, one.organisation),
        nodes.paragraph(
            " · ".join(part for part in (where, people % {"counter": one.people} if one.people else "") if part),
            style="small",
        ),
    ]
    for title, words in (
        (_("What was kept"), one.kept),
        (_("What was changed"), one.changed),
        (_("What came of it"), one.outcome),
    ):
        if words:
            found.append(nodes.paragraph(nodes.strong(nodes.text(title))))
            found += nodes.paragraphs(words, one.lang)
    return [*found, nodes.paragraph(_("Would do it again:"), f" {one.again}", style="small")]


def _about(page: "PracticePage", view: PracticeView, reader: str) -> list[Node]:
    reviewed = date_format(page.reviewed_on, "YEAR_MONTH_FORMAT") if page.reviewed_on else _("not yet")
    authors = (block.value for block in page.authors)
    rows = [
        (_("Sectors"), _names(view.terms.get("sectors", ()))),
        (_("For organisations such as"), _names(view.terms.get("structure_kinds", ()))),
        (_("Tags"), ", ".join(tag.name for tag in view.tags)),
        (_("Written by"), ", ".join(one["name"] + (f" ({one['role']})" if one["role"] else "") for one in authors)),
        (_("Reviewed"), reviewed),
        (_("Licence"), display(page, "licence")),
    ]
    found = [nodes.heading(2, _("About this page")), nodes.facts(rows)]
    if view.downloads:
        found.append(nodes.heading(3, _("To take away")))
        links = ((nodes.link(absolute(file.url), nodes.text(file.title)), f" ({file.type})") for file in view.downloads)
        found.append(nodes.listing([nodes.paragraph(link, kind)] for link, kind in links))
    if page.url and reader:
        address = absolute(page.url)
        found.append(nodes.paragraph(nodes.link(address, nodes.text(address)), style="small"))
    return found


def _names(terms: tuple[TermLink, ...]) -> str:
    return ", ".join(term.label for term in terms)
