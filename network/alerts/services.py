"""Following, being told, and no longer being told."""

import datetime
import hashlib
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.later.mornings import MORNING
from core.mail import absolute, post
from network.models import Member

from .models import Follow, Rhythm
from .news import News, known_of, news_of
from .notices import turn
from .targets import Target

MOST = 100  # things that a member follows
_SALT = "alerts"


def follow(member: Any, target: Target, rhythm: str) -> Follow:
    """Have the member told of it, or told in another rhythm. ValidationError when there are too many."""
    now = timezone.now()
    with transaction.atomic():
        known = Follow.objects.filter(member=member, fingerprint=target.fingerprint).first()
        if known:
            return change_rhythm(known, rhythm)
        if Follow.objects.filter(member=member).count() >= MOST:
            raise ValidationError(_("You follow %(most)s things: take some away first.") % {"most": MOST})
        told = known_of(target.subject, target.target, target.asked, target.language, now)
        values = {"subject": target.subject, "target": target.target, "asked": target.asked, "title": target.title}
        values |= {"language": target.language, "rhythm": rhythm, "seen": now, "told": told}
        return Follow.objects.get_or_create(member=member, fingerprint=target.fingerprint, defaults=values)[0]


def change_rhythm(followed: Follow, rhythm: str) -> Follow:
    """Tell of it as often as that. What came while nobody was to be told is not told afterwards."""
    if rhythm not in Rhythm.values:
        raise ValidationError(_("Choose how often."))
    if followed.rhythm == Rhythm.NEVER != rhythm:
        now = timezone.now()
        followed.seen = now
        followed.told = known_of(followed.subject, followed.target, followed.asked, followed.language, now)
    followed.rhythm = rhythm
    followed.save(update_fields=["rhythm", "seen", "told"])
    return followed


def unfollow(followed: Follow) -> None:
    """Forget that the member followed it."""
    followed.delete()


def stop(token: str) -> str:
    """No longer send these e-mails to the member whom the link was sent to; their rhythm, or the key of their notice.
    ValidationError for a link that is none of ours."""
    member, which = _read(token)
    if which in Rhythm.values:
        Follow.objects.filter(member_id=member, rhythm=which).update(rhythm=Rhythm.NEVER)
    else:
        for found in Member.objects.filter(pk=member):
            turn(found, which, on=False)
    return which


def stopped_by(token: str) -> str:
    """Which e-mails the link stops: a rhythm, or the key of a notice; ValidationError likewise."""
    return _read(token)[1]


def stop_url(member: Any, which: str) -> str:
    """The link by which this member no longer gets these e-mails, logged in or not; in the member's language.

    which: a rhythm, or the key of a notice."""
    with override(member.language):
        return absolute(reverse("alerts_stop", args=[signing.dumps([member.pk, str(which)], salt=_SALT)]))


def _read(token: str) -> tuple[int, str]:
    try:
        member, which = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise ValidationError(_("This link is not whole. Copy it from the e-mail once more.")) from None
    return member, which


def tell(rhythm: str, now: datetime.datetime, *, dry_run: bool = False) -> int:
    """Send those who are told in this rhythm what is new; how many e-mails (would be). One member, one transaction.

    The weekly ones are due from Monday morning on, once."""
    told = 0
    follows = Follow.objects.filter(rhythm=rhythm, member__is_active=True)
    if rhythm == Rhythm.WEEKLY:
        follows = follows.filter(seen__lt=last_monday(now))
    for pk in sorted(set(follows.values_list("member_id", flat=True))):
        with transaction.atomic():
            mine = list(follows.filter(member_id=pk).select_for_update(of=("self",)).select_related("member"))
            told += _tell_one(mine, rhythm, now, dry_run)
    return told


def last_monday(now: datetime.datetime) -> datetime.datetime:
    """When the weekly e-mails were due last: Monday at seven, in the site's time zone."""
    local = timezone.localtime(now)
    day = local.date() - datetime.timedelta(days=local.weekday())
    due = timezone.make_aware(datetime.datetime.combine(day, MORNING))
    return due if due <= now else due - datetime.timedelta(days=7)


def _tell_one(follows: list[Follow], rhythm: str, now: datetime.datetime, dry_run: bool) -> bool:
    found: list[tuple[Follow, News]] = [(one, news_of(one, now)) for one in follows]
    some = [news for _follow, news in found if news.items]
    if dry_run or not found:
        return bool(some)
    if some:
        _post(found[0][0].member, rhythm, some)
    for one, news in found:
        # Who is told at once and of nothing is not written down each time.
        if news.items or rhythm == Rhythm.WEEKLY or one.seen < now - datetime.timedelta(days=1):
            Follow.objects.filter(pk=one.pk).update(seen=news.seen, told=news.told)
    return bool(some)


def _post(member: Any, rhythm: str, news: list[News]) -> None:
    what = "\0".join(f"{item.url} {one.seen.isoformat()}" for one in news for item in one.items)
    key = f"alert:{rhythm}:{member.pk}:{hashlib.sha256(what.encode()).hexdigest()[:24]}"
    with override(member.language):
        manage = absolute(reverse("space_alerts"))
    context = {
        "news": news,
        "total": sum(one.total for one in news),
        "first": news[0].items[0],
        "weekly": rhythm == Rhythm.WEEKLY,
        "manage_url": manage,
    }
    post("alerts", member.email, member.language, context, key=key, unsubscribe=stop_url(member, rhythm))
