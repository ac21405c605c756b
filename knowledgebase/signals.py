"""What changes a practice from beside it: its testimonials, and its host, who pauses visits or takes them up again."""

from django.db.models.signals import post_delete, post_save

from core.touching import touch
from network.companionship.signals import host_changed


def _testimonial_changed(instance: object, raw: bool = False, **kwargs: object) -> None:
    from knowledgebase.models import PracticePage, Testimonial

    if raw or not isinstance(instance, Testimonial):
        return
    practice = PracticePage.objects.filter(pk=instance.practice_id).first()
    # None while the practice itself is being deleted with all that hangs from it.
    if practice is not None:
        touch(PracticePage.objects.filter(translation_key=practice.translation_key))


def _host_changed(key: object, **kwargs: object) -> None:
    from knowledgebase.models import PracticePage

    touch(PracticePage.objects.filter(carrier__translation_key=key, open_to_visits=True))


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from knowledgebase.models import Testimonial

    post_save.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial saved")
    post_delete.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial deleted")
    host_changed.connect(_host_changed, dispatch_uid="host paused or back")
