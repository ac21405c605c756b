"""What a file of demo content may hold: pydantic models, one a kind. References are checked against what exists."""

import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from core.enums import Country, Language, Licence, VisitFormat
from knowledgebase.enums import BarrierNature, BarrierStatus, CostBracket, Evidence, Maturity, PracticeKind, SetupTime


def _exists(kind: str) -> Any:
    def check(value: str, info: ValidationInfo) -> str:
        if info.context and value not in info.context[kind]:
            raise ValueError(f"there is no {kind} “{value}”")
        return value

    return Annotated[str, AfterValidator(check)]


Challenge, Audience, Sector = _exists("challenge"), _exists("audience"), _exists("sector")
StructureKind, Territory = _exists("structure_kind"), _exists("territory")
# A file may write to real authorities; what is sent and answered is between those of the demo alone.
Authority, FictionalAuthority = _exists("authority"), _exists("fictional_authority")
Organisation, Barrier, File = _exists("organisation"), _exists("barrier"), _exists("document")
Practice = _exists("practice")
# Years and periods are written as numbers or words.
Text = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]
Title = Annotated[str, Field(min_length=3, max_length=100)]
Summary = Annotated[str, Field(min_length=10, max_length=280)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Visits(Part):
    formats: list[VisitFormat] = Field(min_length=1)
    languages: list[Language] = Field(min_length=1)
    capacity: int = Field(default=1, ge=1, le=31)
    next_date: datetime.date | None = None
    access: str = Field(default="", max_length=250)
    answered_by: str = Field(default="", max_length=120)


class Figure(Part):
    label: str = Field(max_length=120)
    value: Decimal
    total: Decimal | None = None
    unit: str = Field(default="people", pattern="^(people|percent|euro|hours|days|organisations|count)$")
    year: int | None = Field(default=None, ge=1950, le=2100)
    source: str = Field(max_length=200)


class Partner(Part):
    organisation: Organisation | None = None
    name: str = ""
    role: str = Field(default="", max_length=150)
    country: Country | None = None


class Step(Part):
    title: str = Field(max_length=120)
    text: str
    who: str = Field(default="", max_length=120)
    duration: str = Field(default="", max_length=80)
    tool: str = Field(default="", max_length=150)


class MeansTexts(Part):
    people: str = ""
    skills: str = ""
    equipment: str = ""
    premises: str = ""
    funding: str = ""


class Means(MeansTexts):
    start_cost: CostBracket
    yearly_cost: CostBracket


class Difficulty(Part):
    difficulty: str
    answer: str


class Transfer(Part):
    keep: str = ""
    adapt: str = ""
    not_suited: str = ""
    across_border: str = ""


class TestimonialFile(Part):
    __test__ = False  # not one of pytest's

    first_name: str = Field(max_length=60)
    role: str = Field(max_length=120)
    text: str
    language: Language = Language.FR
    consent: datetime.date


class Author(Part):
    name: str = Field(max_length=120)
    role: str = Field(default="", max_length=80)


class PracticeFile(Part):
    kind: PracticeKind
    title: Title
    summary: Summary
    problem: str
    challenges: list[Challenge] = Field(min_length=1, max_length=3)
    audiences: list[Audience] = Field(min_length=1)
    sectors: list[Sector] = Field(min_length=1)
    structure_kinds: list[StructureKind] = []
    territories: list[Territory] = Field(min_length=1)
    carrier: Organisation
    partners: list[Partner] = []
    context: str = ""
    steps: list[Step] = Field(min_length=1)
    means: Means
    setup_time: SetupTime
    since: int | None = Field(default=None, ge=1900, le=2100)
    stopped: int | None = Field(default=None, ge=1900, le=2100)
    results: str = ""
    evidence: Evidence | None = None
    period: Text = Field(default="", max_length=60)
    figures: list[Figure] = []
    helped: list[str] = []
    held_back: list[str] = []
    difficulties: list[Difficulty] = []
    barriers: list[Barrier] = []
    transfer: Transfer = Transfer()
    maturity: Maturity
    testimonials: list[TestimonialFile] = []
    documents: list[File] = []
    visits: Visits | None = None
    reviewed: datetime.date
    review_every: int = Field(default=12, ge=1, le=60)
    authors: list[Author] = []
    licence: Licence = Licence.CC_BY_SA
    tags: list[str] = []
    easy_read: str = ""
    published: datetime.date

    @model_validator(mode="after")
    def good_practice_is_whole(self) -> "PracticeFile":
        if self.kind == PracticeKind.GOOD_PRACTICE:
            needed = {
                "results": self.results,
                "evidence": self.evidence,
                "period": self.period,
                "helped": self.helped,
                "held_back": self.held_back,
                "difficulties": self.difficulties,
                "transfer.keep": self.transfer.keep,
                "transfer.adapt": self.transfer.adapt,
                "transfer.not_suited": self.transfer.not_suited,
            }
            missing = [name for name, value in needed.items() if not value]
            if missing:
                raise ValueError(f"a good practice also needs {', '.join(missing)}")
        return self


class Address(Part):
    street: str = Field(default="", max_length=150)
    postcode: Text = Field(default="", max_length=12)
    town: str = Field(max_length=80)
    country: Country


class Position(Part):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Contact(Part):
    role: str = Field(default="", max_length=120)
    email: str = Field(default="", pattern=r"^$|^[^@\s]+@[^@\s]+\.example$")
    phone: str | None = None
    consent: datetime.date | None = None


class OrganisationFile(Part):
    name: Title
    kinds: list[StructureKind] = Field(min_length=1)
    summary: Summary
    description: str
    territories: list[Territory] = Field(min_length=1)
    address: Address
    position: Position | None = None
    languages: list[Language] = []
    audiences: list[Audience] = []
    sectors: list[Sector] = []
    helps_with: list[Challenge] = []
    offers: list[Annotated[str, Field(max_length=200)]] = []
    federations: list[Organisation] = []
    partners: list[Organisation] = []
    accessibility: str = ""
    contact: Contact | None = None
    website: str = Field(default="", pattern=r"^$|^https://[^/\s]+\.example(/\S*)?$")
    visits: Visits | None = None
    published: datetime.date


class BarrierStep(Part):
    status: BarrierStatus
    date: datetime.date
    what: str = Field(max_length=250)
    source: str = Field(max_length=250)


class MetOfDemo(Part):
    """An organisation that meets it, said so many days ago; a case is published unless it waits for a moderator."""

    organisation: Organisation
    days: int = Field(ge=1, le=300)
    case: str = Field(default="", max_length=1_500)
    published: bool = True


class SuggestionOfDemo(Part):
    """A barrier that a visitor suggested, so many days ago, and that waits for an editor."""

    what: str = Field(max_length=3_000)
    who: str = Field(max_length=250)
    where: str = Field(max_length=150)
    nature: BarrierNature | None = None
    days: int = Field(ge=0, le=300)


class SuggestionsFile(Part):
    suggestions: list[SuggestionOfDemo]


class BarrierFile(Part):
    title: Title
    summary: Summary
    case: str
    nature: BarrierNature
    challenges: list[Challenge] = Field(min_length=1)
    audiences: list[Audience] = []
    sectors: list[Sector] = []
    structure_kinds: list[StructureKind] = []
    territories: list[Territory] = Field(min_length=1)
    change: str = ""
    tried: str = ""
    legal_reference: str = Field(default="", max_length=250)
    authorities: list[Authority] = Field(min_length=1)
    steps: list[BarrierStep] = []
    met: list[MetOfDemo] = []
    published: datetime.date

    @model_validator(mode="after")
    def _each_organisation_once(self) -> "BarrierFile":
        if len({one.organisation for one in self.met}) < len(self.met):
            raise ValueError("an organisation says once that it meets a barrier")
        return self


class ProjectFile(Part):
    title: Title
    acronym: str = Field(default="", max_length=40)
    summary: Summary
    programme: str = Field(default="", max_length=150)
    funder: str = Field(default="", max_length=150)
    budget: Decimal | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    partners: list[Partner] = []
    territories: list[Territory] = Field(min_length=1)
    objectives: str
    actions: str = ""
    results: str = ""
    barriers_met: str = ""
    figures: list[Figure] = []
    challenges: list[Challenge] = []
    audiences: list[Audience] = []
    sectors: list[Sector] = []
    published: datetime.date


class FigureTexts(Part):
    label: str = Field(max_length=120)
    source: str = Field(max_length=200)


class PracticeTranslation(Part):
    """The texts of a practice in another language; what it lacks stays to be translated, and is an error."""

    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Title
    summary: Summary
    problem: str
    context: str = ""
    steps: list[Step]
    means: MeansTexts = MeansTexts()
    results: str = ""
    period: Text = ""
    figures: list[FigureTexts] = []
    helped: list[str] = []
    held_back: list[str] = []
    difficulties: list[Difficulty] = []
    transfer: Transfer = Transfer()
    easy_read: str = ""
    visit_access: str = Field(default="", max_length=250)
    visit_answered_by: str = Field(default="", max_length=120)
    partner_roles: list[str] = []
    authors: list[Author] = []


class StandardPageFile(Part):
    key: str
    title: Title
    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: Summary
    order: int


class SectionTexts(Part):
    title: Title
    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: Summary


class HomeTexts(SectionTexts):
    question: str = Field(max_length=120)
    lead: str = Field(max_length=280)
    search_placeholder: str = Field(max_length=120)
    person_heading: str = Field(max_length=80)
    organisation_heading: str = Field(max_length=80)
    new_heading: str = Field(max_length=80)
    visits_heading: str = Field(max_length=80)
    visits_text: str = Field(max_length=280)
    footer_line: str = Field(max_length=160)


class StructureFile(Part):
    """The texts of the pages that make the tree, in one language."""

    home: HomeTexts
    practices: SectionTexts
    barriers: SectionTexts
    white_papers: SectionTexts
    projects: SectionTexts
    events: SectionTexts
    directory: SectionTexts


class SearchOfDemo(Part):
    words: str = Field(min_length=3, max_length=120)
    times: int = Field(ge=1, le=100)
    found: int = Field(default=0, ge=0)
    opened: list[Practice] = []
    question: str = Field(default="", pattern="^(open|answered|)$")
    answer: Practice | None = None

    @model_validator(mode="after")
    def _answered_has_its_answer(self) -> "SearchOfDemo":
        if (self.question == "answered") != bool(self.answer):
            raise ValueError("a question that is answered names its answer, and no other does")
        if self.question and (self.found or self.times < 2):
            raise ValueError("a question was asked twice at least, and found nothing")
        return self


class SearchesFile(Part):
    searches: list[SearchOfDemo]


class MessageOfDemo(Part):
    by: str = Field(pattern="^(visitor|host)$")
    text: str = Field(min_length=3, max_length=1_000)


class ReplicationOfDemo(Part):
    """What the visitors made of it; published unless it waits for a moderator."""

    town: str = Field(max_length=80)
    kept: str = Field(max_length=3_000)
    changed: str = Field(default="", max_length=3_000)
    outcome: str = Field(default="", max_length=3_000)
    people: int | None = Field(default=None, ge=1)
    again: str = Field(default="yes", pattern="^(yes|differently|no)$")
    published: bool = True


class VisitOfDemo(Part):
    """A request for a visit, brought to its state by the verbs that lead there."""

    practice: Practice
    state: str = Field(pattern="^(sent|counter_proposed|scheduled|closed|declined|lapsed)$")
    days: int = Field(ge=1, le=300)
    format: VisitFormat
    people: int = Field(default=1, ge=1, le=60)
    name: str = Field(max_length=120)
    organisation: str = Field(max_length=150)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.example$")
    purpose: str = Field(max_length=1_000)
    messages: list[MessageOfDemo] = []
    learned: str = ""
    replication: ReplicationOfDemo | None = None


class CountedOfDemo(Part):
    """Requests of which only the counts are left: each so many days ago, all answered after as many (0: never)."""

    practice: Practice
    end: str = Field(pattern="^(closed|missed|declined|lapsed)$")
    answered: int = Field(ge=0, le=30)
    days: list[Annotated[int, Field(ge=32, le=400)]] = Field(min_length=1)

    @model_validator(mode="after")
    def _lapsed_without_an_answer(self) -> "CountedOfDemo":
        if (self.end == "lapsed") != (self.answered == 0):
            raise ValueError("a request that lapsed has no answer, and every other has one")
        return self


class VisitsFile(Part):
    visits: list[VisitOfDemo]
    counted: list[CountedOfDemo] = []
