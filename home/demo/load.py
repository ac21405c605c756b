"""Loads everything, or nothing when a file is wrong."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.services import setup_groups
from knowledgebase.models import PracticePage
from search.services import deferred

from . import pages
from .accounts import create_accounts, give_places
from .admin_index import admin_index_at_the_end
from .attachments import create_attachment
from .barriers_met import load_barriers_met, load_suggestions
from .collection import Collection, read_collection
from .contributions import load_contributions
from .events import load_events
from .group_dates import load_group_dates
from .searches import load_searches
from .tours import load_tours
from .translate import translate_practice
from .tree import SOURCE_LANGUAGE, build_tree
from .visits import load_visits
from .white_papers import create_authorities, load_white_papers

T = TypeVar("T")
Progress = Callable[[str, Iterable[T], int], Iterable[T]]


def load_demo(folder: Path, progress: Progress) -> dict[str, int]:
    """Check every file of ``folder``, then load all of it: the pages in one transaction, then what members did with
    them in another; return how many of each kind.

    progress(label, items, total) is given each collection to iterate over, and shows how far it is.
    Raises DemoError, with nothing loaded, when a file is wrong.
    """
    collection = read_collection(folder)
    # Each page is saved several times on its way; what refers to what is looked up once, at the end.
    with disable_reference_index_auto_update(), admin_index_at_the_end():
        counts = _load(collection, progress)
    call_command("rebuild_references_index", verbosity=0)
    return counts


def _load(collection: Collection, progress: Progress) -> dict[str, int]:
    with deferred(), transaction.atomic():
        sections = build_tree(collection)
        setup_groups()
        members = create_accounts()
        editor = members["edition@demo.example"]
        create_authorities(collection.authorities)
        terms = pages.Terms()

        attachments: dict[str, Any] = {
            slug: create_attachment(slug, text, SOURCE_LANGUAGE) for slug, text in collection.documents.items()
        }
        organisations = {}
        for slug, data in collection.organisations.items():  # all of them first: they name each other
            organisations[slug] = pages.organisation_page(slug, data, terms)
            pages.add(organisations[slug], sections["directory"], data.published, editor)
        for slug, data in progress("organisations", collection.organisations.items(), len(collection.organisations)):
            page = organisations[slug]
            page.federations = [organisations[name] for name in data.federations]
            page.partners = [organisations[name] for name in data.partners]
            pages.publish(page, editor)

        give_places(members, organisations)
        barriers = {}
        for slug, data in progress("barriers", collection.barriers.items(), len(collection.barriers)):
            barriers[slug] = pages.barrier_page(slug, data, terms)
            pages.add(barriers[slug], sections["barriers"], data.published, editor)
            pages.publish(barriers[slug], editor)
        met = load_barriers_met(
            collection.barriers, barriers, organisations, members, members["moderation@demo.example"]
        )
        for slug, data in progress("projects", collection.projects.items(), len(collection.projects)):
            page = pages.project_page(slug, data, terms)
            pages.add(page, sections["projects"], data.published, editor)
            pages.publish(page, editor)

        practices: dict[str, PracticePage] = {}
        for slug, data in progress("practices", collection.practices.items(), len(collection.practices)):
            page = pages.practice_page(slug, data, terms, organisations, barriers, attachments)
            pages.add(page, sections["practices"], data.published, editor)
            pages.publish(page, editor)
            pages.finish_practice(page, data, editor)
            practices[slug] = page
        for (language, slug), texts in progress(
            "translations", collection.translations.items(), len(collection.translations)
        ):
            page = PracticePage.objects.get(pk=practices[slug].pk)
            translate_practice(page, language, texts, editor)
        events = load_events(collection.events, sections["events"], terms, organisations, barriers, practices, editor)
        suggested = load_suggestions(collection.suggestions)
        white_papers = load_white_papers(
            collection.white_papers, sections["white_papers"], terms, barriers, practices, editor
        )
        contributions = load_contributions(collection.contributions, organisations, members, editor)
        searches = load_searches(collection.searches, practices, editor)
    # The index has the pages from here on: whoever was not received is told of other hosts.
    with deferred(), transaction.atomic():
        visits = load_visits(collection.visits, practices, members)
        group_dates = load_group_dates(collection.group_dates, practices, members)
        tours = load_tours(collection.tours, practices, members)
    return {
        "organisations": len(organisations),
        "barriers": len(barriers),
        "barriers met": met,
        "barriers suggested": suggested,
        "projects": len(collection.projects),
        "practices": len(practices),
        "translations": len(collection.translations),
        "events": events,
        "white papers": white_papers,
        "contributions": contributions,
        "searches": searches,
        "visits": visits,
        "group dates": group_dates,
        "tours": tours,
    }
