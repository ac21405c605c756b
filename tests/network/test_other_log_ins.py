"""Logging in by another place: a button once it is set, a new account at once, nobody's account opened by it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils.translation import override

from core.models import OutgoingMail
from network.models import Member
from tests.admin.builders import home, member
from tests.harness.client import StrictClient

from .provider import CLIENT, Provider, running_provider

pytestmark = pytest.mark.django_db
LOG_IN, CALLBACK = "/account/oidc/sso/login/", "/account/oidc/sso/login/callback/"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    home()
    with running_provider() as running:
        settings.OIDC_SERVER_URL = running.url
        app = {"provider_id": "sso", "name": "Mon réseau", "client_id": CLIENT, "secret": "s"}
        app["settings"] = {"server_url": running.url}  # type: ignore[assignment]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        running.person = {"sub": "42", "email": "nour@reseau.example", "email_verified": True, "given_name": "Nour"}
        yield running


def url(name: str) -> str:
    with override("fr"):
        return reverse(name)


def come_back(client: StrictClient) -> Any:
    """Press the button, log in over there, and come back."""
    client.cookies["django_language"] = "fr"
    sent = client.post(LOG_IN)
    where = urlsplit(sent["Location"])
    asked = parse_qs(where.query)
    assert where.path == "/authorize"
    assert asked["redirect_uri"] == [f"http://testserver{CALLBACK}"]
    assert "code_challenge" in asked
    return client.get(CALLBACK, {"code": "c", "state": asked["state"][0]}, headers={"accept-language": "fr"})


def test_without_a_provider_there_is_no_button(client: StrictClient) -> None:
    home()
    assert "oidc" not in client.get(url("account_login")).content.decode()


def test_a_newcomer_agrees_with_the_charter_first(provider: Provider, client: StrictClient) -> None:
    page = client.get(url("account_login")).content.decode()
    assert "Mon réseau" in page and LOG_IN in page
    assert client.get(LOG_IN).status_code == 200
    answer = come_back(client)
    assert answer["Location"] == url("socialaccount_signup")
    form = client.get(answer["Location"])
    assert form.status_code == 200
    assert "nour@reseau.example" in form.content.decode()
    values = {"email": "nour@reseau.example", "first_name": "Nour", "last_name": "N", "language": "fr"}
    assert client.post(answer["Location"], values).status_code == 200
    assert not Member.objects.exists()
    answer = client.post(answer["Location"], {**values, "charter": "on"})
    assert answer["Location"] == url("space")
    assert client.get(url("space")).status_code == 200
    again = StrictClient()
    assert come_back(again)["Location"] == url("space")
    assert len(provider.asked) == 2


def test_the_provider_s_word_opens_nobody_s_account(provider: Provider, client: StrictClient) -> None:
    known = member("nour@reseau.example")
    known.vouch_for_address()
    answer = come_back(client)
    if answer["Location"] == url("socialaccount_signup"):
        values = {"email": known.email, "first_name": "N", "last_name": "N", "language": "fr", "charter": "on"}
        client.post(answer["Location"], values)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert OutgoingMail.objects.filter(name="account_exists", to=known.email).exists()


def test_an_answer_that_nobody_asked_for_is_refused(provider: Provider, client: StrictClient) -> None:
    answer = client.get(CALLBACK, {"code": "c", "state": "invented"}, headers={"accept-language": "fr"})
    assert answer.status_code == 401
    assert "_auth_user_id" not in client.session
