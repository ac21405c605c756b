"""Who is told of an answer, and of an e-mail that did not arrive."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from core.models import OutgoingMail


@dataclass(frozen=True)
class Reply:
    """An answer to one of our e-mails.

    reference: what `reply_address` was given; sender: the address that the e-mail says it is from, in small letters;
    text: what was newly written, without quotes and signature, never empty; left_out: names of the files that came with
    it and are not passed on."""

    reference: str
    sender: str
    text: str
    left_out: tuple[str, ...] = ()


Receiver = Callable[[Reply], None]
BounceHandler = Callable[[OutgoingMail], None]
R = TypeVar("R", bound=Receiver)
B = TypeVar("B", bound=BounceHandler)

receivers: dict[str, Receiver] = {}
bounce_handlers: list[BounceHandler] = []


def receives(purpose: str) -> Callable[[R], R]:
    """Have answers to the addresses of that purpose handed to the function."""

    def register(function: R) -> R:
        receivers[purpose] = function
        return function

    return register


def bounced(function: B) -> B:
    """Have the function told of each e-mail that its recipient's server refused, in the transaction that records it."""
    if function not in bounce_handlers:
        bounce_handlers.append(function)
    return function
