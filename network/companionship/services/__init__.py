"""What changes a request, in verbs: each in one transaction, with its line in the trail and the e-mails that follow.

A verb that is not allowed in the request's state raises ``ForbiddenTransition``; nothing changes then. ``now`` is the
moment at which it happens.
"""

from .afterwards import Answers, close, mark_held, mark_missed, report
from .answering import accept, decline, propose_other, schedule
from .asking import Asked, NotOpen, ask, confirm_address
from .doors import pause_host, resume_host
from .thread import block_sender, hide_message, leave_message, report_message, write
from .timed import erase, expire, lapse, remind, send_waiting
from .visiting import agree, propose_again, withdraw

__all__ = [
    "Answers",
    "Asked",
    "NotOpen",
    "accept",
    "agree",
    "ask",
    "block_sender",
    "close",
    "confirm_address",
    "decline",
    "erase",
    "expire",
    "hide_message",
    "lapse",
    "leave_message",
    "mark_held",
    "mark_missed",
    "pause_host",
    "propose_again",
    "propose_other",
    "remind",
    "report",
    "report_message",
    "resume_host",
    "schedule",
    "send_waiting",
    "withdraw",
    "write",
]
