"""The pages that make the tree: a home in each language, the lists under it, and the editorial pages."""

from typing import Any

from wagtail.models import Locale, Page, Site

from core.markdown import to_html
from home.models import HomePage, SiteIdentity, StandardPage
from knowledgebase.models import BarrierIndexPage, EventIndexPage, PracticeIndexPage, ProjectIndexPage
from network.models import DirectoryPage
from whitepapers.models import WhitePaperIndexPage

from .collection import Collection
from .pages import key_of
from .schema import HomeTexts, SectionTexts, StandardPageFile

SOURCE_LANGUAGE = "fr"
# In the order in which the menu shows them.
SECTIONS: dict[str, type[Any]] = {
    "practices": PracticeIndexPage,
    "directory": DirectoryPage,
    "barriers": BarrierIndexPage,
    "white_papers": WhitePaperIndexPage,
    "projects": ProjectIndexPage,
    "events": EventIndexPage,
}


def build_tree(collection: Collection) -> dict[str, Page]:
    """Make the tree in every language; return the source language's sections by name, and its home as "home"."""
    source = _build(collection, Locale.objects.get_or_create(language_code=SOURCE_LANGUAGE)[0])
    for language in sorted(collection.structure, key=lambda code: code != SOURCE_LANGUAGE):
        if language != SOURCE_LANGUAGE:
            _build(collection, Locale.objects.get_or_create(language_code=language)[0])
    return source


def _build(collection: Collection, locale: Locale) -> dict[str, Page]:
    texts = collection.structure[locale.language_code]
    pages: dict[str, Page] = {"home": _home(texts.home, locale)}
    for name, model in SECTIONS.items():
        section: SectionTexts = getattr(texts, name)
        page = model(title=section.title, slug=section.slug, summary=section.summary, show_in_menus=True)
        pages[name] = _add(page, pages["home"], locale, key_of("section", name))
    written = [found for (language, _key), found in collection.pages.items() if language == locale.language_code]
    for header, body in sorted(written, key=lambda found: found[0].order):
        _add(_standard_page(header, body), pages["home"], locale, key_of("page", header.key))
    return pages


def _home(texts: HomeTexts, locale: Locale) -> Page:
    root = Page.get_first_root_node()
    fields = texts.model_dump(exclude={"title", "slug", "summary", "footer_line"})
    # Homes stand beside each other under the root and are never part of an address.
    home = HomePage(
        title=texts.title, slug=f"home-{locale.language_code}", search_description=texts.summary[:255], **fields
    )
    _add(home, root, locale, key_of("home"))
    if locale.language_code == SOURCE_LANGUAGE:
        _become_the_site(home)
    identity = SiteIdentity.for_site(Site.objects.get(is_default_site=True))
    setattr(identity, f"motto_{locale.language_code}", texts.footer_line)
    identity.save()
    return home


def _become_the_site(home: HomePage) -> None:
    """Put the home in the place of Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    welcome = site.root_page if site.root_page_id else None
    site.root_page = home
    site.site_name = home.title
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()


def _standard_page(header: StandardPageFile, body: str) -> StandardPage:
    blocks: list[tuple[str, Any]] = []
    prose: list[str] = []

    def end_prose() -> None:
        text = to_html("\n".join(prose)).strip()
        if text:
            blocks.append(("prose", text))
        prose.clear()

    for line in body.splitlines():
        if line.startswith("## "):
            end_prose()
            blocks.append(("heading", line[3:].strip()))
        else:
            prose.append(line)
    end_prose()
    return StandardPage(title=header.title, slug=header.slug, summary=header.summary, body=blocks, in_footer=True)


def _add(page: Page, parent: Page, locale: Locale, key: Any) -> Page:
    page.locale = locale
    page.translation_key = key
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
