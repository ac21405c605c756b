"""E-mails: `post` writes one and records it in the transaction of what causes it; the worker sends it, once.

Its templates are `templates/emails/<name>.subject.txt`, `<name>.txt` and `<name>.html`; the last two extend `base.txt`
and `base.html` there. Besides what the caller gives, they know `site_name`, `site_url` (no slash at its end),
`language`, `subject` and `unsubscribe` (a link, or nothing); `{% load mail %}` brings `{{ path|absolute }}`.
"""

from collections.abc import Mapping
from typing import Any

from django.core.validators import validate_email
from django.db import transaction

from core.models import OutgoingMail

from .addresses import absolute
from .writing import compose, site_is_called

__all__ = ["absolute", "post", "site_is_called"]


def post(
    name: str,
    to: str,
    language: str,
    context: Mapping[str, Any],
    *,
    key: str,
    reply_to: str = "",
    calendar: tuple[bytes, str] | None = None,
    unsubscribe: str = "",
) -> OutgoingMail:
    """Write the e-mail `name` to the address `to`, in `language`, and have it sent once the transaction is committed.

    key: names the event ("request-accepted:17:visitor"); whatever is posted for it again is not sent again, and the
    e-mail that was posted first is returned.
    calendar: an iCalendar object and its METHOD ("REQUEST", "CANCEL", …).
    unsubscribe: the link of one-click unsubscribing, for what somebody follows.
    Raises ValidationError when `to` or `reply_to` is no address; forms check them first.
    """
    posted = OutgoingMail.objects.filter(key=key).first()
    if posted:
        return posted
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    written = compose(name, language, {**context, "unsubscribe": unsubscribe})
    values = {"name": name, "to": to, "language": language, "reply_to": reply_to, "unsubscribe": unsubscribe}
    values |= {"subject": written.subject, "text": written.text, "html": written.html}
    if calendar:
        values |= {"calendar": calendar[0].decode(), "calendar_method": calendar[1]}
    with transaction.atomic():
        mail, is_new = OutgoingMail.objects.get_or_create(key=key, defaults=values)
        if is_new:
            from .tasks import send  # it sends what this module writes

            send.enqueue(mail.pk)
    return mail
