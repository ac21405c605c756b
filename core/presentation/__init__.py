"""What pages of several kinds show in the same way: terms, figures, files, visits, other pages."""

from .choices import display
from .figures import Figure, Figures, figures
from .files import Download, downloads
from .languages import content_language, foreign, language_of, live_addresses
from .related import Shown, each, shown
from .sections import Section, crumbs, section
from .terms import Column, TermLink, chosen, codes_of, countries_of, ids, is_a_draft, term_links
from .visits import Visits, visits

__all__ = [
    "Column",
    "Download",
    "Figure",
    "Figures",
    "Section",
    "Shown",
    "TermLink",
    "Visits",
    "chosen",
    "codes_of",
    "content_language",
    "countries_of",
    "crumbs",
    "display",
    "downloads",
    "each",
    "figures",
    "foreign",
    "ids",
    "is_a_draft",
    "language_of",
    "live_addresses",
    "section",
    "shown",
    "term_links",
    "visits",
]
