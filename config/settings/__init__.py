"""Settings, one module a topic. Everything that differs between places comes from the environment.

README.md has the one table of every variable.
"""

from .accounts import *  # noqa: F403
from .apps import *  # noqa: F403
from .database import *  # noqa: F403
from .environment import *  # noqa: F403 - each topic exports the settings it defines
from .languages import *  # noqa: F403
from .later import *  # noqa: F403
from .logging import *  # noqa: F403
from .mail import *  # noqa: F403
from .media import *  # noqa: F403
from .search import *  # noqa: F403
from .security import *  # noqa: F403
from .wagtail import *  # noqa: F403
