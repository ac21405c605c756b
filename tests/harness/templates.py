"""An undefined variable fails a public page; Wagtail's own admin templates rely on them being empty."""

from contextvars import ContextVar

strict: ContextVar[bool] = ContextVar("strict templates", default=False)


class UndefinedVariable(str):
    """Django's ``string_if_invalid``: an empty string, or an error while a public page is rendered."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return strict.get()

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __mod__(self, name: object) -> str:
        raise LookupError(f"undefined template variable: {name}")
