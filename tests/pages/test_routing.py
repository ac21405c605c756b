"""What stands at an address, and who may see it, however it is looked up."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, PageViewRestriction

from knowledgebase.models import PracticePage
from tests.admin.builders import home, practice

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_found(client) -> None:
    page = practice("La crèche d’abord")
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_nothing_stands_below_a_page_that_has_nothing_below(client) -> None:
    page = practice("La crèche d’abord")
    assert client.get(f"{page.url}plus-bas/").status_code == 404


def test_an_address_of_another_language_is_not_found(client) -> None:
    page = practice("La crèche d’abord")
    dutch = Locale.objects.get_or_create(language_code="nl")[0]
    home().copy_for_translation(dutch, copy_parents=True, alias=True)
    assert client.get(page.url.replace("/fr/", "/nl/", 1)).status_code == 404


def test_a_private_page_asks_who_comes(client) -> None:
    page = practice("Entre nous")
    assert client.get(page.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(page.url)
    assert response.status_code == 302 and "login" in response["Location"]


def test_what_stands_under_a_private_page_is_private(client) -> None:
    page = practice("Entre nous")
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Les uns"))
    assert client.get(page.url).status_code == 302

    restriction.delete()
    assert client.get(page.url).status_code == 200


def test_an_alias_is_as_private_as_what_it_shows(client) -> None:
    page = practice("Entre nous")
    locale = Locale.objects.get_or_create(language_code="nl")[0]
    home().copy_for_translation(locale, copy_parents=True, alias=True)
    alias = page.copy_for_translation(locale, copy_parents=True, alias=True)
    assert isinstance(alias.specific, PracticePage)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(alias.url).status_code == 302
