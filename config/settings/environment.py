"""Where we run, read once and typed."""

from pathlib import Path

from environs import Env, validate

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

# "development" runs with nothing set; "production" refuses to start without what it needs.
ENVIRONMENT = env.str(
    "ENVIRONMENT",
    "development",
    validate=validate.OneOf(["development", "production", "test"]),
)
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", False) and not PRODUCTION


def required_in_production(name: str, default: str) -> str:
    """The variable's value; in production its absence stops the start with its name."""
    if PRODUCTION:
        return env.str(name)
    return env.str(name, default)
