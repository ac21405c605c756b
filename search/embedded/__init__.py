"""The engine that needs no server: tantivy, in this process, its files in one folder."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
