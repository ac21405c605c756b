"""What search engines and those who share a page are told of it; structured data stands in home/structured_data.py."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.addresses import absolute
from core.caching import depends_on
from core.presentation import content_language, live_addresses
from home.navigation import frame

SOURCE_LANGUAGE = "fr"
LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_GB"}  # as Open Graph wants them
LISTS = frozenset({"practices", "directory", "barriers", "projects", "events"})
ARTICLES = frozenset({"practice", "barrier", "project", "page"})
LONGEST_DESCRIPTION = 300  # characters


@dataclass(frozen=True)
class Alternate:
    """The page in another language; ``x-default`` is where everybody else goes."""

    language: str
    url: str


@dataclass(frozen=True)
class Metadata:
    """What components/seo.html writes. Addresses are whole; dates are ISO; what is not known is empty."""

    title: str
    description: str
    canonical: str
    indexed: bool
    alternates: tuple[Alternate, ...]
    type: str
    site_name: str
    locale: str
    other_locales: tuple[str, ...]
    image: str
    image_alt: str
    image_width: int
    image_height: int
    published: str
    modified: str


def metadata(request: HttpRequest | None, page: Page) -> Metadata:
    """Queries: the published translations, shared with the switcher of languages; the picture, where there is one."""
    kind = getattr(page, "content_kind", "page")
    alternates = _alternates(page)
    image = _image(page)
    languages = [one.language for one in alternates if one.language in LOCALES]
    here = content_language(page)
    return Metadata(
        title=page.seo_title or page.title,
        description=description(page),
        canonical=absolute(canonical_page(page).url or ""),
        # A list that is narrowed or sorted is the same list again: robots follow its links and keep the list itself.
        indexed=not (kind in LISTS and request is not None and request.META.get("QUERY_STRING")),
        alternates=alternates,
        type="article" if kind in ARTICLES else "website",
        site_name=frame().name,
        locale=LOCALES.get(here, here),
        other_locales=tuple(LOCALES[code] for code in languages if code != here),
        image=absolute(image.url) if image else "",
        image_alt=page.picture.alt_text if image else "",
        image_width=image.width if image else 0,
        image_height=image.height if image else 0,
        published=page.first_published_at.isoformat() if page.first_published_at else "",
        modified=page.last_published_at.isoformat() if page.last_published_at else "",
    )


def description(page: Any) -> str:
    """The page in one sentence, for those who have not come yet."""
    text = page.search_description or getattr(page, "summary", "") or getattr(page, "lead", "")
    return text if len(text) <= LONGEST_DESCRIPTION else f"{text[:LONGEST_DESCRIPTION].rsplit(' ', 1)[0]}…"


def canonical_page(page: Page) -> Page:
    """The page itself, or the one whose words an alias shows again."""
    return page.alias_of if page.alias_of_id and page.alias_of else page


def _alternates(page: Page) -> tuple[Alternate, ...]:
    found = {language: absolute(url) for language, url in live_addresses(page).items()}
    if len(found) < 2:
        return ()
    default = found.get(SOURCE_LANGUAGE) or next(iter(found.values()))
    return (*(Alternate(code, found[code]) for code in sorted(found)), Alternate("x-default", default))


def _image(page: Any) -> Any:
    picture = getattr(page, "picture", None)
    if picture is None:
        return None
    depends_on(f"picture:{picture.pk}")
    return picture.get_rendition("fill-1200x630|format-jpeg")
