"""The worker: one process, in which nothing slow holds up what must be quick."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.harness.mail import Mailbox
from tests.harness.processes import KILL, Run, Start, wait_for
from tests.search.test_killed import PUBLISH, found

POST = "from core.mail import post; post('trial', '{to}', 'fr', {{}}, key='{to}')"
LOST = PUBLISH.format(kill=f"services.drain_at_once = lambda: {KILL}")


def test_a_mail_server_that_says_nothing_does_not_hold_up_the_index(run: Run, start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}?timeout=3600"
        run("shell", "-v0", "-c", POST.format(to="nadia@passerelles.example"))
        worker = start("work", "--every=0.1", EMAIL_URL=url)
        caller, _address = silent.accept()  # from here on the sending waits for an answer that never comes
        with caller:
            run("shell", "-v0", "-c", LOST, killed=True)
            wait_for(lambda: found(tmp_path) == ["Odomètre"])
            assert worker.poll() is None


def test_it_sends_what_is_posted_and_stops_when_told(run: Run, start: Start, mailbox: Mailbox, settings) -> None:
    worker = start("work", "--every=0.1", EMAIL_URL=f"smtp://127.0.0.1:{settings.EMAIL_PORT}")
    run("shell", "-v0", "-c", POST.format(to="nadia@passerelles.example"))
    wait_for(lambda: len(mailbox.received) == 1)
    worker.send_signal(signal.SIGTERM)
    said, _errors = worker.communicate()
    assert worker.returncode == 0
    assert "A task was carried out." in said


def test_it_stops_with_the_process_that_it_stands_beside(run: Run, tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, os\n"
        "worker = [sys.executable, 'manage.py', 'work', f'--beside={os.getpid()}', '--every=0.1']\n"
        "print(subprocess.Popen(worker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)\n"
    )
    started = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    wait_for(lambda: not Path(f"/proc/{int(started.stdout)}").exists())
