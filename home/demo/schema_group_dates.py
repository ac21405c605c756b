"""What a file of group dates holds."""

from datetime import time

from pydantic import Field, model_validator

from .schema import Part, Practice


class GuestOfDemo(Part):
    """Somebody who joins a group date; in the order of arrival."""

    name: str = Field(max_length=120)
    organisation: str = Field(max_length=150)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.example$")
    people: int = Field(default=1, ge=1, le=60)
    question: str = Field(default="", max_length=1_000)
    access_needs: str = Field(default="", max_length=500)


class GroupDateOfDemo(Part):
    """A date that is open, in so many days from the moment of loading."""

    practice: Practice
    days: int = Field(ge=7, le=120)
    starts: time
    ends: time
    places: int = Field(ge=1, le=60)
    programme: str = Field(min_length=3, max_length=2_000)
    directions: str = Field(default="", max_length=2_000)
    access: str = Field(default="", max_length=2_000)
    guests: list[GuestOfDemo] = []

    @model_validator(mode="after")
    def _in_order(self) -> "GroupDateOfDemo":
        if self.ends <= self.starts:
            raise ValueError("a date ends after it begins")
        if any(guest.people > self.places for guest in self.guests):
            raise ValueError("nobody comes with more people than there are places")
        return self


class GroupDatesFile(Part):
    group_dates: list[GroupDateOfDemo]
