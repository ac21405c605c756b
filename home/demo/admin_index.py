"""What the admin finds pages by, made once for all that is loaded: a page is saved several times on its way."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers


@contextmanager
def admin_index_at_the_end() -> Iterator[None]:
    """Inside the block saving indexes nothing for the admin; at its end all is indexed, unless it failed."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        register_signal_handlers()
    call_command("wagtail_update_index", verbosity=0)
