"""What follows the last approval of a moderation workflow."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState  # Wagtail reads this module while its models are being made


def publish_what_was_approved(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Publish the page that was approved.

    Wagtail asks the approver for the right to publish anything as well; here, approving in the workflow is that right.
    """
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
