"""An operation for migrations that make many tables, and what is looked at before any is carried out."""

from typing import Any

from django.core.management import CommandError
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """New models, made known all at once; they may refer to each other whatever their order.

    After each single CreateModel, Django makes anew every model that is connected with the new one: through the members
    and the pages that is each model of the site, which takes longer than all the tables.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations: list[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # made anew when the first table asks for its model
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.operations)} models"


def refuse_half_way(using: str, **_signal: Any) -> None:
    """Before anything is migrated: some of what a squashed migration replaces was carried out, and not all of it.

    Django would leave the whole app out, without a word. Raises CommandError, with the app and what to do."""
    loader = MigrationLoader(connections[using])
    for (app, name), migration in loader.disk_migrations.items():
        done = [replaced for replaced in migration.replaces if replaced in loader.applied_migrations]
        if done and len(done) < len(migration.replaces) and (app, name) not in loader.applied_migrations:
            raise CommandError(
                f"The database has {len(done)} of the {len(migration.replaces)} migrations that {app}.{name} replaces. "
                "Bring it up to date with the version of the site that it belongs to, then migrate again."
            )
