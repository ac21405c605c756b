"""A home page in a new language is opened to the groups and put under moderation as soon as it stands."""

from typing import Any

from django.db.models.signals import post_save


def _home_saved(instance: Any, created: bool, raw: bool, **kwargs: object) -> None:
    from home.services import open_home_to_groups

    if created and not raw:
        open_home_to_groups(instance)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from home.models import HomePage

    post_save.connect(_home_saved, sender=HomePage, dispatch_uid="home saved")
