"""The editors' side wears the site's name and colours."""

import pytest

pytestmark = pytest.mark.django_db


def test_who_signs_in_sees_whose_site_it_is(client) -> None:
    page = client.get("/admin/login/", headers={"accept-language": "fr"}).content.decode()
    assert "Se connecter à Passerelles" in page
    assert "admin/house.css" in page
    assert "wordmark" not in page
