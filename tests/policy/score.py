"""Precision and recall of the policy reader on the labelled sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.scope.declared import DeclaredItem
from analyzer.scope.policy.reader import read_policy
from policy.labelled import Expected, Labelled


@dataclass
class Score:
    """Counts over some sentences. Right: data type, declared and party all as labelled."""

    n_sentences: int = 0
    n_silent: int = 0
    n_silent_right: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    purpose_right: int = 0
    type_right: int = 0
    type_wrong: int = 0
    type_missed: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Give the share of the reader's items that are labelled so."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Give the share of the labelled items that the reader gives."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def add(self, sentence: Labelled, *, is_told: bool) -> None:
        """Read one sentence and count. is_told: keep what went wrong, in words."""
        items = list(
            {(item.data_type, item.declared, item.party): item for item in read_policy(sentence.document)}.values()
        )
        needed = [expected for expected in sentence.expected if not expected.is_optional]
        self.n_sentences += 1
        if not needed:
            self.n_silent += 1
            self.n_silent_right += not [item for item in items if not _fits_any(item, sentence.expected)]
        found: set[int] = set()
        wrong = []
        for item in items:
            index = next(
                (i for i, expected in enumerate(sentence.expected) if _fits(item, expected) and i not in found), None
            )
            if index is None:
                wrong.append(item)
                continue
            found.add(index)
            if not sentence.expected[index].is_optional:
                self.right += 1
                self.purpose_right += item.purpose in sentence.expected[index].purposes
        missed = [
            expected for i, expected in enumerate(sentence.expected) if i not in found and not expected.is_optional
        ]
        self.wrong += len(wrong)
        self.missed += len(missed)
        self._add_types(items, sentence)
        if is_told:
            self._tell(sentence, wrong, missed, items)

    def _add_types(self, items: list[DeclaredItem], sentence: Labelled) -> None:
        given = {(item.data_type, item.declared == "denied") for item in items}
        asked = {(one.data_type, one.declared == ("denied",)) for one in sentence.expected if not one.is_optional}
        spared = {(one.data_type, one.declared == ("denied",)) for one in sentence.expected if one.is_optional}
        self.type_right += len(given & asked)
        self.type_wrong += len(given - asked - spared)
        self.type_missed += len(asked - given)

    def _tell(
        self, sentence: Labelled, wrong: list[DeclaredItem], missed: list[Expected], items: list[DeclaredItem]
    ) -> None:
        purposes = [
            f"{item.data_type}={item.purpose or '-'}, not {'/'.join(one.purposes) or '-'}"
            for item in items
            for one in sentence.expected
            if _fits(item, one) and not one.is_optional and item.purpose not in one.purposes
        ]
        if wrong or missed or purposes:
            self.mistakes.append(
                f"{sentence.lang}:{sentence.line} [{sentence.kind}] {sentence.text}\n"
                f"   wrong: {[(i.data_type, i.declared, i.party) for i in wrong]}\n"
                f"   missed: {[(e.data_type, e.declared, e.parties) for e in missed]}\n   purpose: {purposes}"
            )


def _fits(item: DeclaredItem, expected: Expected) -> bool:
    return (
        item.data_type == expected.data_type and item.declared in expected.declared and item.party in expected.parties
    )


def _fits_any(item: DeclaredItem, expected: tuple[Expected, ...]) -> bool:
    return any(_fits(item, one) for one in expected)


def score(sentences: list[Labelled], *, is_told: bool = False) -> Score:
    """Score some sentences."""
    total = Score()
    for sentence in sentences:
        total.add(sentence, is_told=is_told)
    return total
