"""The e-mails about a request: who is told what, when. Each is posted in the transaction of what it tells.

Who did not confirm an address gets nothing but the link to do so.
"""

from .after import message, paused, questions, reminder, unreachable
from .dates import accepted, agreed, counter_proposed, declined, lapsed, proposed_again, scheduled, withdrawn
from .first import confirm, known, sent, waiting

__all__ = [
    "accepted",
    "agreed",
    "confirm",
    "counter_proposed",
    "declined",
    "known",
    "lapsed",
    "message",
    "paused",
    "proposed_again",
    "questions",
    "reminder",
    "scheduled",
    "sent",
    "unreachable",
    "waiting",
    "withdrawn",
]
