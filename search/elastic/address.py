"""What a SEARCH_URL says of a cluster:

elasticsearch://user:password@host:9200,other:9200/index?timeout=5&shards=1&replicas=0
elasticsearch+https://user:password@host/index?ca=/etc/ssl/cluster.pem
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from elasticsearch import Elasticsearch

SCHEMES = {"elasticsearch": "http", "elasticsearch+https": "https"}
_INDEX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_PORT = 9200


@dataclass(frozen=True, kw_only=True)
class Address:
    """hosts: addresses with scheme and port. index: what names of indexes begin with.
    ca: a file with the certificates to trust in place of the system's, empty for those. timeout: seconds."""

    hosts: tuple[str, ...]
    index: str
    user: str = ""
    password: str = ""
    ca: str = ""
    timeout: float = 5.0
    shards: int = 1
    replicas: int = 0

    def client(self) -> Elasticsearch:
        """A client of its own; nothing is asked yet."""
        said: dict[str, Any] = {}
        if self.user:
            said["basic_auth"] = (self.user, self.password)
        if self.ca:
            said["ca_certs"] = self.ca
        # Another host is asked where one does not answer; each of them once.
        return Elasticsearch(
            list(self.hosts),
            request_timeout=self.timeout,
            max_retries=len(self.hosts) - 1,
            retry_on_timeout=True,
            **said,
        )


def read(url: str) -> Address:
    """The address; ImproperlyConfigured says what is wrong with it, and never the password."""
    parts = urlsplit(url)
    credentials, _, places = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    hosts = tuple(_host(place, SCHEMES[parts.scheme]) for place in places.split(","))
    index = unquote(parts.path.strip("/"))
    if not _INDEX.fullmatch(index):
        raise _wrong("names no index of small letters, digits, - and _ after the host")
    more = dict(parse_qsl(parts.query, keep_blank_values=True))
    found = Address(
        hosts=hosts,
        index=index,
        user=unquote(user),
        password=unquote(password),
        ca=more.pop("ca", ""),
        timeout=_number(more, "timeout", 5.0, 0.1, 300.0),
        shards=int(_number(more, "shards", 1, 1, 1_000)),
        replicas=int(_number(more, "replicas", 0, 0, 100)),
    )
    if more:
        raise _wrong(
            f"has parameters that mean nothing: {', '.join(sorted(more))} (ca, timeout, shards and replicas do)"
        )
    if found.ca and parts.scheme != "elasticsearch+https":
        raise _wrong("has a ca, which only elasticsearch+https:// uses")
    if found.ca and not Path(found.ca).is_file():
        raise _wrong(f"names a ca that is no file: {found.ca}")
    return found


def _host(place: str, scheme: str) -> str:
    try:
        parts = urlsplit(f"//{place}")
        name, port = parts.hostname, parts.port or _PORT
    except ValueError:
        name = None
    if not name:
        raise _wrong("names no host, or one that cannot be read: elasticsearch://host:9200/index")
    return f"{scheme}://[{name}]:{port}" if ":" in name else f"{scheme}://{name}:{port}"


def _number(more: dict[str, str], name: str, usual: float, least: float, most: float) -> float:
    said = more.pop(name, "")
    try:
        number = float(said) if said else usual
        is_whole = number == int(number) or not isinstance(usual, int)
    except (ValueError, OverflowError):
        number, is_whole = -1.0, False
    if not (least <= number <= most and is_whole):
        raise _wrong(f"has a {name} that is not a number from {least:g} to {most:g}")
    return number


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL {what}")
