from .contribution import Contribution
from .following import Answer, Commitment, Sending
from .pages import ChapterPage, EditedByAuthors, ProposalPage, WhitePaperIndexPage, WhitePaperPage, paper_page
from .paper import Author, Consultation, Version, VersionText, WhitePaper, paper_of
from .report import ContributionReport

__all__ = [
    "Answer",
    "Author",
    "ChapterPage",
    "Commitment",
    "Consultation",
    "Contribution",
    "ContributionReport",
    "EditedByAuthors",
    "ProposalPage",
    "Sending",
    "Version",
    "VersionText",
    "WhitePaper",
    "WhitePaperIndexPage",
    "WhitePaperPage",
    "paper_of",
    "paper_page",
]
