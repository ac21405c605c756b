"""The addresses of the site's own files, as in production."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from config.static import StaticFiles


def test_an_address_tells_the_content_and_is_the_same_each_time(tmp_path: Path, settings) -> None:
    settings.DEBUG = False
    collected = StaticFiles(location=str(tmp_path), base_url="/static/")
    for name, text in {"one.css": "a { color: red }", "two.css": "a { color: blue }"}.items():
        collected.save(name, ContentFile(text))
    assert list(collected.post_process({name: (collected, name) for name in ("one.css", "two.css")}))

    served = StaticFiles(location=str(tmp_path), base_url="/static/")
    one, two = served.url("one.css"), served.url("two.css")

    assert (tmp_path / one.removeprefix("/static/")).read_text() == "a { color: red }"
    assert (tmp_path / two.removeprefix("/static/")).read_text() == "a { color: blue }"
    assert served.url("one.css") == one
    with pytest.raises(ValueError, match=r"none\.css"):
        served.url("none.css")
