"""White papers and proposals are found, and shown on the barriers that they would lift."""

import pytest
from django.core.management import call_command

from core.models import Challenge, Territory
from knowledgebase.models import BarrierIndexPage, BarrierPage
from tests.admin.builders import home, term
from tests.harness.client import StrictClient
from tests.whitepapers.builders import NOW, paper
from whitepapers.models import ProposalPage
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db


def test_a_proposal_is_found_and_stands_on_its_barrier(client: StrictClient, own_index: None) -> None:
    index = home().add_child(instance=BarrierIndexPage(title="Freins", slug="freins", summary="Tous"))
    barrier = BarrierPage(title="Deux papiers", summary="Trois jours.", case="<p>…</p>", nature="regulation")
    barrier.challenges, barrier.territories = [term(Challenge, "mobilite")], [term(Territory, "BE-WHT")]
    index.add_child(instance=barrier)
    page = paper()
    proposal = ProposalPage.objects.get(title="Une seule convention")
    proposal.barriers = [barrier]
    proposal.save_revision()
    publish(page, by=None, now=NOW)
    call_command("search_rebuild", verbosity=0)

    shown = client.get(barrier.url).content.decode()
    found = client.get("/fr/recherche/?q=convention").content.decode()

    assert proposal.url in shown
    assert proposal.url in found
    assert page.url in found
