"""manage.py setup_groups: the groups of the admin and the moderation workflow."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services import setup_groups


class Command(BaseCommand):
    help = "Creates the groups, their rights and the moderation workflow. Run it again after each release."

    def handle(self, *args: Any, **options: Any) -> None:
        names = ", ".join(group.name for group in setup_groups())
        self.stdout.write(f"Groups ready: {names}.")
