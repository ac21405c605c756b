"""What changes a tour, in verbs, each in one transaction. ``now`` is the moment at which it happens.

A refusal is a ValidationError, whose text is for people; nothing changes then.
"""

from .asking import Asking, Outcome, ask_all, refuse_unfinished
from .composing import add_stop, arrange, begin_tour, move_stop, remove_stop, replace_stop, suggest
from .ending import delete_tour, to_withdraw

__all__ = [
    "Asking",
    "Outcome",
    "add_stop",
    "arrange",
    "ask_all",
    "begin_tour",
    "delete_tour",
    "move_stop",
    "refuse_unfinished",
    "remove_stop",
    "replace_stop",
    "suggest",
    "to_withdraw",
]
