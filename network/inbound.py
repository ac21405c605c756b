"""What the network does with e-mails that come in."""

from network.companionship import inbound  # noqa: F401 - it registers itself
