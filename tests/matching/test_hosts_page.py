"""« Des hôtes pour votre question »: what the page shows, what it costs, what it makes of any address."""

import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core.models import Audience, Challenge, Sector, StructureKind
from network.companionship.enums import State
from network.models import VisitRequest
from search.document import Document
from search.engines import get_engine
from tests.admin.builders import directory, practice_index, term
from tests.harness.client import StrictClient

pytestmark = pytest.mark.django_db
PAGE = "/fr/compagnonnage/hotes/"
MONS, NAMUR = (50.45, 3.95), (50.47, 4.87)


def known(title: str, kind: str = "practice", position: Any = MONS, opened: bool = True, **codes: Any) -> str:
    """Put something into the index; the key of who answers for it."""
    host = codes.pop("host", None) or str(uuid.uuid4())
    key = host if kind == "organisation" else str(uuid.uuid4())
    axes = {"challenge": "challenges", "audience": "audiences", "sector": "sectors", "structure_kind": "kinds"}
    facets = {axis: tuple(codes.get(name, ())) for axis, name in axes.items()}
    payload = {"key": key, "open": opened, **{name: list(codes.get(name, ())) for name in axes.values()}}
    extra = {"kind": "action_sheet", "host": host, "carrier": f"Chez {title}"} if kind == "practice" else {}
    get_engine().upsert(
        [
            Document(
                id=f"{kind}:{key}:fr", kind=kind, language="fr", title=title, summary="…", url=f"/fr/{key}/",
                facets={**facets, "open": ("yes",) if opened else ()}, position=position, payload=payload | extra,
            )
        ]
    )  # fmt: skip
    return host


@pytest.fixture(autouse=True)
def site(db: None, own_index: None) -> None:
    practice_index()
    directory()
    for model, code in ((Challenge, "mobilite"), (Challenge, "dettes"), (Audience, "jeunes"), (Sector, "bois")):
        term(model, code)
    term(StructureKind, "mediation-dettes", label_fr="Service de médiation de dettes")
    term(StructureKind, "mentorat", label_fr="Dispositif de mentorat")


def read(client: StrictClient, **parameters: Any) -> BeautifulSoup:
    answer = client.get(PAGE, parameters)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [found.get_text(strip=True) for found in page.select(".proposal h3")]


def answered(host: str, times: int, **values: Any) -> None:
    now = timezone.now()
    for _ in range(times):
        sent_at = now - timezone.timedelta(days=40)
        fields = {"state": State.CLOSED, "answered_at": sent_at + timezone.timedelta(days=4, hours=-1)} | values
        VisitRequest.objects.create(
            page_key=uuid.uuid4(), host_key=host, page_title="…", host_title="…", format="visit", language="fr",
            visitor_language="fr", asked_at=sent_at, sent_at=sent_at, ended_at=sent_at, **fields,
        )  # fmt: skip


def test_hosts_are_proposed_with_why(client: StrictClient) -> None:
    near = known("Le vélo prêté", challenges=["mobilite"], audiences=["jeunes"])
    known("Le taxi social", challenges=["mobilite"], position=NAMUR)
    known("Une porte fermée", challenges=["mobilite"], opened=False)
    known("Autre chose", challenges=["dettes"])
    answered(near, 3)
    page = read(client, challenge="mobilite", audience="jeunes", near="7000")
    assert titles(page) == ["Le vélo prêté", "Le taxi social"]
    why = page.select_one(".proposal-why").get_text(" ", strip=True)  # type: ignore[union-attr]
    for words in ("même problème", "Mobilite", "même public", "km", "répond d’habitude en 4 jours"):
        assert words.lower() in why.lower(), why
    assert page.select_one(".proposal a.btn")["href"].startswith("/fr/visites/demander/")  # type: ignore[index]


def test_nothing_is_said_of_hosts_who_answer_seldom(client: StrictClient) -> None:
    host = known("Le vélo prêté", challenges=["mobilite"])
    answered(host, 3)
    answered(host, 4, state=State.LAPSED, answered_at=None)
    page = read(client, challenge="mobilite").select_one(".proposals")
    assert page is not None and "répond" not in page.get_text()


def test_a_host_is_proposed_once(client: StrictClient) -> None:
    host = known("Le vélo prêté", challenges=["mobilite"], audiences=["jeunes"])
    known("La carte du bus", challenges=["mobilite"], host=host)
    page = read(client, challenge="mobilite", audience="jeunes")
    assert titles(page) == ["Le vélo prêté"]
    assert "1 autre page" in page.get_text()


def test_who_can_help_is_found_by_the_same_form(client: StrictClient) -> None:
    known("Une maison", "organisation", opened=False, challenges=["dettes"])
    known("La médiation", "organisation", opened=False, challenges=["dettes"], kinds=["mediation-dettes"])
    known("Les duos", "organisation", opened=False, kinds=["mentorat"])
    page = read(client, **{"for": "help", "challenge": "dettes"})
    assert titles(page) == ["La médiation", "Une maison"]
    assert not page.select(".proposal a.btn")  # nobody is asked for a visit
    assert titles(read(client, **{"for": "help", "structure_kind": "mentorat"})) == ["Les duos"]


def test_where_nothing_is_found_there_are_ways_on(client: StrictClient) -> None:
    page = read(client, challenge="mobilite", sector="bois", near="Mons", km="10")
    text, links = page.get_text(" ", strip=True), {link["href"] for link in page.select("main a")}
    assert "Personne qui ouvre sa porte" in text
    assert f"{PAGE}?challenge=mobilite&sector=bois&near=Mons" in links  # at any distance
    assert f"{PAGE}?challenge=mobilite&near=Mons&km=10" in links
    assert f"{PAGE}?for=help&challenge=mobilite&near=Mons" in links
    assert any("/alertes/" in link for link in links), links
    assert "/fr/fiches/?challenge=mobilite&sector=bois&open=yes&near=Mons" in links


def test_before_anything_is_asked_there_is_the_form(client: StrictClient) -> None:
    known("Le vélo prêté", challenges=["mobilite"])
    page = read(client)
    assert page.select_one("form.match-form") and not titles(page)
    assert "n’est pas connu" not in page.get_text()


def test_it_costs_the_same_however_many_hosts(client: StrictClient) -> None:
    def queries() -> int:
        for number in range(2):
            read(client, challenge="mobilite", near="Mons", warm=number)
        with CaptureQueriesContext(connection) as asked:
            read(client, challenge="mobilite", near="Mons", counted=str(uuid.uuid4()))
        return len(asked)

    answered(known("Le premier", challenges=["mobilite"]), 3)
    before = queries()
    for number in range(15):
        answered(known(f"Le {number}e", challenges=["mobilite"]), 3)
    assert queries() <= before <= 8


values = st.one_of(st.text(max_size=40), st.sampled_from(["mobilite", "help", "50", "Mons", "7000", "\x00", "9" * 300]))


@examples(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["for", "challenge", "audience", "sector", "structure_kind", "near", "km"]), values),
        max_size=6,
    )
)
@example([("near", "\ud800"), ("km", "-1"), ("for", "HELP")])
@example([("challenge", "mobilite"), ("challenge", "dettes"), ("km", "50")])
def test_no_address_breaks_it(client: StrictClient, pairs: list[tuple[str, str]]) -> None:
    query = urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])
    assert client.get(f"{PAGE}?{query}").status_code == 200
