"""What a page of a white paper brings with it."""

from django.db.models.signals import post_delete, post_save


def _page_saved(instance: object, raw: bool = False, **kwargs: object) -> None:
    from whitepapers.models import WhitePaper, WhitePaperPage

    if isinstance(instance, WhitePaperPage) and not raw:
        WhitePaper.objects.get_or_create(key=instance.translation_key)


def _page_deleted(instance: object, **kwargs: object) -> None:
    """The record goes with the last page; only what was never published can be deleted (`permissions`)."""
    from whitepapers.models import WhitePaper, WhitePaperPage

    if not isinstance(instance, WhitePaperPage):
        return
    if not WhitePaperPage.objects.filter(translation_key=instance.translation_key).exists():
        WhitePaper.objects.filter(key=instance.translation_key, versions=None).delete()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from whitepapers.models import WhitePaperPage

    post_save.connect(_page_saved, sender=WhitePaperPage, dispatch_uid="white paper saved")
    post_delete.connect(_page_deleted, sender=WhitePaperPage, dispatch_uid="white paper deleted")
