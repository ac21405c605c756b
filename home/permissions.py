"""Who may do what in the admin: six groups. But for authors of white papers, who write there alone, each does what
the one before it does, and approves more.

The first holds whoever belongs to an organisation (network.members.groups), the second whoever was invited to write a
white paper (whitepapers.services.authors); people are put into the others.

Pages are opened to groups at the home page of each language, files at the root collection.
"""

from dataclasses import dataclass

from network.members.groups import GROUP
from whitepapers.permissions import AUTHORS

_EDIT = ("add", "change", "delete", "view")


def _all_of(*models: str) -> tuple[str, ...]:
    """Codenames, with their app, of everything that can be done to these models ("app.model")."""
    found = []
    for model in models:
        app, name = model.split(".")
        found += [f"{app}.{verb}_{name}" for verb in _EDIT]
    return tuple(found)


_VOCABULARY = _all_of(
    "core.challenge",
    "core.audience",
    "core.sector",
    "core.structurekind",
    "core.territory",
    "core.authority",
    "core.glossaryentry",
    "taggit.tag",
)
_SEARCHES = ("search.view_search", "search.view_question", "search.change_question")
_MEMBERS = ("network.view_membership", "network.change_membership")
_REPLICATIONS = ("knowledgebase.view_replication", "knowledgebase.change_replication")
_FROM_READERS = (
    "knowledgebase.view_barriermet",
    "knowledgebase.change_barriermet",
    "knowledgebase.view_barriersuggestion",
    "knowledgebase.change_barriersuggestion",
    "whitepapers.view_contributionreport",
    "whitepapers.change_contributionreport",
)
_VISITS = ("network.view_visitrequest", "network.view_groupdate", *_all_of("network.blockedsender"))
_USE_FILES = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
_ADD_FILES = (*_USE_FILES, "wagtailimages.add_image", "wagtaildocs.add_document")
_EDIT_FILES = (*_ADD_FILES, "wagtailimages.change_image", "wagtaildocs.change_document")


@dataclass(frozen=True)
class GroupRights:
    """``pages``: at every home page; ``files``: at the root collection; ``everywhere``: of models without a place."""

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...]
    everywhere: tuple[str, ...]
    all_models: bool = False


MEMBER = GroupRights(GROUP, pages=("add",), files=_ADD_FILES, everywhere=())
AUTHOR = GroupRights(AUTHORS, pages=(), files=_USE_FILES, everywhere=())
CONTRIBUTOR = GroupRights("Contributeur", pages=("add",), files=_ADD_FILES, everywhere=())
MODERATOR = GroupRights(
    "Modérateur",
    pages=("add", "change"),
    files=_ADD_FILES,
    everywhere=(*_SEARCHES, *_MEMBERS, *_VISITS, *_REPLICATIONS, *_FROM_READERS),
)
EDITOR = GroupRights(
    "Éditeur",
    pages=("add", "change", "publish", "lock", "unlock"),
    files=_EDIT_FILES,
    everywhere=(
        *_VOCABULARY,
        *_SEARCHES,
        "search.delete_question",
        *_MEMBERS,
        *_VISITS,
        *_REPLICATIONS,
        *_FROM_READERS,
        *_all_of("knowledgebase.testimonial", "wagtailredirects.redirect", "wagtailsearchpromotions.searchpromotion"),
        "wagtail_localize.submit_translation",
    ),
)
ADMINISTRATOR = GroupRights(
    "Administrateur",
    pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    files=(*_EDIT_FILES, "wagtailimages.delete_image", "wagtaildocs.delete_document"),
    everywhere=(),
    all_models=True,
)
GROUPS = (MEMBER, AUTHOR, CONTRIBUTOR, MODERATOR, EDITOR, ADMINISTRATOR)
ADMIN_ACCESS = "wagtailadmin.access_admin"

WORKFLOW = "Relecture"
TASK = "Relecture par la modération"
APPROVERS = (MODERATOR, EDITOR, ADMINISTRATOR)
# What a new Wagtail comes with; removed when nobody uses it, so that there are not two of each.
WAGTAIL_GROUPS = ("Editors", "Moderators")
WAGTAIL_WORKFLOW = "Moderators approval"
