"""A page that is private, unpublished, deleted or moved away stands in no result, count, completion, feed, table,
suggestion or neighbourhood; a term that is renamed and a page that is translated are found as they are now."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from core.models import Challenge, Sector
from knowledgebase.models import PracticePage
from search import services
from search.engines import get_engine
from tests.admin.builders import home, practice, practice_index, term
from tests.harness.client import StrictClient
from tests.harness.index import Commit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
RARE = "Trottinette"


@pytest.fixture
def scooter(commit: Commit) -> PracticePage:
    """A practice with a rare word, a rare term and a rare tag, beside another one that stays."""
    with commit():
        sector = term(Sector, "rare", label_fr="Secteur rare")
        found = practice(f"{RARE} prêtée", summary="Une place de crèche.", tags=["glisse"], sectors=[sector])
        found.save_revision().publish()
        practice("Garder les enfants").save_revision().publish()
    return found


def unpublish(page: PracticePage) -> None:
    page.unpublish()


def delete(page: PracticePage) -> None:
    Page.objects.get(pk=page.pk).delete()


def restrict(page: PracticePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_the_parent(page: PracticePage) -> None:
    PageViewRestriction.objects.create(page=home(), restriction_type="password", password="x")


def move_below_a_private_page(page: PracticePage) -> None:
    other = home().add_child(instance=type(practice_index())(title="Interne", slug="interne", summary="Interne"))
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")


def shown(client: StrictClient) -> dict[str, bool]:
    """Where something of the practice can be seen by anybody."""

    def ask(path: str, **asked: str) -> str:
        return client.get(path, asked).content.decode()

    with override("fr"):
        search, complete = reverse("search"), reverse("complete")
    engine = get_engine()
    other = PracticePage.objects.filter(title="Garder les enfants").first()
    near = engine.similar(f"practice:{other.translation_key}:fr") if other else []
    return {
        "result": f"{RARE} prêtée" in ask(search, q=RARE),
        "count": "Secteur rare" in ask(search),
        "completion": RARE.lower() in ask(complete, q="trott").lower(),
        "completed term": "rare" in ask(complete, q="secteur"),
        "feed": RARE in ask(search, format="atom"),
        "table": RARE in b"".join(client.get(search, {"format": "csv"}).streaming_content).decode(),  # type: ignore[attr-defined]
        "correction": engine.suggest("trotinette", "fr") is not None,
        "similar": RARE in "".join(hit.title for hit in near),
    }


@pytest.mark.parametrize("leave", [unpublish, delete, restrict, restrict_the_parent, move_below_a_private_page])
def test_what_leaves_is_seen_nowhere(
    scooter: PracticePage, commit: Commit, client: StrictClient, leave: Callable[[PracticePage], None]
) -> None:
    assert all((before := shown(client)).values()), before
    with commit():
        leave(scooter)
    assert not any((after := shown(client)).values()), after
    assert services.differences() == ([], [], [])


def test_a_renamed_term_is_completed_and_found_by_its_new_name(
    scooter: PracticePage, commit: Commit, client: StrictClient
) -> None:
    with commit():
        sector = Sector.objects.get(code="rare")
        sector.label_fr, sector.also_called = "Mobilité légère", "patinette"
        sector.save()
    with override("fr"):
        complete, search = reverse("complete"), reverse("search")
    assert client.get(complete, {"q": "secteur"}).json()["offers"] == []
    assert client.get(complete, {"q": "patin"}).json()["offers"][0]["note"] == "Mobilité légère"
    assert f"{RARE} prêtée" in client.get(search, {"q": "patinette"}).content.decode()


def test_a_translation_that_is_published_is_completed_in_its_language(
    scooter: PracticePage, commit: Commit, client: StrictClient
) -> None:
    term(Challenge, "garde-enfants")
    with commit():
        dutch = scooter.copy_for_translation(home("nl").locale, copy_parents=True)
        dutch.title = "Step te leen"
        dutch.save_revision().publish()
    (offer,) = client.get("/nl/complete.json", {"q": "step"}).json()["offers"]
    assert offer["parts"] == ["", "Step", " te leen"]
    assert client.get("/fr/complete.json", {"q": "step"}).json()["offers"] == []
