"""What the page cache needs to be exact: when each thing that pages depend on last changed."""

from django.db import models


class Generation(models.Model):
    """One row: how many changes there have been. Its lock puts the changes in one order."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class CacheName(models.Model):
    """A thing that responses depend on, and the generation in which it last changed."""

    name = models.CharField(max_length=120, unique=True)
    generation = models.PositiveBigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name} @ {self.generation}"
