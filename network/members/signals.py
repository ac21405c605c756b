"""What must follow a change of an account, whoever makes it: its holder, an administrator in the admin, a duty."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_save, pre_delete

from network.members.data import forget
from network.models import Member


def connect() -> None:
    """Listen; called once, when the app is ready."""
    pre_delete.connect(_deleted, sender=Member, dispatch_uid="member deleted")
    post_save.connect(_saved, sender=Member, dispatch_uid="member saved")


def _deleted(instance: Member, **kwargs: object) -> None:
    forget(instance)


def _saved(instance: Member, created: bool, raw: bool, update_fields: Any = None, **kwargs: object) -> None:
    """An address that was replaced opens the account no more; the new one is confirmed at the next log-in."""
    if created or raw or (update_fields is not None and "email" not in update_fields):
        return
    EmailAddress.objects.filter(user=instance, verified=True).exclude(email__iexact=instance.email).delete()
