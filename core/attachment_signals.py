"""Pages show and find what is in their files: they are looked at again when a file changes, or who may open it."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Collection, CollectionViewRestriction

from core.attachment_texts import pages_with
from core.models import Attachment
from core.touching import touch


def _saved(instance: Attachment, created: bool, raw: bool = False, **kwargs: object) -> None:
    if not created and not raw:
        touch(pages_with([instance]))


def _deleted(instance: Attachment, **kwargs: object) -> None:
    touch(pages_with([instance]))


def _restricted(sender: type[Model], instance: CollectionViewRestriction, **kwargs: object) -> None:
    below = Collection.objects.descendant_of(instance.collection, inclusive=True)
    touch(pages_with(Attachment.objects.filter(collection__in=below)))


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_saved, sender=Attachment, dispatch_uid="attachment saved")
    pre_delete.connect(_deleted, sender=Attachment, dispatch_uid="attachment deleted")
    post_save.connect(_restricted, sender=CollectionViewRestriction, dispatch_uid="collection restricted")
    post_delete.connect(_restricted, sender=CollectionViewRestriction, dispatch_uid="collection unrestricted")
