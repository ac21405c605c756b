"""What an administrator does about an e-mail."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import MailState, OutgoingMail

from .tasks import send

# Of these it is known, or possible, that they did not arrive.
TO_SEND_AGAIN = (MailState.FAILED, MailState.UNCERTAIN, MailState.BOUNCED)


def send_again(pk: int, *, by: Any) -> OutgoingMail:
    """Have an e-mail sent that failed or may not have arrived; one that waits is tried at once.

    Raises ValidationError when it was sent meanwhile, when its text is erased, or when there is no such e-mail."""
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().filter(pk=pk).first()
        if mail is None:
            raise ValidationError(_("This e-mail does not exist any more."))
        if mail.state not in (*TO_SEND_AGAIN, MailState.WAITING):
            raise ValidationError(_("This e-mail was sent, or is being sent."))
        if not mail.to:
            raise ValidationError(_("The text of this e-mail is erased: it cannot be sent any more."))
        mail.state, mail.attempts, mail.error = MailState.WAITING, 0, ""
        mail.save(update_fields=["state", "attempts", "error"])
        log(instance=mail, action="core.send_again", user=by, title=mail.key)
        send.enqueue(mail.pk)
    return mail
