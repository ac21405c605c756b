"""A process is killed at each step of sending: the e-mail arrives once, or it is known that nobody can tell."""

import json
import signal

from tests.core.killed_sending import MOMENTS, address
from tests.harness.mail import Mailbox
from tests.harness.processes import Run

# moment: (how many arrived, what is known of it)
EXPECTED = {
    "before what caused it is committed": (0, None),
    "before it is taken up": (1, "sent"),
    "before the server is called": (1, "sent"),
    "once the server has answered the call": (1, "sent"),
    "before it is written down that its text goes": (1, "sent"),
    "before its text goes": (0, "uncertain"),
    "between the server's consent and the text": (0, "uncertain"),
    "between the server's answer and our note": (1, "uncertain"),
    "before the server is taken leave of": (1, "sent"),
    "before the task is written down as done": (1, "sent"),
}


def test_each_arrives_once_or_is_known_to_be_uncertain(run: Run, mailbox: Mailbox, settings) -> None:
    url = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
    done = run("shell", "-v0", "-c", "from tests.core.killed_sending import play; play()", EMAIL_URL=url)
    *said, found = done.stdout.splitlines()
    found = json.loads(found)

    assert found.pop("left") == [0, 0]
    assert {moment: signal_ for moment, (signal_, _state) in found.items()} == dict.fromkeys(MOMENTS, signal.SIGKILL)
    arrived = {moment: (len(mailbox.to(address(moment))), state) for moment, (_killed, state) in found.items()}
    assert arrived == EXPECTED
    logged = [line for line in said if "may have been sent or not" in line]
    assert len(logged) == sum(state == "uncertain" for _count, state in EXPECTED.values())
    assert not any("@passerelles.example" in line for line in said), "the log holds no address"
