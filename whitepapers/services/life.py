"""The life of a white paper: consultations that open and close by themselves, adoption, sending."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.caching import changed
from core.touching import touch
from network.models import OrganisationPage
from whitepapers import letters
from whitepapers.enums import Readers, Stage
from whitepapers.models import Consultation, Version, WhitePaper, WhitePaperPage
from whitepapers.services.publishing import SHELVES, publish
from whitepapers.stages import may_follow


def plan_consultation(
    page: WhitePaperPage,
    *,
    opens_on: date,
    closes_on: date,
    readers: str,
    organisations: Iterable[OrganisationPage] = (),
    changelog: str = "",
    by: Any,
    now: datetime,
) -> Consultation:
    """Say when people may comment, and who; on its first day the text is frozen as a version and it opens.

    One that begins today opens at once. Raises ValidationError for days that are over, for another one that is
    planned or open, and for chosen organisations of which none was chosen.
    """
    chosen = list(organisations)
    if closes_on < localdate(now):
        raise ValidationError({"closes_on": _("This day is over.")})
    if readers == Readers.CHOSEN and not chosen:
        raise ValidationError({"organisations": _("Choose at least one organisation.")})
    with transaction.atomic():
        paper = _locked(page)
        if not may_follow(paper.stage, Stage.CONSULTATION):
            raise ValidationError(_("No consultation can open while this white paper is %(stage)s.") % _named(paper))
        consultation = Consultation(
            paper=paper, opens_on=opens_on, closes_on=closes_on, readers=readers, changelog=changelog
        )
        consultation.full_clean()
        consultation.save()
        consultation.organisations.set(chosen)
        log(instance=page, action="whitepapers.plan", user=by, data={"on": opens_on.isoformat()})
        if consultation.is_due(localdate(now)):
            open_consultation(consultation, by=by, now=now)
    return consultation


def open_consultation(consultation: Consultation, *, by: Any, now: datetime) -> Version:
    """Freeze the text for those who are consulted and let them comment. Raises ValidationError for one that lacks."""
    with transaction.atomic():
        page = first_page(consultation.paper)
        paper = _locked(page)
        version = publish(
            page,
            by=by,
            now=now,
            changelog=consultation.changelog,
            consultation=consultation,
            languages=languages_of(paper),
        )
        Consultation.objects.filter(pk=consultation.pk).update(opened_at=now)
        consultation.opened_at = now
        _become(paper, page, Stage.CONSULTATION, by)
        letters.opened(consultation, WhitePaperPage.objects.get(pk=page.pk))
    return version


def close_consultation(consultation: Consultation, *, by: Any, now: datetime) -> None:
    """Nobody comments any more; the authors settle. Closing what is closed changes nothing."""
    with transaction.atomic():
        page = first_page(consultation.paper)
        paper = _locked(page)
        closed = Consultation.objects.filter(pk=consultation.pk, opened_at__isnull=False, closed_at__isnull=True)
        if closed.update(closed_at=now):
            consultation.closed_at = now
            _become(paper, page, Stage.SETTLING, by)
            letters.closed(consultation, page)


def cancel_consultation(consultation: Consultation, *, by: Any) -> None:
    """Take back one that has not opened. Raises ValidationError for one that has: it is closed instead."""
    with transaction.atomic():
        page = first_page(consultation.paper)
        _locked(page)
        if consultation.opened_at is not None:
            raise ValidationError(_("It has opened already: close it instead."))
        log(instance=page, action="whitepapers.cancel", user=by, data={"on": consultation.opens_on.isoformat()})
        consultation.delete()


def adopt(page: WhitePaperPage, *, by: Any, now: datetime, changelog: str = "") -> Version:
    """Publish the settled text for everybody: it is what those who wrote it stand for."""
    with transaction.atomic():
        paper = _locked(page)
        if not may_follow(paper.stage, Stage.ADOPTED):
            raise ValidationError(_("A white paper that is %(stage)s cannot be adopted.") % _named(paper))
        version = publish(page, by=by, now=now, changelog=changelog, languages=languages_of(paper))
        _become(paper, page, Stage.ADOPTED, by)
    return version


def advance(page: WhitePaperPage, stage: Stage, *, by: Any) -> None:
    """Note that it was sent, or that what came of it is followed. Raises ValidationError when that cannot come next."""
    with transaction.atomic():
        paper = _locked(page)
        if not may_follow(paper.stage, stage):
            raise ValidationError(_("This cannot follow while the white paper is %(stage)s.") % _named(paper))
        _become(paper, page, stage, by)


def first_page(paper: WhitePaper) -> WhitePaperPage:
    """The page in the language in which the paper was written first."""
    found = WhitePaperPage.objects.filter(translation_key=paper.key, alias_of=None).order_by("pk").first()
    if found is None:
        raise WhitePaperPage.DoesNotExist
    return found


def languages_of(paper: WhitePaper) -> list[str]:
    """The languages of its latest version: what was read in a language goes on being read in it."""
    version = paper.versions.first()
    return list(version.texts.values_list("language", flat=True)) if version else []


def _locked(page: WhitePaperPage) -> WhitePaper:
    return WhitePaper.objects.select_for_update().get(key=page.translation_key)


def _become(paper: WhitePaper, page: WhitePaperPage, stage: Stage, by: Any) -> None:
    WhitePaper.objects.filter(pk=paper.pk).update(stage=stage)
    paper.stage = stage
    log(instance=page, action="whitepapers.stage", user=by, data={"stage": stage.value})
    changed(SHELVES)
    touch(WhitePaperPage.objects.filter(translation_key=paper.key))


def _named(paper: WhitePaper) -> dict[str, Any]:
    return {"stage": paper.get_stage_display()}
