"""What changes a page from beside it: a practice its testimonials, and its host, who pauses visits or takes them up
again; a barrier the organisations that meet it."""

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


def _met_changed(instance: object, raw: bool = False, **kwargs: object) -> None:
    """Also where an organisation is deleted, and what it said with it."""
    from knowledgebase.models import BarrierMet, BarrierPage

    if not raw and isinstance(instance, BarrierMet):
        touch(BarrierPage.objects.filter(translation_key=instance.barrier_key))


def _barrier_deleted(instance: object, **kwargs: object) -> None:
    """What was said of a barrier goes with the last of its pages."""
    from knowledgebase.models import BarrierMet, BarrierPage

    if isinstance(instance, BarrierPage):
        key = instance.translation_key
        if not BarrierPage.objects.filter(translation_key=key).exclude(pk=instance.pk).exists():
            BarrierMet.objects.filter(barrier_key=key).delete()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from knowledgebase.models import BarrierMet, BarrierPage, Testimonial

    post_save.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial saved")
    post_delete.connect(_testimonial_changed, sender=Testimonial, dispatch_uid="testimonial deleted")
    post_save.connect(_met_changed, sender=BarrierMet, dispatch_uid="barrier met saved")
    post_delete.connect(_met_changed, sender=BarrierMet, dispatch_uid="barrier met deleted")
    post_delete.connect(_barrier_deleted, sender=BarrierPage, dispatch_uid="barrier deleted")
    host_changed.connect(_host_changed, dispatch_uid="host paused or back")
