"""Every address of the space and of the account, as every kind of person: who sees what, and what nobody guesses.

Where something is another's, the answer is 404: it does not tell that there is something.
"""

from copy import deepcopy
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, reverse
from django.utils.translation import override

from knowledgebase.space import drafts
from network.companionship import services as visits
from network.companionship.tours import services as tours
from network.companionship.tours import urls as tour_urls
from network.companionship.tours.models import Tour, TourStop
from network.members import account_urls, services, urls
from network.members.notices import invitation_token
from network.models import Member, MembershipState, OrganisationPage, Role
from tests.admin.builders import PASSWORD, member, organisation
from tests.companionship.builders import AT, NOW, asked
from tests.harness.client import StrictClient
from tests.harness.worlds import Stand

from .conftest import a_centre, a_moderator, belongs, somebody_new, who_runs

pytestmark = pytest.mark.django_db

PEOPLE = ("anonymous", "member", "contact", "other", "administrator", "moderator", "suspended")
OPEN = dict.fromkeys(PEOPLE, 200)
CLOSED, DOOR, GONE, NO_GET = 302, "door", 404, 405
MINE = {**dict.fromkeys(PEOPLE, 200), "anonymous": DOOR, "suspended": DOOR}  # each sees their own
# Of one organisation: those who belong to it, and the moderators.
OF_ITS_PEOPLE = {**MINE, "member": GONE, "other": GONE}
OF_THOSE_WHO_RUN_IT = {**OF_ITS_PEOPLE, "contact": GONE}
POSTED = dict.fromkeys(PEOPLE, NO_GET)
# Whoever is logged in has no business at the door, and is led to the space.
AT_THE_DOOR = {**dict.fromkeys(PEOPLE, CLOSED), "anonymous": 200, "suspended": 200}
# In the midst of something that was not begun, one is led to its beginning.
NOT_BEGUN = dict.fromkeys(PEOPLE, CLOSED)
PROVEN = {**MINE, **dict.fromkeys(PEOPLE[1:6], CLOSED)}  # asks for the password again first
# Of one member: nobody else's, whatever they may do here.
OF_THE_MEMBER = {**dict.fromkeys(PEOPLE, GONE), "anonymous": DOOR, "suspended": DOOR, "member": 200}
NONE_OF_MINE = {**MINE, **dict.fromkeys(PEOPLE[1:6], GONE)}

TABLE: dict[str, dict[str, Any]] = {
    "space": MINE,
    "space_account": MINE,
    "space_drafts": MINE,
    "space_data": MINE,
    "space_all_data": MINE,
    "space_data_file": MINE,
    "space_erase": PROVEN,
    "space_organisations": MINE,
    "space_organisation": OF_ITS_PEOPLE,
    "space_sheet": OF_THOSE_WHO_RUN_IT,
    "space_join": MINE,
    "space_invite": POSTED,
    "space_decide": POSTED,
    "space_invitation": OPEN,
    "space_tours": MINE,
    "space_tour_add": MINE,
    "space_tour": OF_THE_MEMBER,
    "space_tour_compose": OF_THE_MEMBER,
    "space_tour_ask": {**OF_THE_MEMBER, "member": CLOSED},  # every host has been asked: led to the tour
    "space_tour_replace": OF_THE_MEMBER,
    "space_tour_sheet": OF_THE_MEMBER,
    "space_tour_calendar": OF_THE_MEMBER,
    "space_tour_delete": OF_THE_MEMBER,
    "account_login": AT_THE_DOOR,
    "account_signup": AT_THE_DOOR,
    "account_request_login_code": AT_THE_DOOR,
    "account_reset_password": OPEN,
    "account_inactive": OPEN,
    "account_logout": {**MINE, "anonymous": CLOSED, "suspended": CLOSED},
    "account_email": MINE,
    "account_change_password": MINE,
    "account_set_password": PROVEN,  # they have one: led to changing it
    "account_reauthenticate": MINE,
    "account_email_verification_sent": NOT_BEGUN,
    "account_confirm_login_code": NOT_BEGUN,
    "account_confirm_password_reset_code": NOT_BEGUN,
    "account_complete_password_reset": NOT_BEGUN,
    "account_password_reset_completed": OPEN,
    "mfa_index": MINE,
    "mfa_authenticate": NOT_BEGUN,
    "mfa_reauthenticate": PROVEN,  # they have no second factor
    "mfa_activate_totp": PROVEN,
    "mfa_deactivate_totp": NONE_OF_MINE,
    "mfa_view_recovery_codes": NONE_OF_MINE,
    "mfa_generate_recovery_codes": PROVEN,
    "mfa_download_recovery_codes": NONE_OF_MINE,
    "mfa_list_webauthn": MINE,
    "mfa_add_webauthn": PROVEN,
    "mfa_reauthenticate_webauthn": PROVEN,
    "mfa_login_webauthn": NOT_BEGUN,
    "mfa_remove_webauthn": PROVEN,
    "mfa_edit_webauthn": PROVEN,
    "usersessions_list": MINE,
    "socialaccount_connections": MINE,
    "socialaccount_signup": NOT_BEGUN,
    "socialaccount_login_cancelled": OPEN,
    "socialaccount_login_error": dict.fromkeys(PEOPLE, 401),
}


