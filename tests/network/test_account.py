"""The one door: signing up, logging in by each way, proving it twice, and nobody learns who has an account."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from core.models import OutgoingMail
from home.permissions import EDITOR
from home.services import setup_groups
from network.members.adapter import disguised
from network.models import Member
from tests.admin.builders import PASSWORD, home, member
from tests.harness.client import StrictClient
from tests.harness.index import Commit

pytestmark = pytest.mark.django_db

NEW = {
    "first_name": "Nour",
    "last_name": "Nouvelle",
    "email": "nour@centre.example",
    "password1": "une phrase que personne ne devine",
    "language": "nl",
    "charter": "on",
}


@pytest.fixture(autouse=True)
def site() -> None:
    home()


@pytest.fixture
def known() -> Member:
    who = member("connue@centre.example", first_name="Connue")
    who.vouch_for_address()
    return who


def url(name: str, language: str = "fr", **kwargs: Any) -> str:
    with override(language):
        return reverse(name, kwargs=kwargs)


def log_in_and_prove_it(client: StrictClient, who: Member) -> None:
    """As one does before one changes how one logs in."""
    client.post(url("account_login"), {"login": who.email, "password": PASSWORD})
    client.post(url("account_reauthenticate"), {"password": PASSWORD})


def code_sent() -> str:
    mail = OutgoingMail.objects.get(name="account_code")
    found = re.search(r"^([A-Z0-9]+(?:-[A-Z0-9]+)?)$", mail.text, re.MULTILINE)
    assert found, mail.text
    return found[1]


def test_signing_up_and_confirming_by_a_code(client: StrictClient) -> None:
    answer = client.post(url("account_signup"), NEW)
    assert answer["Location"] == url("account_email_verification_sent")
    who = Member.objects.get(email=NEW["email"])
    assert (who.first_name, who.language) == ("Nour", "nl")
    assert who.charter_accepted_on is not None
    assert client.get(answer["Location"]).status_code == 200
    assert "_auth_user_id" not in client.session
    answer = client.post(answer["Location"], {"code": code_sent()})
    assert answer["Location"] == url("space", "nl")
    assert EmailAddress.objects.get(user=who).verified
    assert OutgoingMail.objects.get(name="account_code").language == "nl"


def test_a_wrong_code_opens_nothing(client: StrictClient) -> None:
    client.post(url("account_signup"), NEW)
    answer = client.post(url("account_email_verification_sent"), {"code": "XXXXXX"})
    assert answer.status_code == 200
    assert "field-error" in answer.content.decode()
    assert not EmailAddress.objects.filter(verified=True).exists()


@pytest.mark.parametrize("field", ["first_name", "last_name", "email", "password1", "charter"])
def test_what_is_missing_is_told_and_nothing_lost(client: StrictClient, field: str) -> None:
    answer = client.post(url("account_signup"), {**NEW, field: ""})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"id_{field}_error" in page
    assert 'role="alert"' in page
    if field != "email":
        assert NEW["email"] in page
    assert not Member.objects.exists()


def test_a_name_of_five_thousand_characters(client: StrictClient) -> None:
    answer = client.post(url("account_signup"), {**NEW, "first_name": "x" * 5000})
    assert answer.status_code == 200
    assert not Member.objects.exists()


def test_robots_believe_that_they_signed_up(client: StrictClient) -> None:
    answer = client.post(url("account_signup"), {**NEW, "homepage": "https://spam.example"})
    assert answer["Location"] == url("account_email_verification_sent")
    assert not Member.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nobody_learns_who_has_an_account(client: StrictClient, known: Member) -> None:
    seen = []
    for email in (known.email, "inconnue@centre.example"):
        fresh = StrictClient()
        signed_up = fresh.post(url("account_signup"), {**NEW, "email": email})
        page = StrictClient().post(url("account_login"), {"login": email, "password": "faux"}).content.decode()
        by_code = StrictClient().post(url("account_request_login_code"), {"email": email})
        reset = StrictClient().post(url("account_reset_password"), {"email": email})
        told = re.sub(r'value="[^"]*"', "", page)
        told = re.sub(r'nonce="[^"]*"', "", told)
        seen.append((signed_up["Location"], told, by_code["Location"], reset["Location"]))
    assert seen[0] == seen[1]
    names = set(OutgoingMail.objects.filter(to=known.email).values_list("name", flat=True))
    assert names == {"account_exists", "account_code"}


def test_logging_in_by_password(client: StrictClient, known: Member) -> None:
    answer = client.post(url("account_login"), {"login": known.email.upper(), "password": PASSWORD})
    assert answer["Location"] == url("space")
    assert client.get(url("space")).status_code == 200
    kept = UserSession.objects.get()
    assert kept.ip != "127.0.0.1"
    client.post(url("account_logout"))
    assert client.get(url("space")).status_code == 302


def test_logging_in_by_a_code(client: StrictClient, known: Member) -> None:
    client.post(url("account_request_login_code"), {"email": known.email})
    page = url("account_confirm_login_code")
    assert client.get(page).status_code == 200
    answer = client.post(page, {"code": code_sent()})
    assert answer["Location"] == url("space")


def test_choosing_another_password_by_a_code(client: StrictClient, known: Member) -> None:
    client.post(url("account_reset_password"), {"email": known.email})
    answer = client.post(url("account_confirm_password_reset_code"), {"code": code_sent()})
    assert answer["Location"] == url("account_complete_password_reset")
    assert client.get(answer["Location"]).status_code == 200
    another = "une autre phrase que personne ne devine"
    client.post(answer["Location"], {"password1": another, "password2": another})
    known.refresh_from_db()
    assert known.check_password(another)


def test_somebody_suspended_is_kept_out(client: StrictClient, known: Member) -> None:
    client.force_login(known)
    assert client.get(url("space")).status_code == 200
    Member.objects.update(is_active=False)
    assert client.get(url("space")).status_code == 302
    answer = StrictClient().post(url("account_login"), {"login": known.email, "password": PASSWORD})
    assert answer.get("Location", "") != url("space")


def names_in_the_cache() -> list[Any]:
    """What is stored under which name, in the memory of this process or in Redis."""
    stored = cache._cache
    return list(stored) if isinstance(stored, dict) else stored.get_client(None).keys("*")


def test_guesses_are_counted_without_the_address_of_who_guesses(client: StrictClient, known: Member) -> None:
    for _attempt in range(6):
        answer = client.post(url("account_login"), {"login": known.email, "password": "faux"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    answer = client.post(url("account_login"), {"login": known.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert "127.0.0.1" not in str(names_in_the_cache())


def test_too_much_at_once_gets_a_page_that_says_so(client: StrictClient) -> None:
    for _attempt in range(25):
        answer = client.post(url("account_signup"), {**NEW, "charter": ""})
    assert answer.status_code == 429
    assert "Un instant" in answer.content.decode()


def test_an_invitation_is_found_again_after_signing_up(client: StrictClient) -> None:
    wanted = "/fr/espace/organisations/"
    page = client.get(f"{url('account_signup')}?next={wanted}").content.decode()
    assert wanted in page
    answer = client.post(url("account_signup"), {**NEW, "next": wanted})
    answer = client.get(answer["Location"])
    answer = client.post(url("account_email_verification_sent"), {"code": code_sent()})
    assert answer["Location"] == wanted


def test_addresses_are_disguised() -> None:
    one, other = disguised("192.0.2.1"), disguised("192.0.2.2")
    assert one != other and one.startswith("fd")
    assert disguised("2001:db8::1") == disguised("2001:db8::2") != disguised("2001:db8:1::1")
    assert disguised("nonsense").startswith("fd")


def test_the_second_factor_is_asked_for(client: StrictClient, known: Member) -> None:
    secret = generate_totp_secret()
    TOTP.activate(known, secret)
    answer = client.post(url("account_login"), {"login": known.email, "password": PASSWORD})
    assert answer["Location"] == url("mfa_authenticate")
    assert client.get(answer["Location"]).status_code == 200
    assert "_auth_user_id" not in client.session
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    answer = client.post(url("mfa_authenticate"), {"code": code})
    assert answer["Location"] == url("space")


class TestAdmin:
    def test_its_log_in_leads_to_the_one_door(self, client: StrictClient) -> None:
        answer = client.get("/admin/login/?next=/admin/pages/", headers={"accept-language": "fr"})
        assert answer["Location"] == "/fr/compte/connexion/?next=/admin/pages/"
        assert client.get("/admin/login/?next=https://evil.example/")["Location"].endswith("?next=/admin/")
        assert "/compte/connexion/?next=/admin/" in client.get("/admin/", headers={"accept-language": "fr"})["Location"]

    def test_editors_come_back_to_where_they_wanted(self, client: StrictClient) -> None:
        setup_groups()
        editor = member("edition@passerelles.example", EDITOR.name)
        editor.vouch_for_address()
        answer = client.post(
            url("account_login"), {"login": editor.email, "password": PASSWORD, "next": "/admin/pages/"}
        )
        assert answer["Location"] == "/admin/pages/"
        assert client.get("/admin/login/?next=/admin/pages/")["Location"] == "/admin/pages/"
        assert client.get("/admin/").status_code == 200

    def test_a_second_factor_is_set_up_first(self, client: StrictClient, settings: Any) -> None:
        settings.REQUIRE_TWO_FACTORS = True
        setup_groups()
        editor = member("edition@passerelles.example", EDITOR.name)
        client.force_login(editor)
        assert client.get("/admin/pages/")["Location"].endswith(reverse("mfa_index"))
        Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={"secret": "x"})
        assert client.get("/admin/").status_code == 200


PAGES_OF_ALL = ("account_login", "account_signup", "account_request_login_code", "account_reset_password")
PAGES_OF_MEMBERS = (
    *("space", "space_account", "account_email", "account_change_password", "usersessions_list", "account_logout"),
    *("mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "account_reauthenticate"),
    *("socialaccount_connections",),
)


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_every_page_in_every_language(language: str, known: Member) -> None:
    client = StrictClient()
    for name in PAGES_OF_ALL:
        answer = client.get(url(name, language))
        assert answer.status_code == 200, name
        assert "no-store" in answer["Cache-Control"], name
    log_in_and_prove_it(client, known)
    for name in PAGES_OF_MEMBERS:
        answer = client.get(url(name, language))
        assert answer.status_code == 200, name
        assert f'<html lang="{language}"' in answer.content.decode()


def test_recovery_codes(known: Member, commit: Commit) -> None:
    client = StrictClient()
    log_in_and_prove_it(client, known)
    TOTP.activate(known, generate_totp_secret())
    assert client.get(url("mfa_index")).status_code == 200
    assert client.get(url("mfa_generate_recovery_codes")).status_code == 200
    with commit():
        client.post(url("mfa_generate_recovery_codes"))
    assert client.get(url("mfa_view_recovery_codes")).status_code == 200
    assert client.get(url("mfa_download_recovery_codes")).status_code == 200
    assert client.get(url("mfa_deactivate_totp")).status_code == 200
    assert OutgoingMail.objects.filter(name="account_notice").exists()


def test_the_address_is_changed_by_a_code(known: Member, client: StrictClient) -> None:
    log_in_and_prove_it(client, known)
    old, new = known.email, "nouvelle@centre.example"
    client.post(url("account_email"), {"email": new, "action_add": ""})
    known.refresh_from_db()
    assert known.email == old
    assert client.get(url("account_email")).status_code == 200
    client.post(url("account_email_verification_sent"), {"code": code_sent()})
    known.refresh_from_db()
    assert known.email == new
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [(new, True, True)]


def test_an_address_that_an_administrator_replaced_opens_nothing(known: Member) -> None:
    old = known.email
    known.email = "nouvelle@centre.example"
    known.save()
    client = StrictClient()
    client.post(url("account_login"), {"login": old, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    answer = client.post(url("account_login"), {"login": known.email, "password": PASSWORD})
    assert answer["Location"] == url("account_email_verification_sent")


def test_name_and_language_are_changed(known: Member, client: StrictClient) -> None:
    client.force_login(known)
    answer = client.post(url("space_account"), {"first_name": "Autre", "last_name": "Nom", "language": "de"})
    assert answer["Location"] == url("space_account", "de")
    answer = client.post(url("space_account"), {"first_name": "", "last_name": "Nom", "language": "de"})
    assert "id_first_name_error" in answer.content.decode()
    known.refresh_from_db()
    assert (known.first_name, known.language) == ("Autre", "de")
