"""Our own line drawings, 24 by 24, drawn in the colour of the text around them."""

from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    # A bridge pier that stood the test
    "good_practice": '<path d="M12 3.2 14.5 8.6l5.8.7-4.3 4 1.1 5.8L12 16.2l-5.1 2.9 1.1-5.8-4.3-4 5.8-.7z"/>',
    "action_sheet": '<path d="M6 3h8l4 4v14H6z"/><path d="M9 11h6M9 14.5h6M9 18h3"/>',
    "barrier": '<path d="M3 8.5h18v5.5H3zM6 14v6.5M18 14v6.5M8 8.5l3.5 5.5M14 8.5l3.5 5.5"/>',
    "organisation": '<path d="M4 21V9l8-6 8 6v12M9.5 21v-6h5v6M3 21h18"/>',
    "project": '<circle cx="6" cy="17" r="3"/><circle cx="18" cy="17" r="3"/><circle cx="12" cy="6" r="3"/>'
    '<path d="m10.6 8.7-3.2 5.5M13.4 8.7l3.2 5.5M9 17h6"/>',
    "event": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5v5M15.5 3.5v5"/><path d="m9 15 2.2 2.2L15.5 13"/>',
    "white_paper": '<path d="M6 3h12v18l-6-3-6 3z"/><path d="M9 7.5h6M9 11h6"/>',
    "proposal": '<path d="M4 10v4h3l7 5V5l-7 5zM17.5 9a4.5 4.5 0 0 1 0 6"/>',
    "page": '<path d="M4 5h7a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-5a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h5z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "visit": '<path d="M5 21V4.5L15 3v18M15 6h4v15M3 21h18"/><path d="M11.5 12v1.5"/>',
    "place": '<path d="M12 21c-4.5-5-7-8.4-7-11.5a7 7 0 0 1 14 0C19 12.6 16.5 16 12 21z"/>'
    '<circle cx="12" cy="9.5" r="2.5"/>',
    "time": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
    "download": '<path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14"/>',
    "feed": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1.2"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "remove": '<path d="m6 6 12 12M18 6 6 18"/>',
    "mail": '<path d="M3.5 6h17v12.5h-17zM4 7l8 6 8-6"/>',
    "tag": '<path d="M4 4h8l8.5 8.5-8 8L4 12z"/><circle cx="8" cy="8" r="1.3"/>',
}
_FRAME = (
    '<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.9" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>'
)
ICONS: dict[str, SafeString] = {name: mark_safe(_FRAME.format(paths)) for name, paths in _PATHS.items()}  # noqa: S308 - our own markup
