"""The frame of every page: name, menu, footer. Made once a language and kept until a page of it changes."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from core.caching import depends_on, remembered

FOOTER_LIMIT = 12  # a footer with more is a site map


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    kind: str = ""


@dataclass(frozen=True)
class Frame:
    """What surrounds the content in one language."""

    name: str
    motto: str
    logo: str
    logo_alt: str
    home_url: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    contact_email: str

    def section(self, kind: str) -> str:
        """The address of the section of that ``content_kind`` (practices, directory, …), or an empty string."""
        return next((link.url for link in self.menu if link.kind == kind), "")


def frame(language: str | None = None) -> Frame:
    """The frame in ``language`` (the active one unless told). No query once it is warm."""
    language = (language or get_language() or "fr")[:2]
    return remembered(f"frame:{language}", lambda: _make(language))


def _make(language: str) -> Frame:
    from home.models import HomePage, SiteIdentity, StandardPage  # the home page itself asks for its frame

    depends_on("navigation", "settings")
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    identity = SiteIdentity.for_site(site)
    locale = Locale.objects.filter(language_code=language).first()
    home = HomePage.objects.live().filter(locale=locale).first() if locale else None
    logo = identity.logo.get_rendition("height-80|format-webp") if identity.logo else None
    menu: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    if home:
        children = Page.objects.child_of(home).live().in_menu().specific()
        menu = tuple(Link(page.title, page.url or "", page.content_kind) for page in children)
        pages = StandardPage.objects.descendant_of(home).live().filter(in_footer=True)[:FOOTER_LIMIT]
        footer = tuple(Link(page.title, page.url or "") for page in pages)
    return Frame(
        name=identity.name,
        motto=identity.motto(language),
        logo=logo.url if logo else "",
        logo_alt=identity.logo.alt_text if identity.logo else "",
        home_url=(home.url if home else None) or f"/{language}/",
        menu=menu,
        footer=footer,
        contact_email=identity.contact_email,
    )
