"""The practices and events in a member's space: those of an organisation, and my own drafts."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledgebase.admin.create import new_practice_url
from knowledgebase.models import EventIndexPage, EventPage, PracticeIndexPage, PracticePage
from network.companionship.gatherings import subjects
from network.members import data, works
from network.members.data import Kept, Row
from network.members.permissions import administered_by
from network.members.space import Section, register
from network.members.views.own import for_members
from network.members.works import Work, Works
from network.models import OrganisationPage

MOST = 200  # practices, and events, shown of one organisation
MAY_ENTER = "wagtailadmin.access_admin"


def connect() -> None:
    """Hand over what the space asks for; called once, when the app is ready."""
    works.hand_over(works_of)
    subjects.hand_over(practices_of)
    data.register(Kept("pages", gettext_lazy("Pages that you wrote or changed"), _pages_of, order=40))
    register(Section("drafts", gettext_lazy("My drafts"), 40, "space_drafts"))


def works_of(member: Any, organisation: OrganisationPage) -> Works:
    """What the organisation carries and organises, drafts too: those who belong to it see what is being written in its
    name."""
    key = organisation.translation_key
    carried = PracticePage.objects.filter(carrier__translation_key=key, alias_of=None).order_by("title")
    organised = EventPage.objects.filter(organisers__translation_key=key, alias_of=None).order_by("-starts_on")
    runs = administered_by(member).filter(translation_key=key).exists()
    practices, events = (
        [_work(page, member, runs) for page in found.select_related("locale").distinct()[:MOST]]
        for found in (carried, organised)
    )
    return Works(practices, new_url(member), events, new_event_url(member))


def practices_of(organisation: OrganisationPage) -> list[PracticePage]:
    """Its published practices, each once: in the language of the organisation's page, or as it was written first."""
    key, found = organisation.translation_key, dict[Any, PracticePage]()
    pages = PracticePage.objects.live().public().filter(carrier__translation_key=key, alias_of=None)
    for page in sorted(pages, key=lambda page: (page.locale_id != organisation.locale_id, page.pk)):
        found.setdefault(page.translation_key, page)
    return list(found.values())[:MOST]


def new_url(member: Any) -> str:
    """The form of a new practice in the reader's language, or in French; empty for who may write none."""
    index = _index_for(member, PracticeIndexPage)
    return new_practice_url(index.pk).rstrip("?") if index else ""


def new_event_url(member: Any) -> str:
    """The same for an event."""
    index = _index_for(member, EventIndexPage)
    return reverse("wagtailadmin_pages:add", args=["knowledgebase", "eventpage", index.pk]) if index else ""


def _index_for(member: Any, model: type[Page]) -> Page | None:
    """The page under which this member may write, in the reader's language or in French."""
    if not member.has_perm(MAY_ENTER):
        return None
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    indexes = model.objects.filter(live=True, alias_of=None).select_related("locale")
    by_language = {index.locale.language_code: index for index in indexes}
    index = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
    return index if index and index.permissions_for_user(member).can_add_subpage() else None


@for_members
def drafts(request: HttpRequest) -> HttpResponse:
    """What I write and nobody reads yet, or not as I changed it last."""
    mine = Q(owner=request.user) | Q(latest_revision__user=request.user)
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    entries = [
        _work(page, request.user, page.owner_id == request.user.pk)
        for model in (PracticePage, EventPage)
        for page in model.objects.filter(mine, unfinished, alias_of=None)
        .select_related("locale")
        .order_by("-latest_revision_created_at")[:MOST]
    ]
    entries.sort(key=lambda work: (work.changed is not None, work.changed), reverse=True)
    found = Works(entries, new_url(request.user), new_event_url=new_event_url(request.user))
    return render(request, "space/drafts.html", {"works": found})


def _pages_of(member: Any) -> Iterator[Row]:
    """They stay when the account goes, without the name."""
    changed = Page.objects.filter(Q(owner=member) | Q(_revisions__user=member)).distinct()
    for page in changed.order_by("pk"):
        yield {_("Title"): page.title, _("Last changed"): page.latest_revision_created_at}


def _work(page: Page, member: Any, is_own: bool) -> Work:
    may_edit = member.has_perm(MAY_ENTER) and (is_own or page.owner_id == member.pk)
    return Work(
        title=page.draft_title or page.title,
        url=page.url if page.live else "",
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else "",
        state=_state(page),
        changed=page.latest_revision_created_at,
    )


def _state(page: Page) -> str:
    if page.live:
        return _("Published, with changes") if page.has_unpublished_changes else _("Published")
    return _("Draft")
