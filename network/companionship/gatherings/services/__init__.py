"""What changes a group date and who comes to it, in verbs: each in one transaction, under the lock of the date's row,
with its line in the trail and the e-mails that follow.

What cannot be done (any more) raises ValidationError, in words for people; nothing changes then.
"""

from .coming import change_people, confirm, drop, leave
from .hosting import Plan, cancel_date, change_date, open_date, withdraw_date, write_to_all
from .joining import Joining, join
from .timed import conclude, erase, expire, remind, tell_host

__all__ = [
    "Joining",
    "Plan",
    "cancel_date",
    "change_date",
    "change_people",
    "conclude",
    "confirm",
    "drop",
    "erase",
    "expire",
    "join",
    "leave",
    "open_date",
    "remind",
    "tell_host",
    "withdraw_date",
    "write_to_all",
]
