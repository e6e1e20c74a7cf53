"""What a rule is, what it must declare, and what it sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer.i18n.catalog import t
from analyzer.model.enums import Confidence, Severity
from analyzer.scope.model import Coverage, Scope
from analyzer.store.tables import Tables

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Need = Literal[
    "consent", "scope", "relation", "hooks", "traffic",
    "category", "labels", "permissions", "denial", "signal", "country",
]  # fmt: skip
"""Inputs without which a rule cannot be assessed: a known consent state, a declared scope, the relation of
receivers to the app, hooks that were active, traffic that was recorded, a category of the 39, a scope with items from a
store's label, a scope that names permissions, a permission that was denied, a stored signal of consent, the country of
a receiver."""

Category = Literal["consent", "scope", "security", "insight"]
"""What a rule is about. Waivers of the scope apply to `consent` rules only."""

GroupColumn = Literal["recipient", "data_type", "phase", "caller", "party_id", "subject"]
"""Columns by which a rule may group; `recipient` is party_id, else registrable domain, else host; null for
reads."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Doc(_Strict):
    """A rule in one language."""

    title: str = Field(min_length=3)
    what: str = Field(min_length=3, description="what it flags")
    why: str = Field(min_length=3, description="why that matters")
    fix: str = Field(min_length=3, description="what to do about it")
    limits: str = Field(min_length=3, description="what it cannot tell, and what a person must check")


class Docs(_Strict):
    """A rule in every language we offer."""

    en: Doc
    zh: Doc

    def __getitem__(self, lang: str) -> Doc:
        doc: Doc = getattr(self, lang)
        return doc


class Note(_Strict):
    """One text in every language."""

    en: str = Field(min_length=3)
    zh: str = Field(min_length=3)

    def __getitem__(self, lang: str) -> str:
        text: str = getattr(self, lang)
        return text


class Setting(Note):
    """A limit that a rule applies: its default, and what it means. It is printed with every result."""

    default: int | float | str


class RuleHead(_Strict):
    """What every rule declares, in YAML as keys and in Python as constants in capitals."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{2,59}$")
    version: int = Field(ge=1)
    since: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    decidable: Literal["runtime", "partial", "manual"] = Field(description="whether a run alone can decide it")
    severity: Severity
    confidence: Confidence = Field(description="the highest confidence a finding of this rule may have")
    category: Category
    table: Literal["observations", "moments"] = "observations"
    needs: tuple[Need, ...] = ()
    hooks: tuple[str, ...] = Field(default=(), description="beginnings of hook ids; one of them must have been active")
    watched_by: tuple[str, ...] = Field(
        default=(), description="as hooks, but a moment of the kind the rule is about will do too"
    )
    phases: tuple[str, ...] = Field(default=(), description="phases of which one must have been run")
    shows: tuple[str, ...] = Field(
        default=(), description="kinds of moment that a person looks at where no run can decide; told with the result"
    )
    settings: Mapping[str, Setting] = Field(default={}, description="limits, by name")
    group_by: tuple[GroupColumn, ...] = ("data_type",)
    doc: Docs
    check_by_hand: Note | None = Field(default=None, description="what a person must still check")
    sources: tuple[str, ...] = Field(min_length=1, description="keys of data/sources.yaml")


class Example(_Strict):
    """Rows that a rule must flag (bad) or must leave alone (good); the engine fills what they leave out.

    rows: of the rule's table. moments, observations, flows: rows of those tables beside them. category: as --category.
    """

    rows: tuple[dict[str, Any], ...] = Field(min_length=1)
    scope: Scope | None = None
    moments: tuple[dict[str, Any], ...] = ()
    observations: tuple[dict[str, Any], ...] = ()
    flows: tuple[dict[str, Any], ...] = ()
    category: str | None = None


@dataclass(frozen=True)
class RuleContext:
    """What a rule sees.

    observations: table `observations` without placeholders and received data, restricted to the acts the rule
    is about, in order of time, with the column `recipient`. moments: table `moments` in order of time. Both are
    indexed by position. tables: the other tables of the session, as they are. category: id of a necessary list.
    derived: columns computed so far (`analyzer.rules.derived`).
    """

    observations: pd.DataFrame
    moments: pd.DataFrame
    tables: Tables = field(default_factory=lambda: Tables({}))
    scope: Scope | None = None
    coverage: Coverage | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    category: str | None = None
    app_id: str = ""
    derived: dict[str, Any] = field(default_factory=dict)

    def settings_of(self, head: RuleHead) -> dict[str, Any]:
        """Give the limits of a rule: those the user set under `rules`, else the defaults."""
        chosen = (self.settings.get("rules") or {}).get(head.id) or {}
        return {name: chosen.get(name, setting.default) for name, setting in head.settings.items()}


Check = Callable[[RuleContext], "np.ndarray"]
"""Gives one bool per row of `ctx.observations` (`ctx.moments` of a rule on moments): this row is evidence."""


@dataclass(frozen=True)
class PackName:
    """Which pack of others a rule is of. version: empty when the pack names none. sha256: over the files it was read
    from, in hex.
    """

    name: str
    version: str
    sha256: str

    def __str__(self) -> str:
        """Give the name with the version, or else with the beginning of the hash."""
        return f"{self.name} {self.version or self.sha256[:12]}"


@dataclass(frozen=True)
class Rule:
    """A rule, ready to run.

    acts: acts it is about, of a rule on moments ("moment",). events: kinds of moment it is about, () for all.
    consent_states: states it is about, () for all. check: None for a list of questions. origin: the file it came from.
    pack: None for a rule of ours.
    """

    head: RuleHead
    acts: tuple[str, ...]
    consent_states: tuple[str, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: Check | None
    origin: str
    events: tuple[str, ...] = ()
    pack: PackName | None = None

    @property
    def id(self) -> str:
        """The finding type."""
        return self.head.id

    @property
    def severity(self) -> Severity:
        """How much its findings matter."""
        return self.head.severity

    @property
    def doc(self) -> Docs:
        """Its texts; `rule.doc["zh"].title`."""
        return self.head.doc

    def title(self, lang: str) -> str:
        """Give its title as outputs show it: a rule of others says whose it is."""
        title = self.doc[lang].title
        return t("rule.of_pack", lang, title=title, pack=self.pack) if self.pack else title

    @property
    def assessable(self) -> bool:
        """Tell whether a run can decide it, or at least support it; the rest is a question for a person."""
        return self.head.decidable != "manual"

    def as_dict(self) -> dict[str, Any]:
        """Give everything it declares as plain JSON values."""
        examples = {
            kind: [example.model_dump(mode="json", exclude_defaults=True) for example in getattr(self, kind)]
            for kind in ("bad", "good")
        }
        pack = {"pack": asdict(self.pack)} if self.pack else {}
        return self.head.model_dump(mode="json") | {"acts": list(self.acts), **examples, **pack}
