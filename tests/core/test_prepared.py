"""A query made once gives what it would give each time."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import CharField, Value
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.prepared import Prepared
from knowledgebase.models import PracticePage
from tests.admin.builders import home, practice

pytestmark = pytest.mark.django_db


def test_each_argument_goes_to_its_place() -> None:
    first, second = practice("Une première"), practice("Une seconde")
    found = Prepared(
        lambda slug, pk: Page.objects.filter(pk=pk, slug=slug, live=True).values_list("pk", "title"), str, int
    )

    assert found.rows(first.slug, first.pk) == [(first.pk, "Une première")]
    assert found.rows(second.slug, second.pk) == [(second.pk, "Une seconde")]
    assert found.rows(second.slug, first.pk) == []


def test_whole_records() -> None:
    first, second = practice("Une première"), practice("Une seconde")
    found = Prepared(lambda pk: PracticePage.objects.filter(pk=pk).order_by(), int)

    with CaptureQueriesContext(connection) as queries:
        (page,) = found.records(PracticePage, second.pk)
        whole = {field.attname: getattr(page, field.attname) for field in PracticePage._meta.concrete_fields}

    assert len(queries) == 1
    again = PracticePage.objects.get(pk=second.pk)
    assert page == again
    assert whole == {name: getattr(again, name) for name in whole}
    assert found.records(PracticePage, first.pk) == [first]
    assert found.records(PracticePage, 0) == []


def test_an_argument_may_stand_twice_and_in_a_union() -> None:
    page = practice("La crèche d’abord")

    def build(pk):
        rows = Page.objects.filter(pk=pk).order_by()
        named = [rows.values_list(Value(name, output_field=CharField()), "title") for name in ("a", "b")]
        return named[0].union(named[1], all=True)

    assert sorted(Prepared(build, int).rows(page.pk)) == [("a", page.title), ("b", page.title)]


def test_a_key_of_any_kind_or_none() -> None:
    page = home()
    found = Prepared(lambda key: Page.objects.filter(translation_key=key).values_list("pk"), UUID)

    assert found.rows(page.translation_key) == [(page.pk,)]
    assert found.rows(uuid4()) == []
    assert found.rows(None) == []


def test_what_is_asked_is_one_query() -> None:
    found = Prepared(lambda pk: Page.objects.filter(pk=pk).values_list("pk"), int)
    with CaptureQueriesContext(connection) as asked:
        found.rows(1)
        found.rows(2)
    assert len(asked) == 2
