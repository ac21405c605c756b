"""The engine on a cluster: Elasticsearch 9, through its own client and elasticsearch.dsl."""

from .engine import ElasticEngine

__all__ = ["ElasticEngine"]
