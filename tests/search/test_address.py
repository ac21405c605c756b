"""What a SEARCH_URL may say, and what it is told when it makes no sense."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.checks import check_engine
from search.elastic.address import read
from search.engines import open_engine


def test_everything_that_an_address_may_say(tmp_path: Path) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_text("")
    found = read(
        f"elasticsearch+https://user:p%40ss:w@one:9201,two,[::1]:9203/site?ca={ca}&timeout=2.5&shards=3&replicas=1"
    )
    assert found.hosts == ("https://one:9201", "https://two:9200", "https://[::1]:9203")
    assert (found.index, found.user, found.password) == ("site", "user", "p@ss:w")
    assert (found.ca, found.timeout, found.shards, found.replicas) == (str(ca), 2.5, 3, 1)


def test_what_is_not_said_is_usual() -> None:
    found = read("elasticsearch://localhost/site")
    assert (found.hosts, found.user, found.timeout) == (("http://localhost:9200",), "", 5.0)
    assert (found.shards, found.replicas) == (1, 0)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("elasticsearch://host", "names no index"),
        ("elasticsearch://host/Site", "names no index"),
        ("elasticsearch://host/a,b", "names no index"),
        ("elasticsearch:///site", "names no host"),
        ("elasticsearch://host:port/site", "names no host"),
        ("elasticsearch://one,,two/site", "names no host"),
        ("elasticsearch://host/site?shards=0", "shards"),
        ("elasticsearch://host/site?shards=1.5", "shards"),
        ("elasticsearch://host/site?timeout=soon", "timeout"),
        ("elasticsearch://host/site?replicas=nan", "replicas"),
        ("elasticsearch://host/site?tls=yes", "tls"),
        ("elasticsearch://host/site?ca=/etc/hosts", "elasticsearch+https"),
        ("elasticsearch+https://host/site?ca=/no/such/file", "no file"),
        ("solr://host/site", "no search engine is called"),
        ("embedded://", "names no folder"),
    ],
)
def test_what_is_wrong_is_named(url: str, said: str, settings: Any) -> None:
    with pytest.raises(ImproperlyConfigured, match=said.replace("+", r"\+")):
        open_engine(url)
    settings.SEARCH_URL = url
    (error,) = check_engine(None)
    assert error.id == "search.E001"


def test_a_password_is_never_repeated() -> None:
    with pytest.raises(ImproperlyConfigured) as raised:
        read("elasticsearch://user:secret@host:x/site")
    assert "secret" not in str(raised.value)
