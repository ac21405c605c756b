"""A page asks the database as often whatever it holds."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Audience, Challenge, Sector
from home.models import StandardPage
from knowledgebase import models
from network.models import OrganisationPage
from tests.admin.builders import home, organisation, practice, term

pytestmark = pytest.mark.django_db
MANY = 12


def queries(client, page) -> int:
    """How many a page costs that is not kept, once the process is warm (settings are made at first sight)."""
    for number in range(2):
        client.get(page.url, {"warm": number})
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page.url, {"counted": uuid4().hex}).status_code == 200
    return len(asked)


def test_a_practice(rich, client) -> None:
    before = queries(client, rich)

    rich.challenges = [*rich.challenges.all(), *(term(Challenge, f"probleme-{n}") for n in range(MANY))]
    rich.audiences = [term(Audience, f"public-{n}") for n in range(MANY)]
    rich.sectors = [term(Sector, f"secteur-{n}") for n in range(MANY)]
    rich.tags.add(*(f"mot {n}" for n in range(MANY)))
    partners = [organisation(f"Partenaire {n}") for n in range(MANY)]
    rich.partners = [("partner", {"organisation": one, "name": "", "role": "", "country": ""}) for one in partners]
    first = rich.barriers.get()
    index = first.get_parent()
    rich.barriers = [
        first,
        *(
            index.add_child(instance=models.BarrierPage(title=f"Frein {n}", summary="…", case="…", nature="other"))
            for n in range(MANY)
        ),
    ]
    rich.save()
    for n in range(MANY):
        models.Testimonial.objects.create(
            practice=rich, first_name=str(n), role="", text="…", language="nl", consent_on="2026-01-01"
        )

    assert queries(client, rich) <= before <= 8


def test_an_organisation(carrier, client) -> None:
    before = queries(client, carrier)

    others = [
        carrier.get_parent().add_child(instance=OrganisationPage(title=f"Autre {n}", summary="…", town="Mons"))
        for n in range(MANY)
    ]
    carrier.federations, carrier.partners = others[:4], others[4:]
    carrier.audiences = [term(Audience, f"public-{n}") for n in range(MANY)]
    carrier.save()
    for n in range(MANY):
        practice(f"Pratique {n}", carrier=carrier)

    assert queries(client, carrier) <= before + 1 <= 14


def test_a_barrier(barrier, client) -> None:
    before = queries(client, barrier)
    for n in range(MANY):
        page = practice(f"Pratique {n}")
        page.barriers = [barrier]
        page.save()
        one = organisation(f"Structure {n}")
        models.BarrierMet.objects.create(
            barrier_key=barrier.translation_key, organisation=one, organisation_key=one.translation_key
        )

    assert queries(client, barrier) <= before + 2 <= 14, "two more: what was said, and who said it"


def test_a_project(project, client) -> None:
    before = queries(client, project)
    partners = [organisation(f"Partenaire {n}") for n in range(MANY)]
    project.partners = [("partner", {"organisation": one, "name": "", "role": "", "country": ""}) for one in partners]
    project.save()

    assert queries(client, project) <= before <= 13


def test_an_editorial_page(client) -> None:
    page = home().add_child(instance=StandardPage(title="Aide", slug="aide", summary="…", body=[("heading", "Un")]))
    before = queries(client, page)
    page.body = [("heading", f"Partie {n}") for n in range(MANY)]
    page.save()

    assert queries(client, page) <= before <= 10
