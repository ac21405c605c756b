"""What readers say in a consultation, and what becomes of it in the text."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.admin.builders import organisation
from tests.whitepapers.builders import NOW, paragraph
from tests.whitepapers.consulting import (
    author,
    chapter_key,
    in_consultation,
    proposal_key,
    say,
    somebody,
)
from whitepapers.contributions.changes import changes_of
from whitepapers.contributions.enums import Decision, Kind, Stance
from whitepapers.contributions.services import Closed, edit, withdraw
from whitepapers.contributions.settling import decide
from whitepapers.drafting import draft_of
from whitepapers.enums import Readers
from whitepapers.models import ChapterPage, Contribution, ProposalPage, WhitePaperPage, paper_of
from whitepapers.reading import current_consultation
from whitepapers.services.life import close_consultation
from whitepapers.services.publishing import publish

pytestmark = pytest.mark.django_db

MINUTE = datetime.timedelta(minutes=1)


def _words(page: WhitePaperPage, passage: str = "p1") -> str:
    part = draft_of(page).part(chapter_key())
    return next(one.words for one in part.passages if one.id == passage)


def _write_anew(text: str) -> None:
    chapter = ChapterPage.objects.get(title="Les stages")
    chapter.body = [paragraph(text, "p1")]
    chapter.save_revision()


def test_only_while_it_is_open_and_for_those_whom_it_asks() -> None:
    page, nora = in_consultation(Readers.MEMBERS), somebody()

    with pytest.raises(PermissionDenied):
        say(page, nora, text="Trop court.")
    mons = organisation()
    inside = somebody("dedans@example.org", mons)
    one = say(page, inside, text="Trop court.", organisation=mons)
    assert (one.organisation, one.name, one.quote) == (mons.title, "", "trois jours")
    with pytest.raises(PermissionDenied):
        say(page, inside, text="Trop long.", organisation=organisation("Une autre"))
    with pytest.raises(Closed):
        say(page, inside, text="Trop tard.", now=NOW + 31 * 24 * 60 * MINUTE)
    close_consultation(current_consultation(paper_of(page)), by=None, now=NOW)
    with pytest.raises(Closed):
        say(page, inside, text="Trop tard.")
    assert Contribution.objects.count() == 1


def test_what_cannot_be_taken_is_refused_with_a_message() -> None:
    page, nora = in_consultation(), somebody()
    for wrong in (
        {"text": ""},
        {"text": "é" * 100_000},
        {"text": "Oui.", "quote": "mille jours"},
        {"text": "Oui.", "passage": "p9"},
        {"text": "Oui.", "part_key": "5c7f3c9e-0000-4000-8000-000000000000"},
        {"kind": Kind.REWORDING, "words": "trois  jours"},
        {"kind": Kind.STANCE, "stance": "furious"},
        {"kind": Kind.STANCE, "stance": ""},
    ):
        with pytest.raises(ValidationError) as refused:
            say(page, nora, **wrong)
        assert refused.value.messages, wrong
        assert not Contribution.objects.exists(), wrong


def test_it_is_changed_for_fifteen_minutes_and_withdrawn_at_any_time() -> None:
    page, nora = in_consultation(), somebody()
    one = say(page, nora, text="Trop court.")
    answer = say(page, somebody("anne@example.org"), text="Au contraire.", parent=one)

    one = edit(one, {"text": "Bien trop court."}, by=nora, now=NOW + 15 * MINUTE)
    with pytest.raises(ValidationError):
        edit(one, {"text": "Non."}, by=nora, now=NOW + 16 * MINUTE)
    with pytest.raises(PermissionDenied):
        withdraw(one, by=somebody("autre@example.org"), now=NOW)
    withdraw(one, by=nora, now=NOW + 24 * 60 * MINUTE)

    one.refresh_from_db()
    assert (one.text, one.name, one.quote) == ("", "", "trois jours")
    assert list(one.answers.all()) == [answer]


def test_one_position_for_each_organisation_and_person_that_is_changed_not_doubled() -> None:
    page, mons = in_consultation(), organisation()
    nora, anne = somebody("nora@example.org", mons), somebody("anne@example.org", mons)
    on = {"kind": Kind.STANCE, "part_key": proposal_key(), "passage": "", "quote": ""}

    say(page, nora, **on, stance=Stance.AGREE)
    say(page, nora, **on, stance=Stance.AGREE, organisation=mons)
    say(page, anne, **on, stance=Stance.DISAGREE, organisation=mons, reasons_against="Trop lent.")

    found = Contribution.objects.order_by("pk")
    assert [(one.organisation, one.stance) for one in found] == [("", "agree"), (mons.title, "disagree")]


def test_accepted_words_are_written_into_the_draft_where_they_stand_now() -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    one = say(page, nora, Kind.REWORDING, words="cinq <b>jours</b>", text="Trois ne suffisent pas.")
    chapter = ChapterPage.objects.get(title="Les stages")
    moved = "Aujourd’hui encore, un stage de <i>trois jours</i> demande deux conventions."
    chapter.body = [paragraph("Un début.", "p7"), paragraph(moved, "p1")]
    chapter.save_revision()

    with pytest.raises(PermissionDenied):
        decide(one, Decision.ACCEPTED, "", by=nora, now=NOW)
    one = decide(one, Decision.ACCEPTED, "Merci.", by=paul, now=NOW)

    assert _words(page) == "Aujourd’hui encore, un stage de cinq <b>jours</b> demande deux conventions."
    passage = draft_of(page).part(chapter_key()).passages[1]
    assert "<i>cinq &lt;b&gt;jours&lt;/b&gt;</i> demande" in passage.html
    assert ChapterPage.objects.get(pk=chapter.pk).latest_revision.user == paul
    close_consultation(current_consultation(paper_of(page)), by=None, now=NOW)
    version = publish(page, by=None, now=NOW)
    one.refresh_from_db()
    assert (one.came_in, one.decided_by, one.reason) == (version, paul, "Merci.")


def test_words_of_a_proposal_are_written_too() -> None:
    page, nora = in_consultation(), somebody()
    on = {"part_key": proposal_key(), "passage": "change", "quote": ""}
    one = say(page, nora, Kind.REWORDING, **on, words="Un guichet commun.")
    decide(one, Decision.ACCEPTED, "", by=author(page), now=NOW)
    draft = ProposalPage.objects.get(title="Un guichet").get_latest_revision_as_object()
    assert draft.change == "<p>Un guichet commun.</p>"


def test_what_cannot_be_placed_is_neither_written_nor_decided() -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    one = say(page, nora, Kind.REWORDING, words="cinq jours")
    chapter = ChapterPage.objects.get(title="Les stages")
    chapter.body = [paragraph("Un stage de trois semaines demande deux conventions.", "p1")]
    chapter.save_revision()
    number = ChapterPage.objects.get(pk=chapter.pk).latest_revision_id

    with pytest.raises(ValidationError):
        decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    with pytest.raises(ValidationError):
        decide(one, Decision.DECLINED, " ", by=paul, now=NOW)

    one.refresh_from_db()
    assert one.decision == ""
    assert ChapterPage.objects.get(pk=chapter.pk).latest_revision_id == number
    assert decide(one, Decision.IN_PART, "Quatre.", by=paul, now=NOW).decision == Decision.IN_PART


def test_the_changelog_begins_with_what_was_accepted() -> None:
    page, nora = in_consultation(), somebody()
    author_of_it = author(page)
    for text in ("Trop court.", "Trop long."):
        decide(say(page, nora, text=text), Decision.ACCEPTED, "Oui.", by=author_of_it, now=NOW)
    decide(say(page, nora, text="Non."), Decision.DECLINED, "Non.", by=author_of_it, now=NOW)

    assert len(changes_of(page).splitlines()) == 1
    publish(page, by=None, now=NOW)
    assert changes_of(page) == ""


def test_what_was_accepted_is_put_back_where_it_still_stands() -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    one = say(page, nora, Kind.REWORDING, words="trois jours francs")
    before = _words(page)
    one = decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    assert "trois jours francs demande" in _words(page)

    with pytest.raises(ValidationError):
        decide(one, Decision.ACCEPTED, "Oui.", by=paul, now=NOW, put_back=True)
    one = decide(one, Decision.DECLINED, "Non.", by=paul, now=NOW)
    assert "trois jours francs demande" in _words(page), "another decision alone leaves them there"
    one = decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    assert "francs francs" not in _words(page)
    one = decide(one, Decision.DECLINED, "Non.", by=paul, now=NOW, put_back=True)
    assert _words(page) == before
    assert one.in_draft is None


def test_what_was_taken_out_is_put_back_where_its_place_is_still_there() -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    one = say(page, nora, Kind.REWORDING, quote="de trois jours", words="")
    before = _words(page)
    one = decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    assert "stage demande" in _words(page)
    _write_anew(_words(page).replace("deux conventions", "deux conventions signées"))
    one = decide(one, Decision.DECLINED, "Non.", by=paul, now=NOW, put_back=True)
    assert _words(page) == before.replace("deux conventions", "deux conventions signées")
    assert one.in_draft is None

    one = decide(one, Decision.ACCEPTED, "", by=paul, now=NOW)
    _write_anew("Un stage, cela demande ceci.")
    with pytest.raises(ValidationError):
        decide(one, Decision.DECLINED, "Non.", by=paul, now=NOW, put_back=True)


@pytest.mark.parametrize("words", ["trois", ""])
def test_nothing_is_put_back_where_the_text_has_moved_on(words: str) -> None:
    page, nora = in_consultation(), somebody()
    paul = author(page)
    one = decide(say(page, nora, Kind.REWORDING, words=words), Decision.ACCEPTED, "", by=paul, now=NOW)
    _write_anew("Un stage de trois jours demande deux conventions.")

    with pytest.raises(ValidationError):
        decide(one, Decision.DECLINED, "Non.", by=paul, now=NOW, put_back=True)
    one.refresh_from_db()
    assert one.decision == Decision.ACCEPTED
    assert _words(page) == "Un stage de trois jours demande deux conventions."
