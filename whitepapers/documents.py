"""What the index holds of white papers: the words of the latest version that everybody may read, and nothing else."""

from typing import TYPE_CHECKING

from core.documents import base_fields, lines, with_ancestors, words_for
from core.lines import on_one_line
from search.document import Document
from whitepapers.text import ChapterText, ProposalText

if TYPE_CHECKING:
    from whitepapers.models import ProposalPage, WhitePaperPage


def paper_document(page: "WhitePaperPage") -> Document | None:
    """The paper with its chapters; its proposals are found by themselves. None until a public version is out."""
    from whitepapers.reading import public_text

    found = public_text(page)
    if found is None:
        return None
    paper = found.text
    fields = base_fields(page, "white_paper") | {"title": paper.title, "published": found.published}
    territories = with_ancestors("territory", paper.territories)
    return Document(
        **fields,
        summary=paper.summary,
        body="\n".join([lines(paper.foreword), *(_words(chapter) for chapter in paper.chapters)]),
        keywords=words_for({"territory": territories, "authority": paper.authorities}, fields["language"]),
        facets={"territory": territories, "authority": paper.authorities, "key": (paper.key,)},
        payload={
            "key": paper.key,
            "challenges": (),
            "territories": paper.territories,
            "stage": found.stage,
            "number": found.number,
        },
    )


def proposal_document(page: "ProposalPage") -> Document | None:
    """A proposal as the latest public version has it; None where that has none of this key."""
    from whitepapers.models import paper_page
    from whitepapers.reading import public_text

    paper = paper_page(page)
    found = public_text(paper)
    part = found.text.part(str(page.translation_key)) if found else None
    if found is None or not isinstance(part, ProposalText):
        return None
    territories = with_ancestors("territory", found.text.territories)
    fields = base_fields(page, "proposal") | {"title": part.title, "published": found.published}
    return Document(
        **fields,
        summary=_summary(part),
        body="\n".join(passage.words for passage in part.passages),
        keywords=words_for({"territory": territories, "authority": part.authorities}, fields["language"]),
        facets={
            "territory": territories,
            "authority": part.authorities,
            "barrier": part.barriers,
            "white_paper": (found.text.key,),
            "key": (part.key,),
        },
        payload={
            "key": part.key,
            "number": part.number,
            "challenges": (),
            "paper": found.text.title,
            "authorities": part.authorities,
            "territories": found.text.territories,
        },
    )


def _words(chapter: ChapterText) -> str:
    return "\n".join([chapter.title, *(passage.words for passage in chapter.passages)])


def _summary(proposal: ProposalText) -> str:
    """What is asked for, cut at a word: a card has room for 280 characters."""
    words = next(passage.words for passage in proposal.passages if passage.id == "change")
    words = on_one_line(words)
    return words if len(words) <= 280 else words[:279].rsplit(" ", 1)[0] + "…"
