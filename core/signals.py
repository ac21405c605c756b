"""What the floors above may listen to when a vocabulary changes."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from taggit.models import Tag

from core.models import Term

# Sent with ``axis`` ("challenge", … or "tag") and ``code`` (a tag's slug), inside the transaction of the change.
term_changed = Signal()


def _saved_or_deleted(sender: type[Model], instance: Model, raw: bool = False, **kwargs: object) -> None:
    if raw:
        return
    if isinstance(instance, Term):
        term_changed.send(sender=sender, axis=instance.axis, code=instance.code)
    elif isinstance(instance, Tag):
        term_changed.send(sender=sender, axis="tag", code=instance.slug)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_saved_or_deleted, dispatch_uid="term saved")
    post_delete.connect(_saved_or_deleted, dispatch_uid="term deleted")
