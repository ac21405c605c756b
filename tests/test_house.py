"""What holds for every file, model, block and page type, whoever writes the next one."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from home.demo.accounts import ACCOUNTS, PASSWORD

BASE = Path(__file__).resolve().parents[1]
FLOORS = ("home", "whitepapers", "knowledgebase", "network", "search", "core")
SOURCES = (*FLOORS, "config", "bench", "templates", "static", "tests", ".ci", "deploy")
LONGEST = 500  # lines
UNFINISHED = re.compile(r"\b(?:" + "TO" + "DO|" + "FIX" + r"ME)\b")
LINK = re.compile(r"\]\(([^)\s]+)\)")
# Tables that nobody is ever shown.
UNSEEN = {
    "core.CacheName",
    "core.Generation",
    "core.Rendition",
    "knowledgebase.PracticeTag",
    "knowledgebase.EventTag",
    "network.NoticeOff",
}

HOME = "home.HomePage"
# page type: (what it may stand under, what may stand under it)
TREE = {
    HOME: (
        {"wagtailcore.Page"},
        {
            "knowledgebase.PracticeIndexPage",
            "knowledgebase.BarrierIndexPage",
            "knowledgebase.ProjectIndexPage",
            "knowledgebase.EventIndexPage",
            "whitepapers.WhitePaperIndexPage",
            "network.DirectoryPage",
            "home.StandardPage",
        },
    ),
    "home.StandardPage": ({HOME, "home.StandardPage"}, {"home.StandardPage"}),
    "knowledgebase.PracticeIndexPage": ({HOME}, {"knowledgebase.PracticePage"}),
    "knowledgebase.PracticePage": ({"knowledgebase.PracticeIndexPage"}, set()),
    "knowledgebase.BarrierIndexPage": ({HOME}, {"knowledgebase.BarrierPage"}),
    "knowledgebase.BarrierPage": ({"knowledgebase.BarrierIndexPage"}, set()),
    "knowledgebase.ProjectIndexPage": ({HOME}, {"knowledgebase.ProjectPage"}),
    "knowledgebase.ProjectPage": ({"knowledgebase.ProjectIndexPage"}, set()),
    "knowledgebase.EventIndexPage": ({HOME}, {"knowledgebase.EventPage"}),
    "knowledgebase.EventPage": ({"knowledgebase.EventIndexPage"}, set()),
    "whitepapers.WhitePaperIndexPage": ({HOME}, {"whitepapers.WhitePaperPage"}),
    "whitepapers.WhitePaperPage": ({"whitepapers.WhitePaperIndexPage"}, {"whitepapers.ChapterPage"}),
    "whitepapers.ChapterPage": ({"whitepapers.WhitePaperPage"}, {"whitepapers.ProposalPage"}),
    "whitepapers.ProposalPage": ({"whitepapers.ChapterPage"}, set()),
    "network.DirectoryPage": ({HOME}, {"network.OrganisationPage"}),
    "network.OrganisationPage": ({"network.DirectoryPage"}, set()),
}
ONCE_A_HOME = {name for name, (parents, children) in TREE.items() if parents == {HOME} and children}


def _sources() -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((BASE / folder).rglob("*")):
            is_source = path.is_file() and path.suffix in {".py", ".html", ".css", ".js", ".sh", ""}
            if is_source and not {"migrations", "__pycache__"} & set(path.parts):
                yield path


def _documents() -> list[Path]:
    found = [*BASE.glob("*.md"), *(BASE / "docs").rglob("*.md"), BASE / "demo/README.md", BASE / "core/data/README.md"]
    return sorted(found)


def _models() -> list[type[Model]]:
    return [model for floor in FLOORS for model in apps.get_app_config(floor).get_models()]


def _page_types() -> list[type[Page]]:
    return [model for model in get_page_models() if model is not Page]


def _block_modules() -> list[ModuleType]:
    return [importlib.import_module(f"{floor}.blocks") for floor in FLOORS if (BASE / floor / "blocks.py").exists()]


def _blocks() -> list[type[blocks.Block]]:
    """The blocks that editors choose: not the choices inside them, nor the streams around them."""
    found = []
    for module in _block_modules():
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            is_ours = kind.__module__ == module.__name__ and issubclass(kind, blocks.Block)
            if is_ours and not issubclass(kind, (blocks.ChoiceBlock, blocks.BaseStreamBlock)):
                found.append(kind)
    return found


def _names(models: list[type[Page]]) -> set[str]:
    return {model._meta.label for model in models}


def test_no_source_file_is_too_long() -> None:
    lengths = {path.relative_to(BASE): len(path.read_text(encoding="utf-8").splitlines()) for path in _sources()}

    assert len(lengths) > 200
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_nothing_is_left_to_do_in_the_code() -> None:
    found = [path.relative_to(BASE) for path in _sources() if UNFINISHED.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_the_locks_name_no_address() -> None:
    locks = sorted((BASE / "requirements").iterdir())

    assert [path.name for path in locks] == ["bootstrap.txt", "dev.txt", "run.txt"]
    assert [path.name for path in locks if "://" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model._meta.label)
def test_every_model_has_a_name_that_is_translated(model: type[Model]) -> None:
    if model._meta.label in UNSEEN:
        return
    assert "verbose_name" in model._meta.original_attrs
    assert isinstance(model._meta.verbose_name, Promise)


@pytest.mark.parametrize("kind", _blocks(), ids=lambda kind: kind.__name__)
def test_every_block_tells_editors_what_it_is(kind: type[blocks.Block]) -> None:
    block = kind()

    assert block.meta.icon not in ("", "placeholder", blocks.StructBlock._meta_class.icon)
    assert isinstance(block.meta.label, Promise)
    assert isinstance(block.meta.description, Promise)
    assert block.meta.group


@pytest.mark.parametrize("kind", _blocks(), ids=lambda kind: kind.__name__)
def test_every_block_shows_an_example_that_could_be_saved(kind: type[blocks.Block]) -> None:
    block = kind()
    if _must_be_chosen(block):
        return  # an example would be a file that is not there
    value = block.normalize(block.get_preview_value())

    assert value
    assert block.clean(value)


def _must_be_chosen(block: blocks.Block) -> bool:
    children = getattr(block, "child_blocks", {}).values()
    return any(isinstance(child, blocks.ChooserBlock) and child.required for child in children)


def test_streams_are_made_of_our_blocks() -> None:
    ours = {module.__name__ for module in _block_modules()}
    offered = {
        type(block)
        for model in _page_types()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for block in field.stream_block.child_blocks.values()
    }

    assert offered
    assert {kind for kind in offered if kind.__module__ not in ours} == set()


@pytest.mark.parametrize("model", _page_types(), ids=lambda model: model._meta.label)
def test_every_page_type_says_where_it_stands(model: type[Page]) -> None:
    assert {"parent_page_types", "subpage_types", "content_kind"} <= set(vars(model))


def test_every_page_type_has_its_place_in_the_tree() -> None:
    assert _names(_page_types()) == set(TREE)


@pytest.mark.parametrize("name", TREE)
def test_a_page_stands_only_where_it_may(name: str) -> None:
    model = apps.get_model(name)
    parents, children = TREE[name]

    assert _names(model.allowed_parent_page_models()) == parents
    assert _names(model.allowed_subpage_models()) == children


@pytest.mark.parametrize("name", sorted(ONCE_A_HOME))
def test_a_home_has_each_list_once(name: str) -> None:
    assert apps.get_model(name).max_count_per_parent == 1


@pytest.mark.parametrize("path", _documents(), ids=lambda path: str(path.relative_to(BASE)))
def test_every_link_of_the_documentation_leads_somewhere(path: Path) -> None:
    links = [link.split("#")[0] for link in LINK.findall(path.read_text(encoding="utf-8"))]
    relative = [link for link in links if link and ":" not in link]

    assert [link for link in relative if not (path.parent / link).exists()] == []


def test_every_decision_is_in_their_index() -> None:
    index = (BASE / "docs/adr/README.md").read_text(encoding="utf-8")
    records = sorted(path.name for path in (BASE / "docs/adr").glob("0*.md"))

    assert records
    assert [name for name in records if f"({name})" not in index] == []
    assert [name[:4] for name in records] == [f"{number:04}" for number in range(1, len(records) + 1)]


def test_the_readme_tells_the_accounts_of_the_demo() -> None:
    readme = (BASE / "README.md").read_text(encoding="utf-8")

    assert PASSWORD in readme
    assert [account for account in ACCOUNTS if f"| `{account.email}` | {account.group or '–'} |" not in readme] == []
