"""Search: the embedded engine in var/ at first, a server once SEARCH_URL is set."""

from .environment import VAR_DIR, env

SEARCH_URL = env.str("SEARCH_URL", f"embedded://{VAR_DIR / 'search'}")

# The admin's choosers only; what people see is searched by the search app.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
