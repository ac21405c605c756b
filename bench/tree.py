"""The site that the generated pages stand in: vocabularies, homes and sections in every language, editorial pages."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from bench.models import PlainPage
from home.demo.collection import Collection, read_collection
from home.demo.tree import SOURCE_LANGUAGE, build_tree
from search.models import IndexTask
from search.services import deferred


def build_site() -> dict[str, Page]:
    """Make the tables and the tree of an empty site; return its sections by name, "home" and "plain" among them."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    # Where things are used is shown to editors only, and noting it would take most of the time.
    with disable_reference_index_auto_update(), transaction.atomic(), deferred():
        call_command("load_vocabulary", verbosity=0)
        Page.add_root(title="Root", slug="root", locale=Locale.objects.create(language_code=SOURCE_LANGUAGE))
        sections = build_tree(_editorial_pages())
        sections["plain"] = PlainPage(title="Plain", slug="plain", intro="One field.", locale=sections["home"].locale)
        sections["home"].add_child(instance=sections["plain"])
        IndexTask.objects.all().delete()  # the whole index is made at the end
    return {name: type(page).objects.get(pk=page.pk) for name, page in sections.items()}


def _editorial_pages() -> Collection:
    """Of the demo content, the pages that make the tree, and nothing that the generator writes in its own way."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "pages").symlink_to(settings.BASE_DIR / "demo" / "pages")
        return read_collection(Path(folder))
