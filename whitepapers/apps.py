from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WhitepapersConfig(AppConfig):
    name = "whitepapers"
    verbose_name = _("White papers")

    def ready(self) -> None:
        from whitepapers import signals
        from whitepapers.contributions import connections

        signals.connect()
        connections.connect()
