"""« Des pairs comme vous »: who is like my organisation, in the space."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import Audience, Challenge, StructureKind
from network.models import OrganisationPage, Role
from tests.admin.builders import member, organisation, term
from tests.harness.client import StrictClient
from tests.harness.index import Commit
from tests.network.conftest import belongs

pytestmark = pytest.mark.django_db


def made(title: str, *challenges: str, kind: str = "cisp", audience: str = "jeunes") -> OrganisationPage:
    page = organisation(title, latitude=50.4, longitude=4.0)
    page.kinds = [term(StructureKind, kind, label_fr=f"Type {kind}")]
    page.helps_with = [term(Challenge, code) for code in challenges]
    page.audiences = [term(Audience, audience)]
    page.save()
    return page


@pytest.fixture
def client(own_index: None, commit: Commit) -> StrictClient:
    """Somebody of the centre, in a directory of four."""
    with commit():
        centre = made("Mon Centre", "mobilite", "dettes")
        made("La Jumelle", "mobilite", "dettes")
        made("La Cousine", "mobilite", kind="eta", audience="seniors")
        made("L’Inconnue", "sante", kind="geiq", audience="femmes")
    who = member("quelquun@centre.example")
    belongs(who, centre, Role.CONTACT)
    found = StrictClient()
    found.force_login(who)
    return found


def test_organisations_like_mine_are_named_with_why(client: StrictClient) -> None:
    page = BeautifulSoup(client.get(reverse("space_peers")).content, "html.parser")
    assert [found.get_text(strip=True) for found in page.select(".proposal h3")] == ["La Jumelle", "La Cousine"]
    first, second = (found.get_text(" ", strip=True).lower() for found in page.select(".proposal-why"))
    assert "dettes, mobilite" in first and "type cisp" in first and "jeunes" in first and "km" in first
    assert "même public" not in second
    assert reverse("space_peers") in {link["href"] for link in page.select("nav a")}


def test_who_belongs_nowhere_is_told_how_to(db: None) -> None:
    client = StrictClient()
    client.force_login(member("seule@passerelles.example"))
    page = client.get(reverse("space_peers"))
    assert reverse("space_organisations") in page.content.decode()


def test_it_is_for_members_only(db: None) -> None:
    assert StrictClient().get(reverse("space_peers")).status_code == 302
