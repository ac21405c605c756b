"""Makes what the tests start from: the tables on the PostgreSQL that is named, or those of SQLite and the demo.

A test that comes to it before it is made waits for it."""

import os
import shutil
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
KEPT = Path(".pytest_cache/d")  # where pytest's cache keeps folders


def main() -> None:
    import django
    from django.conf import settings

    django.setup()
    from tests.harness.database import migrated_postgresql, migrated_sqlite
    from tests.harness.demo import demo_folder

    try:
        migrated, demo = KEPT / "migrated", KEPT / "demo"
        migrated.mkdir(parents=True, exist_ok=True)
        demo.mkdir(parents=True, exist_ok=True)
        if os.environ.get("TEST_DATABASE_URL"):
            migrated_postgresql(migrated)
        else:
            demo_folder(demo, migrated_sqlite(migrated))
    finally:
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


if __name__ == "__main__":
    main()
