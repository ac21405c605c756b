"""The house stands on its floors: each imports only the ones below."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_each_floor_imports_only_the_floors_below() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    found = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)  # noqa: S603

    assert found.returncode == 0, found.stdout + found.stderr
