"""Revisions of pages and what translations start from hold keys of terms and tags as JSON: rewritten when those merge.

Older revisions are rewritten too, so that going back to one finds the terms that now stand for those it had.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

Rewrite = Callable[[dict[str, Any]], bool]


def rewrite_contents(models: Iterable[type[Model]], rewrite: Rewrite) -> int:
    """Call ``rewrite`` on each stored content of ``models``; it alters the dict in place and says whether it did.

    Returns how many revisions and translation sources were altered. One pass over their rows, in pieces.
    """
    types = ContentType.objects.get_for_models(*models).values()
    altered = 0
    for revision in Revision.objects.filter(content_type__in=types).only("pk", "content").iterator(chunk_size=200):
        if rewrite(revision.content):
            # Not save(): that would unschedule other revisions of the same page.
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
            altered += 1
    sources = TranslationSource.objects.filter(specific_content_type__in=types).only("pk", "content_json")
    for source in sources.iterator(chunk_size=200):
        content = json.loads(source.content_json)
        if rewrite(content):
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))
            altered += 1
    return altered


def replaced_once(values: list[Any], old: Any, new: Any) -> list[Any]:
    """``values`` with ``new`` in the place of ``old``, each once, in order."""
    return list(dict.fromkeys(new if value == old else value for value in values))
