from django.apps import AppConfig


class KnowledgeBaseConfig(AppConfig):
    name = "knowledgebase"

    def ready(self) -> None:
        from . import signals

        signals.connect()