Cast = tuple[dict[str, Member | None], dict[str, list[Any]]]


@pytest.fixture(scope="module")
def whole_cast(stand: Stand) -> Cast:
    return stand(_cast)


@pytest.fixture
def cast(whole_cast: Cast, db: None) -> Cast:
    """One of each kind, and what they would look for."""
    return deepcopy(whole_cast)


@pytest.fixture
def centre(cast: Cast) -> OrganisationPage:
    return OrganisationPage.objects.get(title="Centre Démonstration")


def _cast() -> Cast:
    centre, other_centre = a_centre(), organisation("Autre Centre")
    somebody, boss = somebody_new(), who_runs(centre)
    people = {"anonymous": None, "member": somebody, "administrator": boss, "moderator": a_moderator()}
    for kind, where, role in (
        ("contact", centre, Role.CONTACT),
        ("other", other_centre, Role.ADMINISTRATOR),
        ("suspended", centre, Role.ADMINISTRATOR),
    ):
        people[kind] = member(f"{kind}@passerelles.example")
        belongs(people[kind], where, role)
    tour, stop = a_tour_of(somebody, centre, other_centre)
    invitation = services.invite(centre, "une@centre.example", Role.CONTACT, boss)
    key = Authenticator.objects.create(
        user=Member.objects.create_user("detentrice@passerelles.example"), type=Authenticator.Type.WEBAUTHN, data={}
    )
    arguments = {
        "space_organisation": [centre.pk],
        "space_sheet": [centre.pk],
        "space_join": [centre.pk],
        "space_invite": [centre.pk],
        "space_decide": [invitation.pk, "remove"],
        "space_invitation": [invitation_token(invitation)],
        "mfa_remove_webauthn": [key.pk],
        "mfa_edit_webauthn": [key.pk],
        "space_tour_add": [centre.translation_key],
        "space_tour_replace": [tour.pk, stop.pk],
        **{f"space_tour{name}": [tour.pk] for name in ("", "_compose", "_ask", "_sheet", "_calendar", "_delete")},
    }
    return people, arguments


def a_tour_of(who: Member, agreed: OrganisationPage, declined: OrganisationPage) -> tuple[Tour, TourStop]:
    """A tour that was asked: one host agreed to a date, the other said no. The stop is the other's."""
    type(agreed).objects.update(open_to_visits=True, contact_email="accueil@centre.example")
    made = tours.begin_tour(who, "Deux hôtes")
    for place in (agreed, declined):
        place.refresh_from_db()
        stop = tours.add_stop(made, place)
        stop.request, _new = visits.ask(place, asked(who.email), visitor=who, proven=True, now=NOW)
        stop.save()
        if place == agreed:
            visits.accept(stop.request, AT, now=NOW)
        else:
            visits.decline(stop.request, "no_time", now=NOW)
    Tour.objects.update(asked_at=NOW)
    return made, stop


