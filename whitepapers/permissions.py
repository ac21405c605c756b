"""Who may write, decide and read a white paper."""

from typing import Any
from uuid import UUID

from wagtail.models import Page, PagePermissionTester

from network.models import Membership, MembershipState
from whitepapers.enums import Readers

# The group that opens the admin to authors; it may do nothing there. What they write is theirs by `Author`.
AUTHORS = "Auteur·rice d’un livre blanc"


class AuthorsMayEdit(PagePermissionTester):
    """Editors of the site and the authors of this part may edit it. Nobody publishes a part: versions are published."""

    def can_edit(self) -> bool:
        return self._edits_the_site() or self.is_author()

    def can_add_subpage(self) -> bool:
        if not self.user.is_active or not self.page.specific_class.creatable_subpage_models():
            return False
        return self._edits_the_site() or self.is_author()

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return self._edits_the_site() or self.is_author()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What was published once stays: it is left out of the next version instead."""
        published = self.page.get_descendants(inclusive=True).filter(first_published_at__isnull=False)
        may = self._edits_the_site() or (self.is_author() and self.page.owner_id == self.user.pk)
        return may and not published.exists()

    def can_move(self) -> bool:
        return self._edits_the_site()

    def is_author(self) -> bool:
        """True for who was invited to write this page, or the whole paper."""
        from whitepapers.models import Author, WhitePaperIndexPage, paper_page

        page = self.page.specific
        if not (self.user.is_authenticated and self.user.is_active) or isinstance(page, WhitePaperIndexPage):
            return False
        chapters = chapter_keys(page)
        wrote = Author.objects.filter(paper__key=paper_page(page).translation_key, member=self.user)
        return any(key is None or key in chapters for key in wrote.values_list("chapter_key", flat=True))

    def _edits_the_site(self) -> bool:
        return edits_the_site(self)


def edits_the_site(tester: PagePermissionTester) -> bool:
    """True for those who may change every page here, not their own alone."""
    user = tester.user
    return bool(user.is_active and (user.is_superuser or tester.permissions & {"change", "publish"}))


def chapter_keys(page: Page) -> set[UUID]:
    """The chapter in which a page stands, or is; none for the paper itself."""
    from whitepapers.models import ChapterPage, ProposalPage

    if isinstance(page, ChapterPage):
        return {page.translation_key}
    if isinstance(page, ProposalPage):
        return {page.get_parent().translation_key}
    return set()


def may_publish(user: Any, page: Page) -> bool:
    """Versions, consultations and what follows are for those who publish on the site."""
    tester = PagePermissionTester(user, page)
    return bool(user.is_active and (user.is_superuser or "publish" in tester.permissions))


def may_settle(user: Any, page: Page) -> bool:
    """Who decides what becomes of contributions to this part: its authors, and the editors."""
    return bool(user.is_authenticated and AuthorsMayEdit(user, page).can_edit())


def may_read(user: Any, version: Any, page: Page) -> bool:
    """May this person read a version? One made for some is read by them, by its authors and by the editors.

    user: anybody, logged in or not. page: the `WhitePaperPage`.
    """
    if version.is_public:
        return True
    if not (user.is_authenticated and user.is_active):
        return False
    if may_take_part(user, version.consultation):
        return True
    from whitepapers.models import Author

    return Author.objects.filter(paper_id=version.paper_id, member=user).exists() or edits_the_site(
        PagePermissionTester(user, page)
    )


def may_take_part(user: Any, consultation: Any) -> bool:
    """Is this consultation for this person? It takes an account; where it is for some, belonging to one of theirs."""
    if not (user.is_authenticated and user.is_active):
        return False
    if consultation.readers == Readers.PUBLIC:
        return True
    belongs = Membership.objects.filter(member=user, state=MembershipState.ACTIVE)
    if consultation.readers == Readers.CHOSEN:
        chosen = consultation.organisations.values("translation_key")
        belongs = belongs.filter(organisation__translation_key__in=chosen)
    return belongs.exists()
