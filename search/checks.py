"""What is wrong with the settings, said by `manage.py check` and before each command."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from .engines import open_engine


def check_engine(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SEARCH_URL can be understood; whether anybody answers there is another question."""
    try:
        open_engine(settings.SEARCH_URL)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="search.E001")]
    return []
