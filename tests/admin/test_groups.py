"""Each group does its part, and no more: with the requests that its members send."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, Task, Workflow, WorkflowPage

from core.models import AXES, Challenge
from home.permissions import ADMINISTRATOR, AUTHOR, CONTRIBUTOR, EDITOR, GROUPS, MODERATOR
from home.services import setup_groups
from knowledgebase.models import PracticePage
from tests.harness.client import StrictClient

from .builders import home, member, practice, practice_index, term
from .form_data import practice_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    index = practice_index()
    setup_groups()
    return index


def logged_in(rights, email=None):
    client = StrictClient()
    client.user = member(email or f"{rights.name.lower()}@passerelles.example", rights.name)
    client.force_login(client.user)
    return client


def add_url():
    return reverse("wagtailadmin_pages:add", args=["knowledgebase", "practicepage", practice_index().pk])


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def only_practice():
    return PracticePage.objects.get()


def test_setting_up_twice_changes_nothing():
    before = [*GroupPagePermission.objects.values_list("pk", flat=True)]
    call_command("setup_groups", verbosity=0)
    assert [*GroupPagePermission.objects.values_list("pk", flat=True)] == before
    assert [*Group.objects.order_by("pk").values_list("name", flat=True)] == [rights.name for rights in GROUPS]
    assert Workflow.objects.get().name == "Relecture"
    assert Task.objects.count() == 1


def test_what_administrators_added_stays():
    extra = Group.objects.create(name="Stagiaires")
    contributors = Group.objects.get(name=CONTRIBUTOR.name)
    added = Group.objects.get(name=EDITOR.name).permissions.first()
    contributors.permissions.add(added)
    setup_groups()
    assert Group.objects.filter(pk=extra.pk).exists()
    assert added in contributors.permissions.all()


def test_a_new_language_is_opened_at_once():
    page = home("nl")
    assert page.get_workflow().name == "Relecture"
    assert WorkflowPage.objects.filter(page=page).exists()
    assert GroupPagePermission.objects.filter(page=page, group__name=CONTRIBUTOR.name).exists()


@pytest.mark.parametrize("rights", GROUPS)
def test_everybody_enters_the_admin(rights):
    client = logged_in(rights)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("practices:index")).status_code == (302 if rights is AUTHOR else 200)


def test_a_member_without_a_group_does_not():
    client = StrictClient()
    client.force_login(member("membre@passerelles.example"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_a_contributor_saves_a_draft_and_cannot_publish():
    client = logged_in(CONTRIBUTOR)
    client.post(add_url(), practice_data("publish"))
    page = only_practice()
    assert not page.live
    assert page.owner == client.user
    client.post(edit_url(page), practice_data("publish"))
    assert not only_practice().live
    form = client.get(edit_url(page)).content.decode()
    assert "action-publish" not in form
    assert "action-submit" in form


def test_a_contributor_edits_no_one_elses_page():
    page = practice()
    client = logged_in(CONTRIBUTOR)
    assert client.get(edit_url(page)).status_code == 302
    client.post(edit_url(page), practice_data(title="Autre chose"))
    assert PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == page.title


def test_a_draft_may_be_almost_empty_but_is_not_submitted_so():
    client = logged_in(CONTRIBUTOR)
    empty = {"summary": "", "problem": "", "challenges": [], "carrier": "", "start_cost": "", "setup_time": ""}
    assert client.post(add_url(), practice_data(**empty)).status_code == 302
    page = only_practice()
    answer = client.post(edit_url(page), practice_data("submit", **empty))
    assert answer.status_code == 200
    assert {"summary", "problem", "challenges", "carrier", "start_cost"} <= set(answer.context["form"].errors)
    assert not page.workflow_in_progress


def test_a_moderator_approves_what_a_contributor_submits():
    contributor, moderator = logged_in(CONTRIBUTOR), logged_in(MODERATOR)
    contributor.post(add_url(), practice_data("submit"))
    page = only_practice()
    assert page.workflow_in_progress
    assert not page.live
    assert moderator.user.email in [address for message in mail.outbox for address in message.to]
    panel = moderator.get(reverse("wagtailadmin_home")).content.decode()
    assert page.title in panel
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert contributor.post(url).status_code == 302
    assert not only_practice().live
    moderator.post(url)
    page = only_practice()
    assert page.live


def test_a_moderator_asks_for_changes():
    contributor, moderator = logged_in(CONTRIBUTOR), logged_in(MODERATOR)
    contributor.post(add_url(), practice_data("submit"))
    page = only_practice()
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    moderator.post(url, {"comment": "Dites qui garde la clé."})
    assert not only_practice().live
    assert only_practice().current_workflow_state.status == "needs_changes"


def test_a_moderator_does_not_publish_besides():
    page = practice(live=False)
    client = logged_in(MODERATOR)
    client.post(edit_url(page), practice_data("publish"))
    assert not only_practice().live


def test_an_editor_publishes_and_keeps_the_vocabulary():
    client = logged_in(EDITOR)
    answer = client.post(add_url(), practice_data("publish"))
    assert answer.status_code == 302, answer.context["form"].errors
    assert only_practice().live
    new = {"side": "person", "label_fr": "Sommeil", "code": "sommeil", "sort_order": 0}
    client.post(reverse(Challenge.snippet_viewset.get_url_name("add")), new)
    assert Challenge.objects.filter(code="sommeil").exists()


@pytest.mark.parametrize("model", AXES.values())
def test_an_editor_keeps_every_vocabulary(model):
    client = logged_in(EDITOR)
    for name in ("list", "add"):
        assert client.get(reverse(model.snippet_viewset.get_url_name(name))).status_code == 200, name


@pytest.mark.parametrize("rights", [CONTRIBUTOR, MODERATOR])
def test_the_vocabulary_is_the_editors(rights):
    client = logged_in(rights)
    used = term(Challenge, "sommeil")
    for name, args in (("list", []), ("add", []), ("edit", [used.pk]), ("merge", [used.pk]), ("delete", [used.pk])):
        assert client.get(reverse(Challenge.snippet_viewset.get_url_name(name), args=args)).status_code == 302


@pytest.mark.parametrize(("rights", "status"), [(EDITOR, 302), (ADMINISTRATOR, 200)])
def test_users_and_settings_are_the_administrators(rights, status):
    client = logged_in(rights)
    for url in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_groups:index"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailsettings:edit", args=["home", "siteidentity", home().get_site().pk]),
    ):
        assert client.get(url).status_code == status, url


@pytest.mark.parametrize("rights", [CONTRIBUTOR, MODERATOR])
@pytest.mark.parametrize("name", ["promote", "demote", "review"])
def test_the_kind_and_the_review_are_the_editors(rights, name):
    page = practice()
    client = logged_in(rights)
    assert client.get(reverse(f"practice_admin:{name}", args=[page.pk])).status_code == 302
    client.post(reverse(f"practice_admin:{name}", args=[page.pk]), {"on": "2026-01-01"})
    assert only_practice().kind == "action_sheet"
    assert only_practice().reviewed_on == page.reviewed_on
