"""The practice form: drafts are free, publishing is not; the meter, the kind, the review and the testimonials."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import streamfield

from core.models import Challenge
from home.services import setup_groups
from knowledgebase import models
from knowledgebase.completeness import completeness
from knowledgebase.models import PracticePage
from knowledgebase.services import promote

from .builders import GOOD, is_missing, practice, practice_index, term
from .form_data import good_data, practice_data, prose

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def do(name, page):
    return reverse(f"practice_admin:{name}", args=[page.pk])


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def good(admin):
    return promote(practice(**GOOD), by=None)


def latest(page):
    return PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_empty_form_says_what_is_to_be_written(admin):
    url = reverse("wagtailadmin_pages:add", args=["knowledgebase", "practicepage", practice_index().pk])
    page = soup(admin.get(url))
    meter = page.select_one("#completeness meter")
    assert meter["value"] == "0"
    for link in page.select("#completeness a"):
        assert page.select_one(link["href"]), link


def test_the_meter_links_to_what_is_missing(admin):
    page = practice()
    form = soup(admin.get(edit_url(page)))
    links = {link.get_text(): link["href"] for link in form.select("#completeness a")}
    assert links
    for href in links.values():
        section = form.select_one(href)
        assert section is not None
        assert section.name == "section"


def test_the_meter_moves_on_saving(admin):
    page = practice()
    before = int(soup(admin.get(edit_url(page))).select_one("#completeness meter")["value"])
    admin.post(
        edit_url(page),
        practice_data(title=page.title, slug=page.slug, reviewed_on="2026-01-31", context=prose("<p>Avant.</p>")),
    )
    after = int(soup(admin.get(edit_url(page))).select_one("#completeness meter")["value"])
    assert after > before


def test_every_field_has_a_line_of_help(admin):
    form = soup(admin.get(edit_url(practice())))
    without = []
    for field in form.select("#tab-content .w-field__wrapper, [id^=tab-] .w-field__wrapper"):
        label = field.find_previous(["label", "h2", "h3"])
        if not field.select_one(".help, .w-field__help") and field.select_one("input, textarea, select"):
            without.append(label.get_text(strip=True) if label else str(field)[:80])
    own = {str(one.verbose_name) for one in PracticePage._meta.local_fields + PracticePage._meta.local_many_to_many}
    assert not [label for label in without if label.strip("*").lower() in {name.lower() for name in own}]


def test_a_draft_of_a_good_practice_may_lack_anything(admin, good):
    answer = admin.post(edit_url(good), practice_data(title=good.title, slug=good.slug, summary=""))
    assert answer.status_code == 302
    assert "results" in [one.name for one in completeness(latest(good)).missing]
    assert PracticePage.objects.get(pk=good.pk).results


def test_autosave_bears_an_incomplete_good_practice(admin, good):
    answer = admin.post(edit_url(good), practice_data(title=good.title, slug=good.slug, challenges=[]), **JSON)
    assert answer.json()["success"] is True
    assert not latest(good).challenges.all()


def test_publishing_without_what_makes_it_good_is_refused_and_loses_nothing(admin, good):
    data = good_data(
        "publish", title=good.title, slug=good.slug, results=prose(""), period="", problem="Autre problème"
    )
    answer = admin.post(edit_url(good), data)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert {"results", "period"} <= set(form.errors)
    named = " ".join(form.non_field_errors())
    assert "results" in named.lower() or "résultats" in named.lower()
    assert form["problem"].value() == "Autre problème"
    assert PracticePage.objects.get(pk=good.pk).results


def test_complete_it_is_published(admin, good):
    answer = admin.post(edit_url(good), good_data("publish", title=good.title, slug=good.slug, summary="Autre phrase."))
    assert answer.status_code == 302, answer.context["form"].errors
    good.refresh_from_db()
    assert good.summary == "Autre phrase."
    assert good.is_good_practice


def test_scheduling_is_publishing(admin, good):
    later = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    data = good_data("publish", title=good.title, slug=good.slug, results=prose(""), go_live_at=later)
    assert admin.post(edit_url(good), data).status_code == 200
    good.refresh_from_db()
    assert good.scheduled_revision is None


def test_submitting_is_checked_too(admin, good):
    setup_groups()
    data = practice_data("submit", title=good.title, slug=good.slug)
    answer = admin.post(edit_url(good), data)
    assert answer.status_code == 200
    assert "results" in answer.context["form"].errors


def test_at_most_three_challenges(admin):
    page = practice()
    chosen = [term(Challenge, f"défi-{number}").pk for number in range(4)]
    answer = admin.post(edit_url(page), practice_data("publish", title=page.title, slug=page.slug, challenges=chosen))
    assert "challenges" in answer.context["form"].errors
    assert (
        admin.post(edit_url(page), practice_data(title=page.title, slug=page.slug, challenges=chosen)).status_code
        == 302
    )


def test_approval_from_the_home_page_is_refused_in_words(admin):
    setup_groups()
    page = promote(practice(live=False, **GOOD), by=None)
    workflow = page.get_workflow()
    workflow.start(page, None)
    draft = page.get_latest_revision_as_object()
    draft.results = ""
    draft.save_revision(clean=False)
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    answer = admin.post(url, follow=True)
    assert [str(message) for message in answer.context["messages"]]
    page = PracticePage.objects.get(pk=page.pk)
    assert not page.live
    assert page.workflow_in_progress
    modal = admin.post(url, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert modal.json()["step"] == "success"


def test_publishing_several_at_once_is_refused_in_words(admin):
    page = promote(practice(live=False, **GOOD), by=None)
    other = practice("Une autre", live=False)
    draft = page.get_latest_revision_as_object()
    draft.results = ""
    draft.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin.post(f"{url}?id={page.pk}&id={other.pk}", follow=True)
    assert [str(message) for message in answer.context["messages"]]
    assert not PracticePage.objects.filter(live=True).exists()
    above = admin.post(f"{url}?id={practice_index().pk}", {"include_descendants": "on"}, follow=True)
    assert [str(message) for message in above.context["messages"]]
    assert not PracticePage.objects.get(pk=page.pk).live


def test_promotion_says_what_is_missing_then_happens(admin):
    page = practice()
    assert do("promote", page) in admin.get(edit_url(page)).content.decode()
    asked = soup(admin.get(do("promote", page)))
    assert len(asked.select("main li a[href*='-section']")) == 8
    refused = admin.post(do("promote", page))
    assert refused.status_code == 200
    for name, value in GOOD.items():
        setattr(page, name, value)
    page.save_revision().publish()
    assert admin.post(do("promote", page)).status_code == 302
    assert PracticePage.objects.get(pk=page.pk).is_good_practice
    assert do("demote", page) in admin.get(edit_url(page)).content.decode()
    admin.post(do("demote", page))
    assert not PracticePage.objects.get(pk=page.pk).is_good_practice


def test_the_history_tells_of_it(admin, good):
    history = admin.get(reverse("wagtailadmin_pages:history", args=[good.pk]))
    assert history.status_code == 200
    assert len(soup(history).select("tbody tr")) >= 2


def test_a_review_is_noted(admin):
    page = practice(reviewed_on=date(2024, 1, 1))
    assert admin.get(do("review", page)).status_code == 200
    for wrong in ("", "pas une date", "2199-01-01"):
        answer = admin.post(do("review", page), {"on": wrong})
        assert answer.context["form"].errors
    admin.post(do("review", page), {"on": "2026-11-01"})
    assert PracticePage.objects.get(pk=page.pk).reviewed_on == date(2026, 11, 1)


def test_actions_on_what_is_no_practice(admin):
    for name in ("promote", "demote", "review"):
        assert is_missing(admin, do(name, practice_index()))


def test_practices_are_listed_filtered_and_exported(admin, django_assert_max_num_queries):
    late = practice("En retard", reviewed_on=date(2020, 1, 1), maturity="proven")
    for number in range(5):
        practice(f"Fiche {number}")
    url = reverse("practices:index")
    admin.get(url)
    with django_assert_max_num_queries(60):
        page = admin.get(url).content.decode()
    assert "En retard" in page
    assert page.count("<meter") == 6
    found = admin.get(reverse("practices:index_results"), {"overdue": "true"}).content.decode()
    assert late.title in found
    assert "Fiche 1" not in found
    assert "Fiche 1" not in admin.get(reverse("practices:index_results"), {"maturity": "proven"}).content.decode()
    for ordering in ("review_due_on", "-review_due_on", "kind", "carrier__title", "-maturity"):
        assert admin.get(url, {"ordering": ordering}).status_code == 200
    for wrong in ({"kind": "x"}, {"challenges": "x"}, {"overdue": "x"}, {"p": "x"}, {"ordering": "x"}):
        assert admin.get(url, wrong).status_code == 200
    export = admin.get(url, {"export": "csv"})
    assert "En retard" in b"".join(export.streaming_content).decode()


def test_overdue_reviews_are_a_report(admin):
    practice("En retard", reviewed_on=date(2020, 1, 1))
    practice("À jour", reviewed_on=timezone.localdate())
    practice("Brouillon", live=False, reviewed_on=date(2020, 1, 1))
    url = reverse("practice_admin:overdue")
    assert url in admin.get(reverse("wagtailadmin_home")).content.decode()
    page = admin.get(url).content.decode()
    assert "En retard" in page
    assert "À jour" not in page
    assert "Brouillon" not in page
    assert (
        "En retard"
        not in admin.get(reverse("practice_admin:overdue_results"), {"kind": "good_practice"}).content.decode()
    )
    export = admin.get(url, {"export": "csv"})
    assert "En retard" in b"".join(export.streaming_content).decode()


def test_testimonials_are_added_and_withdrawn_from_the_form(admin):
    page = practice()
    add = f"{reverse('testimonials:add')}?practice={page.pk}"
    assert add in admin.get(edit_url(page)).content.decode().replace("&amp;", "&")
    assert admin.get(add).context["form"]["practice"].value() == page.pk
    assert admin.get(f"{reverse('testimonials:add')}?practice=x").status_code == 200
    data = {
        "practice": page.pk,
        "first_name": "Zénobie",
        "role": "stagiaire",
        "text": "J’ai tenu.",
        "language": "fr",
        "consent_on": "2026-03-12",
    }
    assert admin.post(add, {**data, "consent_on": ""}).context["form"].errors
    admin.post(add, data)
    quote = models.Testimonial.objects.get()
    form = admin.get(edit_url(page)).content.decode()
    withdraw = reverse("testimonials:delete", args=[quote.pk])
    assert "Zénobie" in form
    assert withdraw in form
    assert "Zénobie" in admin.get(reverse("testimonials:index")).content.decode()
    assert "Zénobie" in admin.get(reverse("testimonials:index_results"), {"q": "garder"}).content.decode()
    assert admin.get(withdraw).status_code == 200
    admin.post(withdraw)
    assert not models.Testimonial.objects.exists()
    for url in (edit_url(page), reverse("testimonials:index"), reverse("wagtailadmin_reports:site_history")):
        assert "Zénobie" not in admin.get(url).content.decode()


def test_a_block_that_lacks_something_is_kept_in_a_draft(admin):
    page = practice()
    steps = streamfield([("step", {"title": "Repérer", "text": "", "who": "", "duration": "", "tool": ""})])
    answer = admin.post(edit_url(page), practice_data(title=page.title, slug=page.slug, steps=steps))
    assert answer.status_code == 302
    assert latest(page).steps[0].value["title"] == "Repérer"


def test_a_sentence_has_room_in_the_form_and_stays_one_line(admin):
    page = practice()
    assert soup(admin.get(edit_url(page))).select_one("textarea[name=summary]")
    page.summary = "Une première ligne,\r\n\r\nune seconde."
    page.full_clean()
    assert page.summary == "Une première ligne, une seconde."
