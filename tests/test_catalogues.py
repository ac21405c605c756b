"""The catalogues hold every string of the sources, in each language, in a form that can be shown."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
import yaml
from django.conf import settings
from django.template import Node, NodeList, engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.urls import reverse
from django.utils.translation import override

LANGUAGES = [code for code, _name in settings.LANGUAGES]
FLOORS = ("config", "core", "search", "network", "knowledgebase", "whitepapers", "home")
# By name of the function: which of its arguments are the context, the message and its plural.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdf]|%[sdf]")
TAG = re.compile(r"<[^>]+>")
CONVERTER = re.compile(r"<\w+:\w+>")
Key = tuple[str, str]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"))


def forms(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def key(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "", entry.msgid)


def in_python(path: Path) -> Iterator[Key]:
    """The strings that a module has translated, with their contexts."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = getattr(getattr(call, "func", None), "id", "")
        if not isinstance(call, ast.Call) or name not in CALLS:
            continue
        context, message, _plural = CALLS[name]
        given = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
        if len(given) > message and isinstance(given[message], str):
            yield (str(given[context]) if context is not None else "", given[message])


def in_template(path: Path) -> Iterator[Key]:
    """The strings that a template has translated, with their contexts."""
    template = engines["django"].from_string(path.read_text(encoding="utf-8")).template
    for node in _nodes(template.nodelist):
        if isinstance(node, TranslateNode | BlockTranslateNode):
            yield (_context(node), _message(node))


def _nodes(nodelist: NodeList) -> Iterator[Node]:
    """Every node, those inside our own block tags too."""
    for node in nodelist:
        yield node
        named = [getattr(node, name, None) for name in node.child_nodelists]
        inside = {id(value): value for value in (*named, *vars(node).values()) if isinstance(value, NodeList)}
        for nodes in inside.values():
            yield from _nodes(nodes)


def _message(node: Node) -> str:
    if isinstance(node, BlockTranslateNode):
        return node.render_token_list(node.singular)[0]
    return node.filter_expression.var.literal.replace("%", "%%")


def _context(node: Node) -> str:
    context = node.message_context
    return context.var if context and isinstance(context.var, str) else ""


def sources() -> Iterator[tuple[str, Key]]:
    base = settings.BASE_DIR
    for floor in FLOORS:
        for path in (base / floor).rglob("*.py"):
            yield from ((str(path.relative_to(base)), found) for found in in_python(path))
    templates = base / "templates"
    for path in (*templates.rglob("*.html"), *templates.rglob("*.txt")):
        yield from ((str(path.relative_to(base)), found) for found in in_template(path))


def test_the_catalogues_hold_the_strings_of_the_sources_and_no_others() -> None:
    known = {key(entry) for entry in catalogue("fr") if not entry.obsolete}
    found = {at: path for path, at in sources()}

    missing = sorted(f"{found[at]}: {at[1]!r}" for at in found.keys() - known)
    assert not missing, "\n".join(["run `make messages` and translate:", *missing])
    assert not known - found.keys(), "run `make messages`: nothing says these any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(language: str) -> None:
    entries = catalogue(language)

    assert {key(entry) for entry in entries} == {key(entry) for entry in catalogue("fr")}
    assert not [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete]
    assert not [entry.msgid for entry in entries if not all(forms(entry))]
    assert not [entry.msgid for entry in entries if entry.msgid_plural and len(entry.msgstr_plural) != 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in_later(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        *before, last = forms(entry)
        whole = PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)
        # « une pratique » may do without its number, but not with a name that nobody gives.
        if sorted(PLACEHOLDER.findall(last)) != sorted(whole) or any(
            set(PLACEHOLDER.findall(form)) - set(whole) for form in before
        ):
            wrong.append(entry.msgid)
        if any(sorted(TAG.findall(form)) != sorted(TAG.findall(entry.msgid)) for form in (*before, last)):
            wrong.append(entry.msgid)

    assert not wrong


FRENCH_FAULTS = {
    "a straight apostrophe or quotation mark": re.compile(r"'|(?<!=)\"(?![^<]*>)"),
    "an English quotation mark": re.compile("[“”]"),
    "no no-break space inside « »": re.compile("«(?!\u00a0)|(?<!\u00a0)»"),
    "no no-break space before a colon": re.compile(r"(?<!\u00a0):(?=[\s»]|$)"),
    "no narrow no-break space before ; ? !": re.compile("(?<!\u202f)[;?!]"),
    "the reader called tu": re.compile(r"\b(tu|toi|ton|tes)\b", re.IGNORECASE),
    "a double space": re.compile("  "),
}


@pytest.mark.parametrize("fault", FRENCH_FAULTS)
def test_french_is_set_as_in_print(fault: str) -> None:
    texts = [text for entry in catalogue("fr") for text in forms(entry) if not CONVERTER.search(text)]

    assert not [text for text in texts if FRENCH_FAULTS[fault].search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_addresses_are_plain(language: str) -> None:
    parts = {entry.msgid: entry.msgstr for entry in catalogue(language) if re.fullmatch(r"\S+/", entry.msgid)}

    assert {"search/", "tags/<slug:slug>/"} <= parts.keys()
    for msgid, part in parts.items():
        assert CONVERTER.findall(part) == CONVERTER.findall(msgid)
        assert re.fullmatch(r"[a-z-]+(/[a-z-]+)*/", CONVERTER.sub("x", part)), part


def test_the_compiled_catalogues_are_read() -> None:
    addresses = {}
    for language in LANGUAGES:
        with override(language):
            addresses[language] = reverse("search")

    assert addresses == {"fr": "/fr/recherche/", "nl": "/nl/zoeken/", "de": "/de/suche/", "en": "/en/search/"}, (
        "run `make catalogues`"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_lists_find_the_page_to_contribute(language: str) -> None:
    """They look for a word in its address."""
    entries = catalogue(language)
    (word,) = [entry.msgstr for entry in entries if key(entry) == ("part of an address", "contribute")]
    heads = [path.read_text(encoding="utf-8").split("---")[1] for path in _pages(language)]

    assert word in {head["key"]: head["slug"] for head in map(yaml.safe_load, heads)}["contribute"]


def _pages(language: str) -> list[Path]:
    return sorted((settings.BASE_DIR / "demo" / "pages" / language).glob("*.md"))
