"""What sets the site up for the people who work on it."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import HomePage
from home.permissions import (
    ADMIN_ACCESS,
    APPROVERS,
    GROUPS,
    TASK,
    WAGTAIL_GROUPS,
    WAGTAIL_WORKFLOW,
    WORKFLOW,
    GroupRights,
)


def setup_groups() -> list[Group]:
    """Make the groups, their rights and the moderation workflow, for every home page there is; return the groups.

    Adds what is missing and takes nothing away: it can be run after each release, and keeps what administrators added.
    A home page made later gets the same rights at once (home.signals).
    """
    with transaction.atomic():
        groups = [_group(rights) for rights in GROUPS]
        _workflow()
        for home in HomePage.objects.all():
            open_home_to_groups(home)
        _remove_what_wagtail_came_with()
    return groups


def open_home_to_groups(home: HomePage) -> None:
    """Give the groups that exist their rights on this home page, and put it under moderation."""
    groups = {group.name: group for group in Group.objects.filter(name__in=[rights.name for rights in GROUPS])}
    for rights in GROUPS:
        if group := groups.get(rights.name):
            given = _permissions(f"wagtailcore.{right}_page" for right in rights.pages)
            here = [GroupPagePermission(group=group, page_id=home.pk, permission=permission) for permission in given]
            GroupPagePermission.objects.bulk_create(here, ignore_conflicts=True)
    workflow = Workflow.objects.filter(name=WORKFLOW, active=True).first()
    if workflow is not None:
        # Where administrators chose another workflow, theirs stays.
        WorkflowPage.objects.get_or_create(page=Page.objects.get(pk=home.pk), defaults={"workflow": workflow})


def _group(rights: GroupRights) -> Group:
    group, _created = Group.objects.get_or_create(name=rights.name)
    if rights.all_models:
        # Rights on pages and files have a place in the trees, and are given there.
        placed = Q(content_type__app_label="wagtailcore", content_type__model="page")
        placed |= Q(content_type__app_label__in=("wagtailimages", "wagtaildocs"))
        group.permissions.add(*Permission.objects.exclude(placed))
    else:
        group.permissions.add(*_permissions((ADMIN_ACCESS, *rights.everywhere)))
    root, given = Collection.get_first_root_node(), _permissions(rights.files)
    files = [GroupCollectionPermission(group=group, collection=root, permission=permission) for permission in given]
    GroupCollectionPermission.objects.bulk_create(files, ignore_conflicts=True)
    return group


def _permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions of these names ("app.codename"). Raises Permission.DoesNotExist for a name that has none."""
    wanted = list(names)
    places = [name.split(".") for name in wanted]
    asked = Permission.objects.filter(
        content_type__app_label__in={app for app, _codename in places},
        codename__in={codename for _app, codename in places},
    ).select_related("content_type")
    found = {f"{permission.content_type.app_label}.{permission.codename}": permission for permission in asked}
    if missing := [name for name in wanted if name not in found]:
        raise Permission.DoesNotExist(", ".join(missing))
    return [found[name] for name in wanted]


def _workflow() -> Workflow:
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    task = GroupApprovalTask.objects.filter(name=TASK).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=TASK)
        task.groups.set(Group.objects.filter(name__in=[rights.name for rights in APPROVERS]))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    return workflow


def _remove_what_wagtail_came_with() -> None:
    unused = Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None)
    for task in GroupApprovalTask.objects.filter(groups__in=unused).distinct():
        if not task.groups.exclude(pk__in=unused).exists() and task.name == WAGTAIL_WORKFLOW:
            Workflow.objects.filter(name=WAGTAIL_WORKFLOW, workflow_states=None).delete()
            if not task.task_states.exists():
                task.delete()
    unused.delete()
