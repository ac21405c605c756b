from .account import account
from .data import all_data, data, data_file, erase
from .decisions import decide, invite
from .joining import invitation, join
from .organisations import organisation, organisations
from .sheet import sheet
from .start import start

__all__ = [
    "account",
    "all_data",
    "data",
    "data_file",
    "decide",
    "erase",
    "invitation",
    "invite",
    "join",
    "organisation",
    "organisations",
    "sheet",
    "start",
]