def client_of(who: Member | None, kind: str) -> StrictClient:
    client = StrictClient()
    if who is not None:
        client.force_login(who)
    if kind == "suspended":
        Member.objects.filter(pk=who.pk).update(is_active=False)
    return client


def outcome(answer: Any) -> Any:
    door = reverse("account_login")
    if answer.status_code == 302 and answer["Location"].startswith(f"{door}?next="):
        return DOOR
    return answer.status_code


def test_every_address_is_in_the_table() -> None:
    patterns: list[URLPattern] = [*urls.urlpatterns, *tour_urls.urlpatterns, *account_urls.urlpatterns]
    assert {pattern.name for pattern in patterns} | {"space_drafts"} == set(TABLE)
    assert drafts


@pytest.mark.parametrize("kind", PEOPLE)
def test_who_sees_what(cast: Cast, kind: str) -> None:
    people, arguments = cast
    seen, expected = {}, {}
    with override("fr"):
        for name, row in TABLE.items():
            client = client_of(people[kind], kind)
            seen[name] = outcome(client.get(reverse(name, args=arguments.get(name))))
            expected[name] = row[kind]
    assert {name: seen[name] for name in seen if seen[name] != expected[name]} == {}


@pytest.mark.parametrize("kind", ["anonymous", "member", "contact", "other", "suspended"])
def test_nobody_else_changes_anything(cast: Cast, kind: str, centre: OrganisationPage) -> None:
    people, _arguments = cast
    client = client_of(people[kind], kind)
    before = list(centre.memberships.order_by("pk").values_list("pk", "state", "role"))
    posts: list[tuple[str, list[Any], dict[str, str]]] = [
        ("space_invite", [centre.pk], {"email": "x@x.example", "role": "administrator"}),
        ("space_sheet", [centre.pk], {"title": "Pris"}),
    ]
    for number, _state, _role in before:
        for verb in ("approve", "refuse", "remove", "make-administrator", "hand-over", "accept", "decline", "rubbish"):
            own = people[kind] is not None and people[kind].memberships.filter(pk=number).exists()
            if not own:
                posts.append(("space_decide", [number, verb], {}))
    if kind != "member":
        (tour,) = Tour.objects.all()
        stop = tour.stops.last()
        posts += [
            ("space_tour_compose", [tour.pk], {"title": "Pris", "do": f"remove-{stop.pk}"}),
            ("space_tour_ask", [tour.pk], {"purpose": "…"}),
            ("space_tour_replace", [tour.pk, stop.pk], {"page": str(centre.translation_key)}),
            ("space_tour_delete", [tour.pk], {}),
            ("space_tour_add", [centre.translation_key], {"tour": str(tour.pk)}),
        ]
    with override("fr"):
        found = {outcome(client.post(reverse(name, args=args), data)) for name, args, data in posts}
    assert found <= ({DOOR} if kind in {"anonymous", "suspended"} else {GONE})
    assert list(centre.memberships.order_by("pk").values_list("pk", "state", "role")) == before
    centre.refresh_from_db()
    assert centre.title != "Pris"
    assert [(one.title, one.stops.count()) for one in Tour.objects.all()] == [("Deux hôtes", 2)]


def test_a_contact_does_not_rise_by_one_s_own_membership(cast: Cast) -> None:
    people, _arguments = cast
    contact = people["contact"]
    mine = contact.memberships.get()
    client = client_of(contact, "contact")
    with override("fr"):
        for verb in ("make-administrator", "hand-over", "approve", "remove"):
            client.post(reverse("space_decide", args=[mine.pk, verb]))
    mine.refresh_from_db()
    assert (mine.role, mine.state) == (Role.CONTACT, MembershipState.ACTIVE)


def test_another_s_key_is_not_there(cast: Cast) -> None:
    people, arguments = cast
    client = StrictClient()
    people["member"].vouch_for_address()
    with override("fr"):
        client.post(reverse("account_login"), {"login": people["member"].email, "password": PASSWORD})
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
            assert client.get(reverse(name, args=arguments[name])).status_code == 404
            assert client.post(reverse(name, args=arguments[name])).status_code == 404
    assert Authenticator.objects.count() == 1
