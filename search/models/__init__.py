from .searches import Opening, Search
from .tasks import Change, IndexTask

__all__ = ["Change", "IndexTask", "Opening", "Search"]
