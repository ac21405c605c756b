"""What waits for a moderator, on the admin's home page."""

from dataclasses import dataclass
from typing import Any

from wagtail.admin.ui.components import Component

from network.moderation.waiting import Entry, Kind, kinds_for

SHOWN = 5  # of each kind, those that have waited longest


@dataclass(frozen=True)
class Group:
    """Those of one kind. more: how many are not among the entries. url: the page where all of them are decided."""

    kind: Kind
    entries: list[Entry]
    total: int
    url: str

    @property
    def more(self) -> int:
        return self.total - len(self.entries)


class WaitingPanel(Component):
    name = "waiting"
    template_name = "network/admin/waiting_panel.html"
    order = 225

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        found = [self._group(kind, request) for kind in kinds_for(request.user) if kind.url() != request.path]
        return {"groups": [group for group in found if group.total]}

    @staticmethod
    def _group(kind: Kind, request: Any) -> Group:
        entries = sorted(kind.entries(request.user), key=lambda entry: entry.since)
        return Group(kind, entries[:SHOWN], len(entries), kind.url())
