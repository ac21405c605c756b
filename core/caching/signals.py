"""Says ``changed`` for what the admin and the services save: pages, terms, pictures, files, settings."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from core.drafts import is_only_a_draft
from core.models import Attachment, GlossaryEntry, Picture, Term, Territory

from . import changed, page_name

MENU_DEPTH = 3  # the root, a home, and what stands right under it


def _names_of(page: Page) -> list[str]:
    names = [page_name(page)]
    if page.depth <= MENU_DEPTH or page.show_in_menus:
        names.append("navigation")
    return names


def _page_and_below_changed(instance: Page, **kwargs: object) -> None:
    # Below a page that moved or was renamed, every address is another one.
    below = Page.objects.filter(path__startswith=instance.path).only("translation_key", "depth", "show_in_menus")
    changed(*{name for page in below for name in _names_of(page)})


def _restriction_changed(sender: type[Model], instance: PageViewRestriction, **kwargs: object) -> None:
    _page_and_below_changed(instance.page)
    changed("restrictions")


def _saved(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    # A page's saving is listened to rather than its publishing, which Wagtail tells after the transaction.
    match instance:
        case Page():
            if not is_only_a_draft(instance, **kwargs):
                changed(*_names_of(instance))
        case Term():
            changed(f"term:{instance.axis}:{instance.code}", f"vocabulary:{instance.axis}")
        case GlossaryEntry():
            changed("glossary")
        case Picture():
            changed(f"picture:{instance.pk}")
        case Attachment():
            changed(f"attachment:{instance.pk}")
        case BaseSiteSetting() | BaseGenericSetting():
            changed("settings")
        case Site() | Locale():
            changed("settings", "navigation")


def _zones_changed(**kwargs: object) -> None:
    changed("vocabulary:territory")


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_page_move.connect(_page_and_below_changed, dispatch_uid="cache moved")
    page_slug_changed.connect(_page_and_below_changed, dispatch_uid="cache slug")
    post_save.connect(_saved, dispatch_uid="cache saved")
    post_delete.connect(_saved, dispatch_uid="cache deleted")
    post_save.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="cache restricted")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="cache unrestricted")
    m2m_changed.connect(_zones_changed, sender=Territory.contains.through, dispatch_uid="cache zones")
