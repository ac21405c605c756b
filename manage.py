#!/usr/bin/env python
"""Run a management command of Passerelles."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(sys.argv)
    except (EnvError, ImproperlyConfigured) as error:
        # What is wrong stands in the environment: its name says more than a traceback.
        sys.exit(f"Passerelles cannot start. {error}")


if __name__ == "__main__":
    main()
