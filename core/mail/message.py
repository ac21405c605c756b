"""The message that goes out: what was written, with its headers."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from core.models import OutgoingMail

from .inbound.addresses import BOUNCE, reply_address


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The e-mail as Django's backends send it. It is the same at each try, so that servers know a second one."""
    headers = {
        "Message-ID": message_id(mail),
        "Auto-Submitted": "auto-generated",  # holiday notices do not answer these
        "X-Auto-Response-Suppress": "All",
        "Content-Language": mail.language,
    }
    if mail.unsubscribe:
        headers |= {
            "List-Unsubscribe": f"<{mail.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=headers,
    )
    message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        # Once as a part that calendars act upon, once as a file for who saves it: as the large calendars do.
        message.attach_alternative(mail.calendar, f"text/calendar; method={mail.calendar_method}")
        message.attach("invitation.ics", mail.calendar.encode(), "application/ics")
    return message


def envelope_sender(mail: OutgoingMail) -> str:
    """Where servers tell that it did not arrive: an address of its own, where the site receives e-mail."""
    return reply_address(BOUNCE, str(mail.pk)) or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def message_id(mail: OutgoingMail) -> str:
    """The identifier of the e-mail in its headers, with the brackets around it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{mail.identifier}@{domain}>"
