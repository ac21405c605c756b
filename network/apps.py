from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from network.companionship import sections as visits
        from network.members import duties, own_data, sections  # noqa: F401 - a duty is registered by being read

        sections.connect()
        own_data.connect()
        visits.connect()
