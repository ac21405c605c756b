"""What an event must be: its hours in order, its stops within its days, its deadline before it begins."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.dates import date_format


def refuse_what_cannot_be(page: Any) -> None:
    """Raise ValidationError with a message a field for what contradicts itself; what is not filled in does not."""
    errors = dict(_contradictions(page))
    if errors:
        raise ValidationError(errors)


def _contradictions(page: Any) -> Iterator[tuple[str, str]]:
    first, last = page.starts_on, page.ends_on or page.starts_on
    if first is None:
        return
    if last < first:
        yield "ends_on", _("It ends before it starts.")
    elif page.is_one_day and page.starts_time and page.ends_time and page.ends_time <= page.starts_time:
        yield "ends_time", _("It ends before it starts.")
    if page.starts_time and not page.ends_time:
        yield "ends_time", _("Say at what hour it ends, too; roughly will do.")
    if page.ends_time and not page.starts_time:
        yield "starts_time", _("Say at what hour it starts, too.")
    if page.sign_up_until and page.sign_up_until > first:
        yield "sign_up_until", _("One must be able to sign up before it starts.")
    if page.is_cancelled and not page.cancelled_because:
        yield "cancelled_because", _("Say why: those who wanted to come read it.")
    if wrong := _wrong_stop(page.stops, first, last):
        yield "stops", wrong


def _wrong_stop(stops: Any, first: date, last: date) -> str:
    """What is wrong with the first stop that cannot be; empty where all can."""
    for block in stops:
        value, day = block.value, block.value.get("day")
        begins, ends = value.get("begins"), value.get("ends")
        if day and not first <= day <= last:
            said = {"place": value.get("place"), "day": date_format(day)}
            return _("The stop “%(place)s” is on %(day)s, outside the dates of the event.") % said
        if bool(begins) != bool(ends) or (begins and ends and ends <= begins):
            return _("The stop “%(place)s” needs an hour from which and an hour until which, in this order.") % {
                "place": value.get("place")
            }
    return ""


def lacks(stops: Any, online: bool, organisers: Any, others: str) -> dict[str, str]:
    """What keeps it from being published, by field."""
    missing = {}
    if not stops and not online:
        missing["stops"] = _("Say where it takes place, or that it is online.")
    if not organisers and not others:
        missing["organisers"] = _("Say who organises it: a structure of the directory, or another name below.")
    return missing
