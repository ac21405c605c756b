from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from django.db.models.signals import pre_migrate
        from django.utils.module_loading import autodiscover_modules

        from core import attachment_signals, migrating, translated_relations
        from core import signals as terms
        from core.caching import signals

        pre_migrate.connect(migrating.refuse_half_way, sender=self)
        signals.connect()
        terms.connect()
        attachment_signals.connect()
        translated_relations.connect()
        # Each app's work that comes again and again, what it does with e-mails that come in, and what it prints.
        autodiscover_modules("duties", "inbound", "printing")
