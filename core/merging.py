"""Two terms that mean the same become one: everything that used the first uses the second from then on."""

from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import Term
from core.models.terms import LANGUAGE_CODES
from core.relations import foreign_keys_to, pages_using, uses_of
from core.signals import term_changed
from core.stored_contents import replaced_once, rewrite_contents
from core.touching import touch

T = TypeVar("T", bound=Term)


def merge_terms(source: T, target: T, by: AbstractBaseUser | None) -> T:
    """Put ``target`` in the place of ``source`` everywhere, then delete ``source``; returns ``target``, saved.

    Pages, drafts, older revisions and translation sources, narrower terms and zones follow. ``target`` gains the names
    of ``source`` as other names, so that what people type keeps finding it. Raises ValidationError when the two are the
    same term or of different vocabularies. One transaction; one line in the audit log of ``target``.
    """
    if type(source) is not type(target):
        raise ValidationError(_("Only terms of the same vocabulary can be merged."))
    if source.pk == target.pk:
        raise ValidationError(_("A term cannot be merged with itself."))
    with transaction.atomic():
        locked = type(source)._default_manager.select_for_update().in_bulk([source.pk, target.pk])
        if len(locked) < 2:
            raise ValidationError(_("One of these terms no longer exists."))
        source, target = locked[source.pk], locked[target.pk]
        pages, uses = pages_using(source), uses_of(source)
        _keep_out_of_its_own_tree(source, target)
        for field in foreign_keys_to(type(source)):
            repoint(field, source, target)
        _rewrite_drafts(source, target)
        _gain_names(target, source)
        gone = {"code": source.code, "label": source.label_fr, "uses": uses}
        # Read again: the narrower terms that deletion would refuse to orphan are no longer its own.
        type(source)._default_manager.get(pk=source.pk).delete()
        target.save()
        log(instance=target, action="core.merge_terms", user=by, data={"source": gone})
        touch(Page.objects.filter(pk__in=pages))
        term_changed.send(sender=type(target), axis=target.axis, code=gone["code"])
        term_changed.send(sender=type(target), axis=target.axis, code=target.code)
    return target


def repoint(field: ForeignKey, source: Model, target: Model) -> None:
    """Have the rows that point at ``source`` by ``field`` point at ``target``; what would be double is dropped."""
    rows = field.model._base_manager.filter(**{field.name: source})
    rest = [other for other in field.model._meta.concrete_fields if not other.primary_key and other != field]
    if field.model is type(source):
        rows.update(**{field.name: target})
        return
    for row in rows:
        same = {other.attname: getattr(row, other.attname) for other in rest}
        # A zone that contained both does not come to contain itself.
        points_at_itself = (
            field.model._meta.auto_created and list(same.values()) == [target.pk] and _is_loop(rest, target)
        )
        if points_at_itself or field.model._base_manager.filter(**{field.name: target}, **same).exists():
            row.delete()
        else:
            setattr(row, field.attname, target.pk)
            row.save(update_fields=[field.attname])


def _is_loop(rest: list[Any], target: Model) -> bool:
    return all(isinstance(other, ForeignKey) and other.remote_field.model is type(target) for other in rest)


def _keep_out_of_its_own_tree(source: Term, target: Term) -> None:
    """A target below its source moves up to where the source stands, before what is below the source joins it."""
    above, seen = target.parent, set()
    while above is not None and above.pk not in seen:
        if above.pk == source.pk:
            target.parent = source.parent
            target.save(update_fields=["parent"])
            return
        seen.add(above.pk)
        above = above.parent


def _rewrite_drafts(source: Term, target: Term) -> None:
    fields: dict[type[Model], list[str]] = {}
    for relation in type(source)._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if relation.auto_created and isinstance(field, ManyToManyField) and issubclass(field.model, Page):
            fields.setdefault(field.model, []).append(field.name)

    for model, names in fields.items():

        def rewrite(content: dict[str, Any], names: list[str] = names) -> bool:
            using = [name for name in names if source.pk in (content.get(name) or [])]
            for name in using:
                content[name] = replaced_once(content[name], source.pk, target.pk)
            return bool(using)

        rewrite_contents([model], rewrite)


def _gain_names(target: Term, source: Term) -> None:
    known = {name.casefold() for name in _names(target)}
    gained = []
    for name in _names(source):
        if name.casefold() not in known:
            known.add(name.casefold())
            gained.append(name)
    target.also_called = "; ".join([*target.other_names, *gained])
    target.data_inclusion = target.data_inclusion or source.data_inclusion


def _names(term: Term) -> list[str]:
    labels = [getattr(term, f"label_{language}") for language in LANGUAGE_CODES]
    return [name for name in (*labels, getattr(term, "acronym", ""), *term.other_names) if name]
