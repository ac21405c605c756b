"""What becomes of a suggested barrier."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from core import vocabulary
from core.lines import on_one_line
from core.models import Territory
from knowledgebase.enums import BarrierNature, SuggestionState
from knowledgebase.models import BarrierIndexPage, BarrierPage, BarrierSuggestion
from knowledgebase.suggestions import letters

FIELDS = ("what", "who", "where", "nature", "email")
LONGEST_TITLE, LONGEST_SUMMARY = 80, 280


def suggest(said: Mapping[str, Any], *, language: str, now: datetime | None = None) -> BarrierSuggestion:
    """Take a suggestion, already checked; an editor reads it before anybody else."""
    values = {name: said.get(name, "") for name in FIELDS}
    return BarrierSuggestion.objects.create(**values, language=language, sent_at=now or timezone.now())


def take_up(suggestion: BarrierSuggestion, *, by: Any, now: datetime | None = None) -> BarrierPage:
    """Make a draft of it, in the language of the suggestion or in French, and tell who suggested it.

    Raises PermissionDenied for who may write no barrier, ValidationError where it was answered already or no list of
    barriers is there."""
    now = now or timezone.now()
    with transaction.atomic():
        suggestion = _waiting(suggestion)
        index = _index(suggestion.language)
        if not index.permissions_for_user(by).can_add_subpage():
            raise PermissionDenied
        page: BarrierPage = index.add_child(instance=_draft(suggestion, by))
        page.territories = _territories(suggestion)
        page.save_revision(user=by, log_action="wagtail.create")
        suggestion.page_key = page.translation_key
        _answer(suggestion, SuggestionState.TAKEN_UP, by, now)
    return page


def decline(suggestion: BarrierSuggestion, note: str, *, by: Any, now: datetime | None = None) -> BarrierSuggestion:
    """Do not take it up. The note says why. Raises ValidationError without a note, or where it was answered already."""
    if not note.strip():
        raise ValidationError(_("Say why: the person who wrote it reads this."))
    with transaction.atomic():
        suggestion = _waiting(suggestion)
        suggestion.note = note.strip()
        _answer(suggestion, SuggestionState.DECLINED, by, now or timezone.now())
    return suggestion


def _waiting(suggestion: BarrierSuggestion) -> BarrierSuggestion:
    found = BarrierSuggestion.objects.select_for_update(of=("self",)).filter(pk=suggestion.pk).first()
    if found is None or found.state != SuggestionState.WAITING:
        raise ValidationError(_("Somebody else has answered this suggestion already."))
    return found


def _answer(suggestion: BarrierSuggestion, state: SuggestionState, by: Any, now: datetime) -> None:
    suggestion.state, suggestion.decided_at, suggestion.decided_by = state, now, by
    letters.answered(suggestion)
    suggestion.email = ""  # it served its purpose
    suggestion.save()
    # By its number: the words of a visitor go with the suggestion, the log stays.
    log(instance=suggestion, action=f"knowledgebase.suggestion.{state.value}", user=by, title=str(suggestion.pk))


def _index(language: str) -> BarrierIndexPage:
    found = BarrierIndexPage.objects.filter(alias_of=None, live=True).select_related("locale").order_by("pk")
    by_language = {index.locale.language_code: index for index in found}
    if not by_language:
        raise ValidationError(_("There is no list of barriers yet."))
    return by_language.get(language) or by_language.get("fr") or next(iter(by_language.values()))


def _draft(suggestion: BarrierSuggestion, by: Any) -> BarrierPage:
    story = on_one_line(suggestion.what)
    with override(suggestion.language):
        named = {"who": suggestion.who, "where": suggestion.where}
        facts = [text % named for text in (_("Who is hit: %(who)s"), _("Where: %(where)s"))]
    paragraphs = [part.strip() for part in suggestion.what.splitlines() if part.strip()]
    return BarrierPage(
        title=Truncator(story).chars(LONGEST_TITLE),
        summary=Truncator(story).chars(LONGEST_SUMMARY),
        case="".join(f"<p>{escape(part)}</p>" for part in (*paragraphs, *facts)),
        nature=suggestion.nature or BarrierNature.OTHER,
        live=False,
        owner=by,
    )


def _territories(suggestion: BarrierSuggestion) -> list[Territory]:
    """Those that were named, by one of their names."""
    named = {part.strip().casefold() for part in suggestion.where.replace(";", ",").split(",")}
    codes = [
        term.code
        for term in vocabulary.terms("territory")
        if named & {name.casefold() for name in (*term.labels.values(), *term.other_names) if name}
    ]
    return list(Territory.objects.filter(code__in=codes))
