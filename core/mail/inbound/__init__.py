"""E-mails that come back: answers to a signed address, and notices that one of ours did not arrive.

    reply_address("request", f"{pk}-visitor")      # for `reply_to`; empty where no domain receives (INBOUND_DOMAIN)

    @receives("request")                           # in an app's inbound.py, which is read at start
    def answer(reply: Reply) -> None: ...          # raises ValidationError to refuse it, with a sentence for its sender

    @bounced
    def unreachable(mail: OutgoingMail) -> None: ...

A handler runs in the transaction that records the e-mail as received: each e-mail is handled once. Who sent it is what
the e-mail says; a handler compares it with whom it expects.
"""

from .addresses import reply_address
from .delivery import Delivered, Outcome, deliver
from .handlers import Reply, bounced, receives

__all__ = ["Delivered", "Outcome", "Reply", "bounced", "deliver", "receives", "reply_address"]
