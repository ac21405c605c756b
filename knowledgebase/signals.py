"""A testimonial is shown on its practice and all its translations: they are looked at again when it changes."""

from django.db.models.signals import post_delete, post_save

from core.touching import touch


def _testimonial_changed(instance: object, raw: bool = False, **kwargs: object) -> None:
    from knowledgebase.models import PracticePage, Testimonial

    if raw or not isinstance(instance, Testimonial):
        return
    practice = PracticePage.objects.filter(pk=instance.practice_id).first()
    # None while the practice itself is being deleted with all that hangs from it.
    if practice is not None:
        touch(PracticePage.objects.filter(translation_key=practice.translation_key))


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from knowledgebase.models import Testimonial

    post_save.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial saved")
    post_delete.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial deleted")
