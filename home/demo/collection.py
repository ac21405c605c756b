"""All the files of demo content, checked against their form before anything is loaded."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from pydantic import BaseModel, ValidationError

from core.models import AXES

from . import schema
from .accounts import ACCOUNTS
from .contributions import ContributionsFile
from .contributions import problems_of as unheard
from .reader import DemoError, Item, read_markdown, read_yaml
from .schema_events import EventFile
from .schema_group_dates import GroupDatesFile
from .schema_white_papers import AuthorityFile, WhitePaperFile
from .tours import ToursFile, problems_of

M = TypeVar("M", bound=BaseModel)


@dataclass
class Collection:
    """What the folder holds, by slug; translations by (language, slug)."""

    organisations: dict[str, schema.OrganisationFile] = field(default_factory=dict)
    barriers: dict[str, schema.BarrierFile] = field(default_factory=dict)
    projects: dict[str, schema.ProjectFile] = field(default_factory=dict)
    practices: dict[str, schema.PracticeFile] = field(default_factory=dict)
    translations: dict[tuple[str, str], schema.PracticeTranslation] = field(default_factory=dict)
    structure: dict[str, schema.StructureFile] = field(default_factory=dict)
    pages: dict[tuple[str, str], tuple[schema.StandardPageFile, str]] = field(default_factory=dict)
    searches: dict[str, schema.SearchesFile] = field(default_factory=dict)
    suggestions: dict[str, schema.SuggestionsFile] = field(default_factory=dict)
    visits: dict[str, schema.VisitsFile] = field(default_factory=dict)
    group_dates: dict[str, GroupDatesFile] = field(default_factory=dict)
    tours: dict[str, ToursFile] = field(default_factory=dict)
    authorities: dict[str, AuthorityFile] = field(default_factory=dict)
    white_papers: dict[str, WhitePaperFile] = field(default_factory=dict)
    events: dict[str, EventFile] = field(default_factory=dict)
    contributions: dict[str, ContributionsFile] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)


def read_collection(folder: Path) -> Collection:
    """Read and check every file of ``folder``. Raises DemoError with one line for each problem found."""
    problems: list[str] = []
    slugs = {
        "organisation": _slugs(folder / "organisations", "*.yaml"),
        "practice": _slugs(folder / "practices", "*.yaml"),
        "barrier": _slugs(folder / "barriers", "*.yaml"),
        "document": _slugs(folder / "documents", "*.md"),
    }
    context = {axis: set(model.objects.values_list("code", flat=True)) for axis, model in AXES.items()} | slugs
    context["fictional_authority"] = _slugs(folder / "authorities", "*.yaml")
    context["authority"] |= context["fictional_authority"]

    def load(
        paths: Iterable[Path], model: type[M], read: Callable[[Path], Item] = read_yaml
    ) -> dict[Path, tuple[Item, M]]:
        loaded = {}
        for path in sorted(paths):
            try:
                item = read(path)
                loaded[path] = (item, model.model_validate(item.data, context=context))
            except DemoError as error:
                problems.append(str(error))
            except ValidationError as error:
                problems.extend(item.problem(_location(found["loc"]), found["msg"]) for found in error.errors())
        return loaded

    found = Collection()
    found.organisations = _by_slug(load(folder.glob("organisations/*.yaml"), schema.OrganisationFile))
    found.barriers = _by_slug(load(folder.glob("barriers/*.yaml"), schema.BarrierFile))
    found.projects = _by_slug(load(folder.glob("projects/*.yaml"), schema.ProjectFile))
    found.practices = _by_slug(load(folder.glob("practices/*.yaml"), schema.PracticeFile))
    found.documents = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("documents/*.md"))}
    found.searches = _by_slug(load(folder.glob("searches/*.yaml"), schema.SearchesFile))
    found.suggestions = _by_slug(load(folder.glob("suggestions/*.yaml"), schema.SuggestionsFile))
    found.group_dates = _by_slug(load(folder.glob("group_dates/*.yaml"), GroupDatesFile))
    found.events = _by_slug(load(folder.glob("events/*.yaml"), EventFile))
    found.authorities = _by_slug(load(folder.glob("authorities/*.yaml"), AuthorityFile))
    found.white_papers = _by_slug(load(folder.glob("white_papers/*.yaml"), WhitePaperFile))
    for item, asked in load(folder.glob("visits/*.yaml"), schema.VisitsFile).values():
        found.visits[item.slug] = asked
        problems += _closed_doors(item, asked, found.practices)
    members = {account.email for account in ACCOUNTS}
    for item, given in load(folder.glob("contributions/*.yaml"), ContributionsFile).values():
        found.contributions[item.slug] = given
        problems += unheard(item, given, found.white_papers, members | found.organisations.keys())
    for item, file in load(folder.glob("tours/*.yaml"), ToursFile).values():
        found.tours[item.slug] = file
        problems += problems_of(item, file, found.practices, members)
    for path, (item, texts) in load(folder.glob("translations/*/practices/*.yaml"), schema.PracticeTranslation).items():
        found.translations[(path.parts[-3], item.slug)] = texts
        problems += _differences(item, texts, found.practices.get(item.slug))
    for path, (_item, structure) in load(folder.glob("pages/*/index.yaml"), schema.StructureFile).items():
        found.structure[path.parent.name] = structure
    for path, (item, header) in load(folder.glob("pages/*/*.md"), schema.StandardPageFile, read_markdown).items():
        found.pages[(path.parent.name, header.key)] = (header, item.body)
    languages = {code for code, _name in settings.LANGUAGES}
    problems += [
        f"{folder / 'pages'}: there is no {code}/index.yaml" for code in sorted(languages - set(found.structure))
    ]
    if problems:
        raise DemoError("\n".join(problems))
    return found


def _slugs(folder: Path, pattern: str) -> set[str]:
    return {path.stem for path in folder.glob(pattern)}


def _by_slug(loaded: dict[Path, tuple[Item, M]]) -> dict[str, M]:
    return {item.slug: model for item, model in loaded.values()}


def _location(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    # pydantic adds names of functions and types to the way; the file has none of them.
    return tuple(key for key in loc if isinstance(key, int) or re.fullmatch(r"\w+", str(key)))


def _closed_doors(item: Item, file: schema.VisitsFile, practices: dict[str, schema.PracticeFile]) -> list[str]:
    closed = {slug for slug, practice in practices.items() if practice.visits is None}
    return [
        item.problem(("visits", number, "practice"), "its door is not open")
        for number, visit in enumerate(file.visits)
        if visit.practice in closed
    ]


def _differences(item: Item, texts: schema.PracticeTranslation, source: schema.PracticeFile | None) -> list[str]:
    """What keeps a translation from being one of its source: lists of another length, texts that are missing."""
    if source is None:
        return [item.problem((), "there is no practice of this name to be translated")]
    problems: list[str] = []
    lists = {
        name: getattr(source, name) for name in ("steps", "figures", "helped", "held_back", "difficulties", "authors")
    }
    lists["partner_roles"] = source.partners
    for name, originals in lists.items():
        wanted, given = len(originals), len(getattr(texts, name))
        if wanted != given:
            problems.append(item.problem((name,), f"the source has {wanted}, the translation {given}"))
    pairs: list[tuple[tuple[str, ...], Any, Any]] = [
        ((name,), source, texts) for name in ("context", "results", "easy_read")
    ]
    pairs += [(("means", name), source.means, texts.means) for name in schema.MeansTexts.model_fields]
    pairs += [(("transfer", name), source.transfer, texts.transfer) for name in schema.Transfer.model_fields]
    for name in ("access", "answered_by"):
        if bool(source.visits and getattr(source.visits, name)) != bool(getattr(texts, f"visit_{name}")):
            problems.append(item.problem((f"visit_{name}",), "only one of the source and the translation has it"))
    for location, one, other in pairs:
        if bool(getattr(one, location[-1])) != bool(getattr(other, location[-1])):
            problems.append(item.problem(location, "only one of the source and the translation has it"))
    return problems
