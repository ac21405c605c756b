"""Free tags grow wild: they are renamed, and those that say the same are made one."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from taggit.models import Tag
from wagtail.log_actions import log
from wagtail.models import Page

from core.merging import repoint
from core.relations import foreign_keys_to, pages_using, uses_of
from core.signals import term_changed
from core.stored_contents import rewrite_contents
from core.touching import touch


def tag_named(name: str, but: Tag | None = None) -> Tag | None:
    """The tag of that name, whatever the case, other than ``but``; None when there is none."""
    return Tag.objects.filter(name__iexact=name.strip()).exclude(pk=but.pk if but else None).first()


def rename_tag(tag: Tag, name: str, by: AbstractBaseUser | None) -> Tag:
    """Give ``tag`` another name and address; pages keep it. Raises ValidationError when the name is empty or taken."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("A tag has a name."))
    if tag_named(name, but=tag):
        raise ValidationError(_("Another tag has this name already: merge the two instead."))
    with transaction.atomic():
        old_name, old_slug = tag.name, tag.slug
        tag.name = name
        tag.slug = _free_slug(tag)
        tag.save()
        log(instance=tag, action="core.rename_tag", user=by, data={"old": old_name, "new": name})
        touch(Page.objects.filter(pk__in=pages_using(tag)))
        term_changed.send(sender=Tag, axis="tag", code=old_slug)
    return tag


def merge_tags(source: Tag, target: Tag, by: AbstractBaseUser | None) -> Tag:
    """Put ``target`` in the place of ``source`` on pages, pictures, files and in drafts, then delete ``source``.

    Raises ValidationError when they are the same or one is gone. One transaction; one line in the audit log.
    """
    if source.pk == target.pk:
        raise ValidationError(_("A tag cannot be merged with itself."))
    with transaction.atomic():
        locked = Tag.objects.select_for_update().in_bulk([source.pk, target.pk])
        if len(locked) < 2:
            raise ValidationError(_("One of these tags no longer exists."))
        pages, uses = pages_using(source), uses_of(source)
        for field in foreign_keys_to(Tag):
            repoint(field, source, target)
            key = _parental_key(field.model)
            if key is not None:
                _rewrite_drafts(key, source, target)
        source_name, source_slug = source.name, source.slug
        Tag.objects.get(pk=source.pk).delete()
        log(instance=target, action="core.merge_tags", user=by, data={"source": {"name": source_name, "uses": uses}})
        touch(Page.objects.filter(pk__in=pages))
        term_changed.send(sender=Tag, axis="tag", code=source_slug)
        term_changed.send(sender=Tag, axis="tag", code=target.slug)
    return target


def _parental_key(through: type[Model]) -> ParentalKey | None:
    return next((field for field in through._meta.concrete_fields if isinstance(field, ParentalKey)), None)


def _rewrite_drafts(key: ParentalKey, source: Tag, target: Tag) -> None:
    relation, owner = key.remote_field.related_name, key.remote_field.model

    def rewrite(content: dict[str, Any]) -> bool:
        rows = content.get(relation) or []
        if not any(row.get("tag") == source.pk for row in rows):
            return False
        has_target = any(row.get("tag") == target.pk for row in rows)
        kept = []
        for row in rows:
            if row.get("tag") == source.pk:
                if has_target:
                    continue
                row["tag"] = target.pk
                has_target = True
            kept.append(row)
        content[relation] = kept
        return True

    rewrite_contents([owner], rewrite)


def _free_slug(tag: Tag) -> str:
    """The address made from the name, with a number when another tag has it."""
    slug = tag.slugify(tag.name)
    number = 0
    while Tag.objects.filter(slug=slug).exclude(pk=tag.pk).exists():
        number += 1
        slug = tag.slugify(tag.name, number)
    return slug
