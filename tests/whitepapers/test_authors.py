"""Authors write their part and nothing else; two of them never overwrite each other unseen."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.permissions import CONTRIBUTOR, EDITOR
from home.services import setup_groups
from tests.admin.builders import member, practice
from tests.harness.client import StrictClient
from tests.whitepapers.builders import TODAY, paper, proposal
from whitepapers.enums import Stage
from whitepapers.models import Author, ChapterPage, ProposalPage, Version, WhitePaperPage, paper_of
from whitepapers.services.authors import invite, part_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> WhitePaperPage:
    found = paper()
    setup_groups()
    return found


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _life(page: Any) -> str:
    return reverse("white_paper_admin:life", args=[page.pk])


def test_an_author_of_a_chapter_writes_it_and_its_proposals_only(client: StrictClient, text: WhitePaperPage) -> None:
    mine, other = ChapterPage.objects.order_by("path")
    author = member("autrice@example.org")
    invited = invite(text, " Autrice@example.org ", chapter_key=mine.translation_key, by=None)
    client.force_login(author)

    for part in (mine, *ProposalPage.objects.child_of(mine)):
        assert client.get(_edit(part)).status_code == 200
    for part in (text, other, *ProposalPage.objects.child_of(other), practice(), text.get_parent()):
        assert client.get(_edit(part)).status_code == 302, part
    assert client.get(_life(text)).status_code == 302
    assert client.get(reverse("wagtailadmin_pages:add_subpage", args=[mine.pk])).status_code in (200, 302)
    assert not other.permissions_for_user(author).can_add_subpage()
    assert not mine.permissions_for_user(author).can_publish()

    part_from(invited, text, by=None)
    assert client.get(_edit(mine)).status_code == 302


def test_an_author_is_invited_once_and_has_an_account(text: WhitePaperPage) -> None:
    member("autrice@example.org")
    invite(text, "autrice@example.org", by=None)
    with pytest.raises(ValidationError):
        invite(text, "autrice@example.org", by=None)
    with pytest.raises(ValidationError):
        invite(text, "personne@example.org", by=None)
    assert Author.objects.count() == 1


def test_whoever_may_add_pages_elsewhere_adds_none_to_a_white_paper(text: WhitePaperPage) -> None:
    contributor = member("c@example.org", CONTRIBUTOR.name)

    for part in (text, text.get_parent().specific, ChapterPage.objects.first()):
        assert not part.permissions_for_user(contributor).can_add_subpage()


def _form(client: StrictClient, page: Any, **changes: Any) -> dict[str, Any]:
    """The edit form of a proposal as it is sent back."""
    return {
        "title": page.title,
        "slug": page.slug,
        "current_rule": '{"blocks":[],"entityMap":{}}',
        "change": '{"blocks":[],"entityMap":{}}',
        "why": '{"blocks":[],"entityMap":{}}',
        "for_whom": page.for_whom,
        "cost": "",
        "cost_source": "",
        "authorities": [one.pk for one in page.authorities.all()],
        "met_on": "",
        "met_at": "",
        "recommended": "",
        "loaded_revision_id": page.latest_revision_id,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **changes,
    }


def test_two_authors_at_once_overwrite_nothing_unseen(client: StrictClient, text: WhitePaperPage) -> None:
    part = ProposalPage.objects.first()
    opened = part.latest_revision_id
    part.for_whom = "Ce que l’autre a écrit"
    part.save_revision(user=member("autre@example.org", EDITOR.name))
    part = ProposalPage.objects.get(pk=part.pk)
    client.force_login(member("moi@example.org", EDITOR.name))

    mine = _form(client, part, loaded_revision_id=opened, for_whom="Ce que j’ai écrit")
    refused = client.post(_edit(part), mine)

    assert refused.status_code == 409
    assert "Ce que j’ai écrit" in refused.content.decode()
    part.refresh_from_db()
    assert part.get_latest_revision_as_object().for_whom == "Ce que l’autre a écrit"

    saved = client.post(_edit(part), {**mine, "seen_revision_id": part.latest_revision_id})
    part.refresh_from_db()
    assert saved.status_code == 302
    assert part.get_latest_revision_as_object().for_whom == "Ce que j’ai écrit"


def test_an_editor_leads_it_through_its_life(client: StrictClient, text: WhitePaperPage) -> None:
    client.force_login(member("e@example.org", EDITOR.name))
    url = _life(text)

    assert client.get(url).status_code == 200
    refused = client.post(
        url, {"verb": "plan", "opens_on": "2026-02-02", "closes_on": "2026-01-01", "readers": "public"}
    )
    assert refused.status_code == 400
    assert "2026-02-02" in refused.content.decode()
    assert client.post(url, {"verb": "adopt"}).status_code == 400
    assert client.post(url, {"verb": "inconnu"}).status_code == 302
    assert client.post(url, {"verb": "version", "changelog": "La première."}).status_code == 302
    assert Version.objects.get().changelog == "La première."
    days = {"opens_on": TODAY.isoformat(), "closes_on": "2099-01-01", "readers": "public"}
    for verb, extra, stage in (
        ("plan", days, Stage.CONSULTATION),
        ("close", {}, Stage.SETTLING),
        ("adopt", {"changelog": "Adopté."}, Stage.ADOPTED),
    ):
        assert client.post(url, {"verb": verb, **extra}).status_code == 302, verb
        assert paper_of(text).stage == stage
    assert client.get(url).status_code == 200


def test_a_preview_shows_what_is_being_written(client: StrictClient, text: WhitePaperPage) -> None:
    client.force_login(member("e@example.org", EDITOR.name))
    for part in (text, ChapterPage.objects.first(), ProposalPage.objects.first()):
        answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[part.pk]))
        assert answer.status_code == 200, part
        assert part.title in answer.content.decode()


def test_what_was_published_is_not_deleted(text: WhitePaperPage) -> None:
    from tests.whitepapers.builders import NOW
    from whitepapers.services.publishing import publish

    editor = member("e@example.org", EDITOR.name)
    publish(text, by=None, now=NOW)
    text.refresh_from_db()
    chapter = ChapterPage.objects.first()
    young = proposal(chapter, "Jamais publiée")

    assert not text.permissions_for_user(editor).can_delete()
    assert not chapter.permissions_for_user(editor).can_delete()
    assert young.permissions_for_user(editor).can_delete()
