"""What pages of several kinds show in the same way: terms, figures, files, visits, other pages."""

from .figures import Figure, Figures, figures
from .files import Download, downloads
from .languages import content_language, foreign, language_of, live_translations
from .related import Shown, each, restricted_paths, shown
from .sections import Section, crumbs, section
from .terms import TermLink, chosen, countries_of, ids, is_a_draft, term_links
from .visits import Visits, visits

__all__ = [
    "Download",
    "Figure",
    "Figures",
    "Section",
    "Shown",
    "TermLink",
    "Visits",
    "chosen",
    "content_language",
    "countries_of",
    "crumbs",
    "downloads",
    "each",
    "figures",
    "foreign",
    "ids",
    "is_a_draft",
    "language_of",
    "live_translations",
    "restricted_paths",
    "section",
    "shown",
    "term_links",
    "visits",
]
