"""The e-mails about group dates: who is told what, when. Each is posted in the transaction of what it tells.

Who did not confirm an address gets nothing but the link to do so.
"""

from .coming import confirm, known, left, placed, waiting
from .hosts import NEWS, cancelled_by_moderator, news_to_host, reminder_to_host, thanks_to_host, withdrawn_to_host
from .news import cancelled, changed, left_out, message, reminder

__all__ = [
    "NEWS",
    "cancelled",
    "cancelled_by_moderator",
    "changed",
    "confirm",
    "known",
    "left",
    "left_out",
    "message",
    "news_to_host",
    "placed",
    "reminder",
    "reminder_to_host",
    "thanks_to_host",
    "waiting",
    "withdrawn_to_host",
]
