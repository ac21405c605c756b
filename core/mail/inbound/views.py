"""Where a mail service hands over the e-mails that it received, whole, by HTTP."""

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .delivery import LARGEST, Outcome, deliver

# Services try again after 5xx, and tell the sender after 4xx.
STATUS = {Outcome.HANDLED: 200, Outcome.IGNORED: 200, Outcome.REFUSED: 422, Outcome.TOO_LARGE: 413, Outcome.LATER: 503}


@csrf_exempt  # the secret says who calls
@require_POST
def take_mail(request: HttpRequest) -> JsonResponse:
    """POST of an e-mail as it came (message/rfc822), with the header `X-Inbound-Secret`, and the envelope's recipient
    in `X-Recipient` where the service knows it."""
    if not settings.INBOUND_SECRET or not settings.INBOUND_DOMAIN:
        raise Http404
    if not constant_time_compare(request.headers.get("X-Inbound-Secret", ""), settings.INBOUND_SECRET):
        return JsonResponse({"outcome": "forbidden"}, status=403)
    raw = request.read(LARGEST + 1)
    recipient = request.headers.get("X-Recipient", "")
    delivered = deliver(raw, (recipient,) if recipient else ())
    return JsonResponse({"outcome": delivered.outcome.value, "why": delivered.why}, status=STATUS[delivered.outcome])
