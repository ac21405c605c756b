"""What a file attached to a practice says is found with the practice, for as long as anybody may open it."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.attachment_texts import read_waiting
from core.models import Attachment
from knowledgebase.models import PracticePage
from search import services
from search.engines import get_engine
from search.query import Query
from search.results import Hit
from tests.admin.builders import practice
from tests.core.test_attachment_texts import docx
from tests.harness.index import Commit

# Wagtail’s own index tells which pages hold a file.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index", "wagtail_index")]


@pytest.fixture
def attachment(db: None) -> Attachment:
    content = docx("Le chauffeur note l’odomètre au départ.")
    return Attachment.objects.create(title="Carnet de bord", file=ContentFile(content, name="carnet.docx"))


@pytest.fixture
def taxi(attachment: Attachment, commit: Commit) -> PracticePage:
    """A published practice that carries the file, which the worker has read."""
    with commit():
        found = practice("Un taxi à cinq heures", documents=[("document", {"document": attachment})])
        found.save_revision().publish()
    with commit():
        assert read_waiting() == 1
    return found


def hits(text: str) -> list[Hit]:
    return list(get_engine().search(Query(text=text, language="fr")).hits)


def test_its_words_are_found_and_said_to_come_from_it(taxi: PracticePage) -> None:
    (hit,) = hits("odomètre")
    assert hit.title == taxi.title
    assert "odomètre</mark>" in hit.highlight
    assert hit.highlight.startswith('<span class="attached" lang="fr">Dans un document joint')
    assert "attached" not in hits("cinq heures")[0].highlight
    assert hits("carnet bord"), "its title too"
    assert services.differences() == ([], [], [])


def test_a_request_reads_no_file(attachment: Attachment, commit: Commit) -> None:
    with commit():
        practice("Un taxi", documents=[("document", {"document": attachment})]).save_revision().publish()
    assert not hits("odomètre")
    with commit():
        call_command("work", "--once")
    assert hits("odomètre")


def test_a_file_that_is_replaced_is_found_by_what_it_says_now(
    taxi: PracticePage, attachment: Attachment, commit: Commit
) -> None:
    with commit():
        attachment.file = ContentFile(docx("Le compteur est lu au retour."), name="carnet.docx")
        attachment.save()
    assert not hits("odomètre"), "what the file says no more is gone before the new one is read"
    with commit():
        read_waiting()
    assert hits("compteur")


def test_a_file_that_is_deleted_or_taken_off_the_page_is_found_no_more(
    taxi: PracticePage, attachment: Attachment, commit: Commit
) -> None:
    with commit():
        taxi.documents = []
        taxi.save_revision().publish()
    assert not hits("odomètre")
    with commit():
        taxi.documents = [("document", {"document": attachment})]
        taxi.save_revision().publish()
    assert hits("odomètre")
    with commit():
        attachment.delete()
    assert not hits("odomètre")
    assert hits("cinq heures")


def test_a_private_file_or_page_is_never_found(taxi: PracticePage, attachment: Attachment, commit: Commit) -> None:
    with commit():
        closed = Collection.get_first_root_node().add_child(name="Interne")
        restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        attachment.collection = closed
        attachment.save()
    assert not hits("odomètre")
    assert not hits("carnet bord")
    with commit():
        restriction.delete()
    assert hits("odomètre")
    with commit():
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert not hits("odomètre")
    with commit():
        CollectionViewRestriction.objects.all().delete()
        PageViewRestriction.objects.create(page=taxi, restriction_type="login")
    assert not hits("odomètre")


def test_a_draft_with_a_file_is_not_published_by_reading_it(attachment: Attachment, commit: Commit) -> None:
    with commit():
        draft = practice("Un brouillon", live=False, documents=[("document", {"document": attachment})])
    with commit():
        read_waiting()
    assert not hits("odomètre")
    assert not PracticePage.objects.get(pk=draft.pk).live


def test_a_file_that_cannot_be_read_leaves_the_page_as_it_is(commit: Commit) -> None:
    broken = Attachment.objects.create(title="Abîmé", file=ContentFile(b"PK", name="abime.docx"))
    with commit():
        practice("Un taxi", documents=[("document", {"document": broken})]).save_revision().publish()
    with commit():
        assert read_waiting() == 1
    assert hits("taxi")
    assert read_waiting() == 0
