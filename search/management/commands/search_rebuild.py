"""Make the search index anew, beside the one in use, then swap."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand

from search import services
from search.document import Document
from search.sources import all_documents


class Command(BaseCommand):
    help = "Makes the search index anew. Searches go on in the old one until the new one is whole."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        count = services.rebuild(self._told(all_documents(), verbosity))
        if verbosity:
            self.stdout.write(f"{count} documents in the index")

    def _told(self, documents: Iterable[Document], verbosity: int) -> Iterator[Document]:
        for number, document in enumerate(documents, 1):
            if verbosity and number % 500 == 0:
                self.stdout.write(f"{number}…")
            yield document
