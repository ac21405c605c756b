"""What an editor does shows at the next request, on every page that shows it; the others are served as they were."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import AXES, Sector
from home.models import StandardPage
from knowledgebase.models import PracticePage
from tests.admin.builders import directory, home, organisation, practice, practice_index, superuser, term
from tests.harness.client import StrictClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(own_index: None, client: StrictClient) -> Iterator[dict[str, Page]]:
    """Two practices under their list, and an organisation; the index is this test's own."""
    pages: dict[str, Page] = {"home": home(), "list": practice_index(), "directory": directory()}
    for name in ("list", "directory"):
        pages[name].show_in_menus = True
        pages[name].save_revision().publish()
    pages["help"] = pages["home"].add_child(instance=StandardPage(title="Aide", slug="aide", summary="Aide", body=[]))
    pages["organisation"] = organisation()
    wood = term(Sector, "bois", label_fr="Bois")
    pages["first"] = practice("Le bois du matin", sectors=[wood])
    pages["second"] = practice("Le vélo du soir")
    call_command("search_rebuild", verbosity=0)
    yield pages
    Site.clear_site_root_paths_cache()


def is_kept(client: StrictClient, page: Page) -> bool:
    return client.get(page.url).get("X-Cache") == "hit"


def warm(client: StrictClient, *pages: Page) -> None:
    for page in pages:
        # Twice: the very first page of a site makes its settings, which is a change.
        client.get(page.url)
        client.get(page.url)
        assert is_kept(client, page), page.url


def rename(page: Page, title: str) -> None:
    fresh = page.specific_class.objects.get(pk=page.pk)
    fresh.title = title
    fresh.save_revision().publish()


def test_publishing_shows_on_the_page_its_list_and_the_home_and_drops_nothing_else(site, client, commit) -> None:
    warm(client, site["first"], site["second"], site["list"], site["home"], site["directory"])

    with commit():
        rename(site["first"], "Le bois de l’après-midi")

    assert is_kept(client, site["directory"])
    for name in ("first", "list", "home"):
        assert "Le bois de l’après-midi" in client.get(site[name].url).content.decode(), name


def test_saving_a_draft_drops_nothing(site, client, commit) -> None:
    warm(client, site["first"], site["list"], site["home"])

    draft = PracticePage.objects.get(pk=site["first"].pk)
    draft.title = "Un brouillon"
    with commit():
        draft.save_revision()

    assert is_kept(client, site["first"])
    assert is_kept(client, site["list"])
    assert is_kept(client, site["home"])


def test_unpublishing_shows_at_once(site, client, commit) -> None:
    warm(client, site["first"], site["list"], site["home"], site["directory"])

    with commit():
        site["first"].unpublish()

    assert client.get(site["first"].url).status_code == 404
    assert "Le bois du matin" not in client.get(site["list"].url).content.decode()
    assert "Le bois du matin" not in client.get(site["home"].url).content.decode()
    assert is_kept(client, site["directory"])


def test_a_new_address_shows_in_the_menu_and_in_the_list(site, client, commit) -> None:
    warm(client, site["home"], site["first"])

    section = type(site["list"]).objects.get(pk=site["list"].pk)
    section.slug = "pratiques"
    with commit():
        section.save_revision().publish()

    assert client.get("/fr/pratiques/").status_code == 200
    for url in ("/fr/", "/fr/pratiques/"):
        text = client.get(url).content.decode()
        assert "/fr/pratiques/le-bois-du-matin/" in text, url
        assert "/fr/fiches/le-bois-du-matin/" not in text, url


def test_a_term_s_new_name_shows_where_it_is_shown(site, client, commit) -> None:
    warm(client, site["first"], site["list"], site["help"])

    wood = AXES["sector"].objects.get(code="bois")
    wood.label_fr = "Bois et menuiserie"
    with commit():
        wood.save()

    assert is_kept(client, site["help"]), "it shows no wood"
    assert "Bois et menuiserie" in client.get(site["first"].url).content.decode()
    assert "Bois et menuiserie" in client.get(site["list"].url).content.decode()


def test_translating_shows_in_the_language_switcher(site, client, commit) -> None:
    warm(client, site["first"], site["directory"])
    with commit():
        home("nl")
        dutch = Locale.objects.get(language_code="nl")
        practice_index().copy_for_translation(dutch).save_revision().publish()
    warm(client, site["first"])

    translation = PracticePage.objects.get(pk=site["first"].pk).copy_for_translation(dutch)
    translation.title = "Hout in de ochtend"
    translation.slug = "hout"
    with commit():
        translation.save_revision().publish()

    url = PracticePage.objects.get(pk=translation.pk).url
    assert f'href="{url}"' in client.get(site["first"].url).content.decode()


def test_closing_a_page_hides_it_everywhere_at_once(site, client, commit) -> None:
    warm(client, site["first"], site["list"], site["home"])

    with commit():
        PageViewRestriction.objects.create(page=site["first"], restriction_type=PageViewRestriction.LOGIN)

    assert client.get(site["first"].url).status_code == 302
    assert "Le bois du matin" not in client.get(site["list"].url).content.decode()
    assert "Le bois du matin" not in client.get(site["home"].url).content.decode()


def test_a_member_s_page_is_never_shared(site, client) -> None:
    editor = Client()  # the editors’ bar is Wagtail’s own markup
    editor.force_login(superuser())

    assert "wagtail-userbar" in editor.get(site["first"].url).content.decode()
    assert "wagtail-userbar" not in client.get(site["first"].url).content.decode()
    assert "wagtail-userbar" in editor.get(site["first"].url).content.decode()
