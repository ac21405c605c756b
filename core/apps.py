from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import attachment_signals, translated_relations
        from core import signals as terms
        from core.caching import signals

        signals.connect()
        terms.connect()
        attachment_signals.connect()
        translated_relations.connect()
