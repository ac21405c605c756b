"""Note what changes, whoever changes it.

Saving is listened to rather than publishing: Wagtail sends `page_published` after the transaction of the change, and
what is recorded must be recorded inside it.
"""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from core import caching
from core.signals import term_changed

from . import services
from .learning import questions
from .models import MeToo, Question
from .promotions import NAME as PROMOTIONS
from .sources import Findable

# What a draft's saving touches: nothing of it is public.
_DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expired",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    post_save.connect(_saved, dispatch_uid="search_saved")
    pre_delete.connect(_deleted, dispatch_uid="search_deleted")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search_restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search_unrestricted")
    term_changed.connect(_term_changed, dispatch_uid="search_term")
    for model in (Question, MeToo):
        post_save.connect(_question_changed, sender=model, dispatch_uid=f"search_asked_{model.__name__}")
        post_delete.connect(_question_changed, sender=model, dispatch_uid=f"search_unasked_{model.__name__}")
    post_save.connect(_promotion_changed, sender=SearchPromotion, dispatch_uid="search_promoted")
    post_delete.connect(_promotion_changed, sender=SearchPromotion, dispatch_uid="search_demoted")
    services.index_changed.connect(questions.settle, dispatch_uid="search_settle")
    page_slug_changed.connect(_moved, dispatch_uid="search_slug")
    post_page_move.connect(_moved, dispatch_uid="search_moved")


def _saved(
    sender: type[Model],
    instance: Model,
    created: bool,
    raw: bool,
    update_fields: frozenset[str] | None,
    **kwargs: object,
) -> None:
    if raw:
        return
    if isinstance(instance, Page):
        draft = not instance.live and created
        if not draft and not (update_fields and update_fields <= _DRAFT_FIELDS):
            services.enqueue(instance)
    elif isinstance(instance, Findable):
        services.enqueue(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if isinstance(instance, Page | Findable):
        services.enqueue(instance)


def _term_changed(axis: str, code: str, **kwargs: object) -> None:
    services.reindex_term(axis, code)


def _restricted(instance: PageViewRestriction, **kwargs: object) -> None:
    services.enqueue_tree(instance.page)


def _question_changed(instance: Question | MeToo, **kwargs: object) -> None:
    question = instance.question if isinstance(instance, MeToo) else instance
    caching.changed(questions.name_of(question.language))


def _promotion_changed(**kwargs: object) -> None:
    caching.changed(PROMOTIONS)


def _moved(instance: Page, **kwargs: object) -> None:
    services.enqueue_tree(instance)
