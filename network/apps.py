from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from network.companionship import sections as visits
        from network.members import sections

        sections.connect()
        visits.connect()
