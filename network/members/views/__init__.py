from .account import account
from .start import start

__all__ = ["account", "start"]
