"""E-mails that members get without following anything, and may turn off: each part of the site registers its own.

    register("contributions", _("What became of what you said of a white paper"))

``register`` is called by the ``ready()`` of the app. Who sends one asks ``is_wanted`` first, and gives the link of
``services.stop_url(member, key)`` with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import NoticeOff


@dataclass(frozen=True)
class _Notice:
    label: Any
    for_whom: Callable[[Any], bool]


_notices: dict[str, _Notice] = {}


@dataclass(frozen=True)
class Choice:
    """A kind of e-mail, and whether a member gets it."""

    key: str
    label: Any
    is_on: bool


def register(key: str, label: Any, *, for_whom: Callable[[Any], bool] = lambda member: True) -> None:
    """Add a kind of e-mail. key: once in the site, and no rhythm of alerts. label: a lazy translation.

    for_whom: does this member get them, as long as they are not turned off? Nobody else is offered them."""
    _notices[key] = _Notice(label, for_whom)


def label_of(key: str) -> str:
    """What the e-mails are called; empty for what is no notice."""
    return str(_notices[key].label) if key in _notices else ""


def choices_of(member: Any) -> list[Choice]:
    """Those that are for this member, as he or she has chosen."""
    off = set(NoticeOff.objects.filter(member=member).values_list("notice", flat=True))
    return [Choice(key, one.label, key not in off) for key, one in _notices.items() if one.for_whom(member)]


def is_wanted(member: Any, key: str) -> bool:
    """May this member be sent it?"""
    return not NoticeOff.objects.filter(member=member, notice=key).exists()


def turn(member: Any, key: str, *, on: bool) -> None:
    """Send these e-mails to the member, or no more. ValidationError for what is no notice."""
    if key not in _notices:
        raise ValidationError(_("There are no such e-mails."))
    if on:
        NoticeOff.objects.filter(member=member, notice=key).delete()
    else:
        NoticeOff.objects.get_or_create(member=member, notice=key)
