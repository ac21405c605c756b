from .account import account
from .decisions import decide, invite
from .joining import invitation, join
from .organisations import organisation, organisations
from .sheet import sheet
from .start import start

__all__ = ["account", "decide", "invitation", "invite", "join", "organisation", "organisations", "sheet", "start"]
