"""Where links of e-mails lead."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path of the site; what is whole already stays as it is."""
    if path.startswith(("http://", "https://")):
        return path
    return f"{settings.WAGTAILADMIN_BASE_URL}/{path.lstrip('/')}"
