"""What a file of an event holds; its days are counted from the day of the loading."""

from datetime import time

from pydantic import Field, model_validator

from core.enums import Country, Language
from knowledgebase.enums import EventKind

from .schema import Audience, Barrier, Challenge, Organisation, Part, Practice, Sector, Summary, Territory, Title


class StopOfDemo(Part):
    """after: how many days after the first one, for a stop of a tour."""

    place: str = Field(max_length=120)
    street: str = Field(default="", max_length=150)
    town: str = Field(max_length=80)
    country: Country
    after: int | None = Field(default=None, ge=0, le=30)
    begins: time | None = None
    ends: time | None = None


class EventFile(Part):
    """days: in how many it begins, or how many ago (negative); lasts: how many it takes, from a Monday on if they are
    several. sign_up_before: how many days before it one may sign up. cancelled: why it was. published: days ago."""

    title: Title
    summary: Summary
    kind: EventKind
    days: int = Field(ge=-400, le=400)
    lasts: int = Field(default=1, ge=1, le=5)
    starts: time | None = None
    ends: time | None = None
    stops: list[StopOfDemo] = []
    online: bool = False
    organisers: list[Organisation] = Field(min_length=1)
    other_organisers: str = Field(default="", max_length=200)
    about: str
    challenges: list[Challenge] = Field(min_length=1)
    audiences: list[Audience] = []
    sectors: list[Sector] = []
    territories: list[Territory] = Field(min_length=1)
    languages: list[Language] = []
    price: str = Field(default="", max_length=150)
    accessibility: str = ""
    sign_up: str = Field(default="", max_length=250)
    sign_up_url: str = Field(default="", pattern=r"^$|^https://[^/\s]+\.example(/\S*)?$")
    seats: int | None = Field(default=None, ge=1)
    sign_up_before: int | None = Field(default=None, ge=0)
    cancelled: str = Field(default="", max_length=250)
    outcome: str = ""
    barriers: list[Barrier] = []
    practices: list[Practice] = []
    tags: list[str] = []
    published: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> "EventFile":
        if not self.stops and not self.online:
            raise ValueError("an event takes place somewhere, or online")
        if self.published + self.days < 0:
            raise ValueError("an event is announced before it takes place")
        return self
