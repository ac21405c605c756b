"""The admin lives under the strict policy: known widget calls get the nonce, nothing else does."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from config.csp import is_widget_call, with_nonces
from knowledgebase.models import PracticePage

from .builders import home, practice, term

BARE = re.compile(r"<script(?![^>]*\s(?:src|nonce)=)(?![^>]*application/json)(?![^>]*text/)[^>]*>(.{0,120})", re.DOTALL)
INLINE_STYLE = re.compile(r"<style(?![^>]*nonce)[^>]*>")


@pytest.mark.parametrize(
    "script",
    [
        'initDateChooser("id_reviewed_on", {"dayOfWeekStart": 1, "format": "Y-m-d"});',
        'initDateTimeChooser("id_go_live_at", {"dayOfWeekStart": 1, "parentID": "#dialog"});',
        'new PageChooser("id_carrier", {"modelNames": ["network.organisationpage"], "userPerms": null});',
        'new SnippetChooser("id_parent", {"modalUrl": "/admin/snippets/choose/core/challenge/"});',
        'createTaskChooser("id_workflow_tasks-__prefix__-task");',
        '\n (function() {\n var panel = new InlinePanel(JSON.parse("{\\u0022type\\u0022: 1}"));\n })();\n',
    ],
)
def test_calls_of_widgets_are_known(script):
    assert is_widget_call(script)


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'initDateChooser("id", {"a": alert(1)});',
        'initDateChooser("id", {}); alert(1);',
        'new PageChooser("id", {"a": 1}); fetch("/x", {"b": 2});',
        'new PageChooser("id" + alert(1), {});',
        'new PageChooser("a\\"+alert(1)+\\"", {});',
        "new PageChooser(alert(1), {});",
        'evilChooser("id", {});alert`1`',
        '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1) })();',
        "",
    ],
)
def test_everything_else_stays_blocked(script):
    assert not is_widget_call(script)
    page = f"<p>…</p><script>{script}</script>".encode()
    assert with_nonces(page, lambda: "secret") == page


def test_the_nonce_is_asked_only_when_needed():
    def refuse():
        raise AssertionError

    assert with_nonces(b"<script src='/a.js'></script>", refuse) == b"<script src='/a.js'></script>"


def pages_of_the_admin():
    page = practice()
    challenge = term(type(page.challenges.first()), "garde-enfants")
    list_of_terms = type(challenge).snippet_viewset
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:move", args=[page.pk]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("practices:index"),
        reverse("practice_admin:review", args=[page.pk]),
        reverse("practice_admin:overdue"),
        reverse("search_report"),
        reverse("mail_report"),
        reverse("later_report"),
        reverse("questions_admin:index"),
        reverse("promotions:index"),
        reverse("promotions:add"),
        reverse("testimonials:add"),
        reverse("testimonials:index"),
        reverse(list_of_terms.get_url_name("list")),
        reverse(list_of_terms.get_url_name("edit"), args=[challenge.pk]),
        reverse(list_of_terms.get_url_name("merge"), args=[challenge.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("wagtailadmin_workflows:add"),
        reverse("wagtailusers_users:index"),
        reverse("wagtailadmin_account"),
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
    ]


@pytest.mark.django_db
def test_no_page_of_the_admin_holds_a_script_without_a_nonce(admin):
    home("nl")
    for url in pages_of_the_admin():
        answer = admin.get(url)
        assert answer.status_code == 200, url
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, url
        text = answer.content.decode()
        assert not BARE.findall(text), url
        assert not INLINE_STYLE.findall(text), url
        nonces = set(re.findall(r'<script nonce="([^"]+)"', text))
        assert len(nonces) <= 1
        assert all(f"'nonce-{nonce}'" in policy for nonce in nonces)


@pytest.mark.django_db
def test_the_editor_of_translations_may_style_itself_and_no_more(admin):
    home("nl")
    source, _created = TranslationSource.get_or_create_from_instance(practice())
    dutch = Locale.objects.get(language_code="nl")
    Translation.objects.create(source=source, target_locale=dutch).save_target(publish=False)
    page = PracticePage.objects.get(locale=dutch)
    answer = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    policy = answer["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self' 'nonce-" in policy
    assert not BARE.findall(answer.content.decode())
    update = admin.get(reverse("wagtail_localize:update_translations", args=[source.pk]))
    assert not INLINE_STYLE.findall(update.content.decode())
    assert "unsafe" not in update["Content-Security-Policy"]
