"""The network's work that comes again and again."""

from network.companionship import duties  # noqa: F401 - it registers itself
