"""In which languages a page stands, and in whose lists it stands in for a missing translation."""

from django.conf import settings
from wagtail.models import Page


def shown_in(page: Page) -> tuple[str, ...]:
    """Languages in whose lists this live page stands: its own and, for the first of its live translations in the order
    of the site's languages, those that have none. One query."""
    own = page.locale.language_code
    siblings = Page.objects.filter(translation_key=page.translation_key, live=True, alias_of=None)
    live = set(siblings.values_list("locale__language_code", flat=True)) | {own}
    order = [code for code, _name in settings.LANGUAGES]
    stand_in = next((code for code in order if code in live), own)
    missing = tuple(code for code in order if code not in live) if own == stand_in else ()
    return (own, *missing)
