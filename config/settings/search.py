"""Search: the embedded engine in var/ at first, another once SEARCH_URL names it."""

from environs import validate

from .environment import VAR_DIR, env

SEARCH_URL = env.str(
    "SEARCH_URL",
    f"embedded://{VAR_DIR / 'search'}",
    validate=validate.Regexp(
        r"^(embedded://.*[^/]|elasticsearch(\+https)?://.+/.+)",
        error="Use embedded:///the/folder/of/the/index or elasticsearch://host:9200/index.",
    ),
)

# Searches are written down by a thread that wakes so many seconds after the first of them (search/learning).
SEARCH_LOG_SECONDS: float | None = 5

# The admin's choosers only; what people see is searched by the search app.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
