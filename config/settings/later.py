"""Work that happens later: Wagtail's own small tasks are done at once, ours are kept in the database for the worker."""

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "later": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
