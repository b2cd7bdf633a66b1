"""An agreement study on disk: which parts, a blind sheet for each appraiser and trial, and reading them back.

A study is a folder: `study.json` holds the plan and what each code means; `pictures/` holds the parts under codes that
differ from trial to trial, so that nobody knows one again by its name; `sheets/NAME-1.csv` lists the codes in an order
of its own, and takes one word in its column `rating`.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from castinspect.errors import DataError
from castinspect.files import write_atomically
from castinspect.jsontext import read_model
from castinspect.studies.agreement import DEFECTIVE, OK, Agreement, study
from castinspect.studies.filled_table import read_table

PLAN, PICTURES, SHEETS = "study.json", "pictures", "sheets"
_WORDS = {
    **dict.fromkeys(("ok", "good", "pass", "yes", "y", "1", "양품", "합격"), OK),
    **dict.fromkeys(("defect", "defective", "ng", "bad", "fail", "no", "n", "0", "불량", "불합격"), DEFECTIVE),
}
_COLUMNS = ("order", "picture", "rating")


class StudyPart(BaseModel):
    """A part of the study: where its picture came from, and what it truly is."""

    model_config = ConfigDict(frozen=True)

    picture: str
    reference: Literal["ok", "defect"]


class StudyPlan(BaseModel):
    """What is judged by whom, how often.

    Attributes:
        parts: The parts, by their number in the study.
        appraisers: Who judges each of them.
        codes: For each trial the file name under `pictures/` of each part, (trials, parts).
        model: The appraiser that is the model; its trials are of the same files. Empty where none is.
        checkpoint: Id of the version that filled in the model's sheets; empty before.
    """

    model_config = ConfigDict(frozen=True)

    created: datetime = Field(default_factory=lambda: datetime.now(UTC))
    parts: tuple[StudyPart, ...]
    appraisers: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    model: str = ""
    checkpoint: str = ""

    @property
    def trials(self) -> int:
        """How often each appraiser judges each part."""
        return len(self.codes)

    @property
    def reference(self) -> list[int]:
        """What each part truly is, as `castinspect.studies.agreement` writes it."""
        return [OK if part.reference == "ok" else DEFECTIVE for part in self.parts]


def make_study(
    folder: Path,
    good: Sequence[Path],
    defective: Sequence[Path],
    appraisers: Sequence[str],
    trials: int,
    seed: int,
    model: str = "",
) -> StudyPlan:
    """Write a study: the plan, the pictures under their codes, and an empty sheet for each appraiser and trial.

    Args:
        folder: Of the study; it must not be there yet, or be empty.
        good: A picture of each good part.
        defective: A picture of each defective part.
        appraisers: Names, each once.
        trials: How often each part is judged.
        seed: The same seed gives the same codes and orders.
        model: The appraiser that is the model; empty where none is.

    Raises:
        DataError: The folder holds something, parts of one kind are missing, names are not different, or the study
            cannot be written.
    """
    names = [name.strip() for name in appraisers]
    if not good or not defective:
        raise DataError("study-one-kind")
    if not names or len({name.casefold() for name in names}) < len(names) or not all(map(_is_file_name, names)):
        raise DataError("study-appraisers")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataError("study-exists", folder=folder)
    chance = np.random.default_rng(seed)
    parts = [StudyPart(picture=str(path), reference="ok") for path in good]
    parts += [StudyPart(picture=str(path), reference="defect") for path in defective]
    shuffled = tuple(parts[index] for index in chance.permutation(len(parts)))
    plan = StudyPlan(parts=shuffled, appraisers=tuple(names), codes=_codes(shuffled, trials, chance), model=model)
    try:
        _write_study(folder, plan, chance)
    except OSError as error:
        raise DataError("study-not-written", folder=folder, detail=error.strerror or error) from error
    return plan


def load_study(folder: Path) -> StudyPlan:
    """Read a study's plan.

    Raises:
        DataError: There is none, or it is damaged.
    """
    try:
        return read_model(StudyPlan, (folder / PLAN).read_bytes())
    except (OSError, ValueError) as error:
        raise DataError("study-missing", folder=folder) from error


def write_plan(folder: Path, plan: StudyPlan) -> None:
    """Keep a plan in its folder.

    Raises:
        OSError: It cannot be written.
    """
    write_atomically(folder / PLAN, plan.model_dump_json(indent=1).encode())


def fill_sheets(folder: Path, plan: StudyPlan, appraiser: str, ratings: Mapping[str, int]) -> None:
    """Write an appraiser's ratings of all trials, as the model's are.

    Args:
        folder: Of the study.
        plan: Its plan.
        appraiser: Who judged.
        ratings: By code: OK or DEFECTIVE.

    Raises:
        DataError: A sheet cannot be written.
    """
    for trial, codes in enumerate(plan.codes):
        write_sheet(folder, appraiser, trial, list(codes), ratings)


def read_ratings(folder: Path, plan: StudyPlan) -> NDArray[np.int64]:
    """All sheets of a study.

    Returns:
        Ratings, (appraisers, parts, trials).

    Raises:
        DataError: A sheet is missing, has a word that is no rating, or is not complete; the sentence says which.
    """
    sheets = [[_read_sheet(folder, name, trial, codes) for trial, codes in enumerate(plan.codes)]
              for name in plan.appraisers]  # fmt: skip
    return np.asarray(sheets, dtype=np.int64).transpose(0, 2, 1)


def evaluate_study(folder: Path) -> tuple[StudyPlan, Agreement]:
    """Evaluate a study whose sheets are filled in.

    Raises:
        DataError: See `load_study` and `read_ratings`.
    """
    plan = load_study(folder)
    return plan, study(plan.appraisers, read_ratings(folder, plan), plan.reference)


def sheet_path(folder: Path, appraiser: str, trial: int) -> Path:
    """Where a sheet lies; `trial` counts from 0, the name from 1."""
    return folder / SHEETS / f"{appraiser}-{trial + 1}.csv"


def _codes(parts: Sequence[StudyPart], trials: int, chance: np.random.Generator) -> tuple[tuple[str, ...], ...]:
    """File names that say nothing of the part, each once, (trials, parts)."""
    numbers = 100_000 + chance.choice(900_000, size=(trials, len(parts)), replace=False)
    kinds = [Path(part.picture).suffix.lower() for part in parts]
    return tuple(tuple(f"{number}{kind}" for number, kind in zip(row, kinds, strict=True)) for row in numbers)


def _write_study(folder: Path, plan: StudyPlan, chance: np.random.Generator) -> None:
    """The pictures, the sheets in an order of their own, and last the plan: a study without it is none."""
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    for codes in plan.codes:
        for part, code in zip(plan.parts, codes, strict=True):
            shutil.copyfile(part.picture, folder / PICTURES / code)
    for name in plan.appraisers:
        for trial, codes in enumerate(plan.codes):
            write_sheet(folder, name, trial, [codes[index] for index in chance.permutation(len(codes))], {})
    write_plan(folder, plan)


def _is_file_name(name: str) -> bool:
    return bool(name) and name == Path(name).name and name.isprintable() and not set(name) & set('<>:"/\\|?*')


def write_sheet(folder: Path, appraiser: str, trial: int, codes: Sequence[str], ratings: Mapping[str, int]) -> None:
    """Write a sheet: its codes in their order, and what was said of them so far.

    Raises:
        DataError: It cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for order, code in enumerate(codes, start=1):
        rating = "" if code not in ratings else ("ok" if ratings[code] == OK else "defect")
        writer.writerow((order, code, rating))
    # a spreadsheet takes UTF-8 for what it is only with a byte order mark
    try:
        write_atomically(sheet_path(folder, appraiser, trial), text.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise DataError("study-not-written", folder=folder, detail=error.strerror or error) from error


def read_sheet(file: Path) -> dict[str, int | None]:
    """The ratings of a sheet by code, in its order; None where there is none yet.

    Raises:
        DataError: It cannot be read, or has a word that is no rating.
    """
    try:
        rows = read_table(file)
    except (OSError, ValueError) as error:
        raise DataError("study-sheet-unreadable", path=file) from error
    found: dict[str, int | None] = {}
    for row in rows:
        picture, word = ((row.get(name) or "").strip() for name in ("picture", "rating"))
        if word and word.casefold() not in _WORDS:
            raise DataError("study-rating-unknown", path=file, word=word, picture=picture)
        found[picture] = _WORDS[word.casefold()] if word else None
    return found


def _read_sheet(folder: Path, appraiser: str, trial: int, codes: Sequence[str]) -> list[int]:
    """One sheet's ratings, in the order of the plan's codes."""
    file = sheet_path(folder, appraiser, trial)
    found = {code: rating for code, rating in read_sheet(file).items() if rating is not None}
    missing = [code for code in codes if code not in found]
    if missing:
        raise DataError("study-sheet-unfinished", path=file, missing=len(missing), total=len(codes))
    return [found[code] for code in codes]
