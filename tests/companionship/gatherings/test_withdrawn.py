"""A page goes, and nobody travels for nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from network.companionship.gatherings import services
from network.companionship.gatherings.enums import DateState
from network.companionship.gatherings.models import GroupDate, Participation
from network.companionship.gatherings.services import Joining
from tests.admin.builders import home, superuser
from tests.companionship.builders import NOW, mails
from tests.companionship.test_time import do

from .builders import MINUTE, joined, states

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("goes", ["practice", "host", "deleted"])
def test_everybody_is_told_when_a_page_goes(date, seen: Any, host: Any, client: Any, receiver: Any, goes: str) -> None:
    ana = joined(date, "ana", 4)
    joined(date, "bob", 2, minutes=2)
    services.join(date, Joining("Cleo", "C", "cleo@guests.example"), now=NOW + 3 * MINUTE)
    assert do("cancel_withdrawn_dates", NOW + timedelta(hours=1)) == 0

    if goes == "deleted":
        seen.delete()
    else:
        (seen if goes == "practice" else host).unpublish()
    assert do("cancel_withdrawn_dates", NOW + timedelta(hours=2)) == 1

    assert states(date) == {"ana": "cancelled", "bob": "cancelled", "cleo": "cancelled"}
    told = mails(to="ana@guests.example")[-1]
    assert "retirée du site" in told.text
    assert "METHOD:CANCEL" in told.calendar
    assert "retirée du site" in mails(to="bob@guests.example")[-1].text
    assert len(mails(to="cleo@guests.example")) == 1, "who never confirmed hears nothing"
    assert "retirée du site" in mails(to=receiver.email)[-1].text
    client.force_login(receiver)
    shown = client.get(reverse("space_group_date", args=[date.pk])).content.decode()
    public = reverse("group_date", args=[date.pk])
    assert (public in shown) == (client.get(public).status_code == 200)
    assert Participation.objects.get(pk=ana.pk).calendar_sequence == ana.calendar_sequence + 1


def test_a_page_that_stays_in_another_language_keeps_its_dates(date, seen: Any, host: Any) -> None:
    dutch = seen.copy_for_translation(home("nl").locale, copy_parents=True)
    dutch.save_revision().publish()
    seen.unpublish()
    assert do("cancel_withdrawn_dates", NOW) == 0
    assert GroupDate.objects.get().state == DateState.OPEN


def test_who_withdraws_a_page_is_asked_first(date, seen: Any, host: Any, client: Any) -> None:
    joined(date, "ana", 3)
    joined(date, "bob", 2, minutes=2)
    GroupDate.objects.update(starts_at="2099-03-16T09:00Z")
    client.force_login(superuser())
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={host.pk}"
    one_by_one = [
        reverse(f"wagtailadmin_pages:{view}", args=[page.pk])
        for page in (seen, host)
        for view in ("unpublish", "delete")
    ]
    for url in [*one_by_one, several]:
        asked = client.post(url, {"next": "/admin/"}).content.decode()
        assert "5 personnes seraient prévenues" in asked
        assert '<input type="hidden" name="next" value="/admin/">' in asked
        assert {True} == {page.__class__.objects.get(pk=page.pk).live for page in (seen, host)}

    assert client.post(several, {"group_dates_go": "yes"}).status_code == 302
    host.refresh_from_db()
    assert not host.live
    assert client.post(one_by_one[0]).status_code == 200, "the page of the practice goes, and takes the date with it"
    GroupDate.objects.update(state=DateState.CANCELLED)
    assert client.post(one_by_one[0]).status_code == 302
