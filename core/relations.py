"""What points at a term or a tag, found from the models themselves: a new page type needs no line here."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, ForeignKey, ManyToOneRel, Model
from wagtail.models import Page


def foreign_keys_to(model: type[Model]) -> Iterator[ForeignKey]:
    """Every foreign key that points at ``model``, those of through tables included."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.auto_created and not relation.concrete:
            yield relation.field


def uses_by_field(model: type[Model]) -> Iterator[ForeignKey]:
    """The foreign keys by which content uses ``model``: without its own tree and zones."""
    for field in foreign_keys_to(model):
        if field.model is not model and not _joins_to_itself(field, model):
            yield field


def count_uses(model: type[Model]) -> Counter[int]:
    """How often each row of ``model`` is used, by primary key. One query for each relation, however many rows."""
    uses: Counter[int] = Counter()
    for field in uses_by_field(model):
        rows = field.model._base_manager.values_list(field.attname).order_by().annotate(number=Count("pk"))
        uses.update({pk: number for pk, number in rows if pk is not None})
    return uses


def uses_of(instance: Model) -> int:
    """How often ``instance`` is used by content."""
    return sum(
        field.model._base_manager.filter(**{field.name: instance}).count() for field in uses_by_field(type(instance))
    )


def pages_using(instance: Model) -> set[int]:
    """Primary keys of the pages (live or not) whose saved row uses ``instance``."""
    found: set[int] = set()
    for field in uses_by_field(type(instance)):
        for other in field.model._meta.concrete_fields:
            if isinstance(other, ForeignKey) and issubclass(other.remote_field.model, Page):
                rows = field.model._base_manager.filter(**{field.name: instance})
                found.update(rows.values_list(other.attname, flat=True))
    return found


def _joins_to_itself(field: ForeignKey, model: type[Model]) -> bool:
    others = [other for other in field.model._meta.concrete_fields if isinstance(other, ForeignKey) and other != field]
    return bool(field.model._meta.auto_created) and all(other.remote_field.model is model for other in others)
