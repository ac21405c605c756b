"""What this floor does again and again."""

from datetime import datetime

from core.later import daily
from core.later.tasks import forget_finished
from core.mail.erasing import erase_mail as erase_old_mail
from core.typesetting.kept.services import forget_old


@daily
def erase_mail(now: datetime, dry_run: bool) -> int:
    """E-mails after their time."""
    return erase_old_mail(now, dry_run)


@daily
def forget_tasks(now: datetime, dry_run: bool) -> int:
    """Tasks that were carried out or given up two weeks ago."""
    return forget_finished(now, dry_run)


@daily
def forget_documents(now: datetime, dry_run: bool) -> int:
    """Documents that were made two days ago, but for those that never change."""
    return forget_old(now, dry_run)
