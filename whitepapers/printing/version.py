"""A version of a white paper, made of its `PaperText`: cover, contents, chapters with their proposals, annexes."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.caching import depends_on, page_name
from core.dates import date_format
from core.enums import Licence
from core.mail.writing import site_name
from core.models import Picture
from core.presentation import Shown
from core.typesetting import Document, nodes, rich_text
from core.typesetting.nodes import Node
from core.typesetting.pictures import picture_nodes
from core.vocabulary import label
from whitepapers.enums import Readers, Stage
from whitepapers.models import Contribution, Version, VersionText, WhitePaperPage
from whitepapers.presentation import figures_of
from whitepapers.reading import words_of
from whitepapers.text import ChapterText, Evidence, PaperText, Passage, ProposalText

from .annexes import cited_pages, evidence_annex, organisations_annex


def version_document(subject: str) -> Document | None:
    """subject: the number of the `Version` in the database. In the active language; None where it has no such text.

    Who may have it is for the caller to say."""
    found = (
        VersionText.objects.filter(version=int(subject), language=get_language())
        .select_related("version__paper", "version__consultation")
        .defer("content")
        .first()
    )
    if found is None:
        return None
    version, text = found.version, words_of(found)
    page = WhitePaperPage.objects.filter(
        translation_key=version.paper.key, locale__language_code=text.language, live=True
    ).first()
    if page is not None:
        depends_on(page_name(page), "settings")
    address = f"{absolute(page.url)}versions/{version.number}/" if page is not None and page.url else ""
    contributors = contributors_of(version)
    return paper_document(text, version, address=address, contributors=contributors, made_on=timezone.localdate())


def contributors_of(version: Version) -> tuple[str, ...]:
    """The organisations that took part in what led to this version: that said something of an earlier one, and did not
    take it back. What was said among some is not told to others."""
    read = Q(version__consultation=None) | Q(version__consultation__readers=Readers.PUBLIC)
    if not version.is_public:
        read |= Q(version__consultation=version.consultation_id)
    said = Contribution.objects.filter(
        read, paper=version.paper_id, version__number__lt=version.number, withdrawn_at=None, hidden_at=None
    ).exclude(organisation="")
    return tuple(said.order_by("organisation").values_list("organisation", flat=True).distinct())


def paper_document(
    text: PaperText,
    version: Version,
    *,
    address: str = "",
    contributors: Sequence[str] = (),
    made_on: date | None = None,
) -> Document:
    """The document of a text, in the active language, which is the text's. contributors: names of organisations that
    took part in writing it."""
    pictures = _pictures(text)
    barriers, practices = cited_pages(text)
    published = date_format(localdate(version.published_at))
    body = [_foreword(text)] if text.foreword else []
    body += [_chapter(chapter, pictures, barriers, practices) for chapter in text.chapters]
    body += evidence_annex(text, barriers, practices)
    body += organisations_annex(contributors)
    return Document(
        language=text.language,
        title=text.title,
        subtitle=text.summary,
        label=_("White paper"),
        tone="paper",
        site=site_name(),
        cover=True,
        depth=2,
        facts=(
            (_("Version"), _("%(number)s, of %(on)s") % {"number": version.number, "on": published}),
            (_("Where it stands"), _stage(version)),
            (_("Addressed to"), ", ".join(label("authority", code) for code in text.authorities)),
            (_("Where"), ", ".join(label("territory", code) for code in text.territories)),
        ),
        notices=_notices(version),
        address=address,
        licence=(str(Licence(text.licence).label), Licence(text.licence).url) if text.licence else ("", ""),
        made_on=made_on,
        body=body,
    )


def _stage(version: Version) -> str:
    """Of the latest version, where the paper stands; of an earlier one, what it was made for."""
    if version.paper.versions.filter(number__gt=version.number).exists():
        return _("made for a consultation") if version.consultation_id else ""
    return str(Stage(version.paper.stage).label)


def _notices(version: Version) -> tuple[str, ...]:
    if version.is_public or version.consultation is None:
        return ()
    if version.consultation.readers == Readers.MEMBERS:
        return (_("This text is for the members of the network. Please do not pass it on."),)
    return (_("This text is for the organisations that its authors have asked. Please do not pass it on."),)


def _foreword(text: PaperText) -> Node:
    return nodes.part(_("Foreword"), rich_text(text.foreword), tone="paper")


def _chapter(
    chapter: ChapterText, pictures: dict[int, Picture], barriers: dict[str, Shown], practices: dict[str, Shown]
) -> Node:
    blocks = [node for passage in chapter.passages for node in _passage(passage, pictures)]
    blocks += [_proposal(one, barriers, practices) for one in chapter.proposals]
    title = f"{chapter.number}. {chapter.title}"
    return nodes.part(title, blocks, label=_("Chapter %(number)s") % {"number": chapter.number}, tone="paper")


def _passage(passage: Passage, pictures: dict[int, Picture]) -> list[Node]:
    kind, extra = passage.kind, passage.extra
    if kind == "heading":
        return [nodes.heading(2, passage.words)]
    if kind == "quote":
        return [nodes.quote(rich_text(f"<p>{passage.html}</p>"), extra.get("source") or "")]
    if kind == "callout":
        return [nodes.callout(rich_text(passage.html), extra.get("title") or "", "paper")]
    if kind == "figure":
        drawn = figures_of(passage)
        return [nodes.figures(drawn.items, drawn.source)]
    if kind == "picture":
        return picture_nodes(pictures.get(extra.get("image") or 0), extra.get("caption") or "")
    return _noted(rich_text(passage.html), passage.note)


def _noted(blocks: list[Node], words: str) -> list[Node]:
    """The blocks, a footnote at the end of their last paragraph."""
    if words:
        last = next((block for block in reversed(blocks) if block["kind"] == "paragraph"), None)
        if last is None:
            last = nodes.paragraph()
            blocks.append(last)
        last["inlines"].append(nodes.note(words))
    return blocks


def _proposal(proposal: ProposalText, barriers: dict[str, Shown], practices: dict[str, Shown]) -> Node:
    titles = {"current_rule": _("The rule today"), "change": _("The change asked for"), "why": _("Why")}
    blocks: list[Node] = []
    for passage in proposal.passages:
        told = rich_text(passage.html, level=4)
        if passage.kind == "change":
            blocks.append(nodes.callout(told, titles["change"], "paper"))
        elif told:
            blocks += [nodes.heading(3, titles.get(passage.kind, "")), *told]
    cost = proposal.cost
    if cost and proposal.cost_source:
        cost += f" ({_('Source:')} {proposal.cost_source})"
    blocks.append(
        nodes.facts(
            [
                (_("For whom"), proposal.for_whom),
                (_("Addressed to"), ", ".join(label("authority", code) for code in proposal.authorities)),
                (_("What it costs or saves"), cost),
                (_("What bears it out"), evidence_words(proposal.evidence)),
                (_("First said at"), _meeting(proposal)),
                (_("What that meeting recommended"), proposal.recommended),
            ]
        )
    )
    cited = [*_cited(barriers, proposal.barriers), *_cited(practices, proposal.practices)]
    if cited:
        blocks.append(nodes.listing([one] for one in cited))
    return nodes.framed(proposal.title, blocks, label=_("Proposal %(number)s") % {"number": proposal.number})


def evidence_words(evidence: Evidence) -> str:
    """What bore a proposal out on the day of the version, counted."""
    found = []
    if number := evidence.organisations:
        found.append(ngettext("%(n)s organisation meets this", "%(n)s organisations meet this", number) % {"n": number})
    if number := evidence.practices:
        found.append(
            ngettext("%(n)s practice shows a way round", "%(n)s practices show a way round", number) % {"n": number}
        )
    if number := evidence.replications:
        found.append(
            ngettext("%(n)s time taken up elsewhere", "%(n)s times taken up elsewhere", number) % {"n": number}
        )
    return " · ".join(found)


def _meeting(proposal: ProposalText) -> str:
    on = date_format(proposal.met_on) if proposal.met_on else ""
    return ", ".join(part for part in (proposal.met_at, on) if part)


def _cited(pages: dict[str, Shown], keys: Iterable[str]) -> list[Node]:
    return [
        nodes.paragraph(nodes.link(absolute(one.url), nodes.text(one.title)), lang=one.lang)
        for key in keys
        if (one := pages.get(key)) is not None
    ]


def _pictures(text: PaperText) -> dict[int, Picture]:
    """All pictures of the text, by their number. One query where there are any."""
    passages = (passage for chapter in text.chapters for passage in chapter.passages if passage.kind == "picture")
    wanted = {passage.extra["image"] for passage in passages if passage.extra.get("image")}
    return Picture.objects.in_bulk(wanted) if wanted else {}


__all__ = ["evidence_words", "paper_document", "version_document"]
