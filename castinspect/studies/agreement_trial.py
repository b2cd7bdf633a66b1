"""One appraiser's trial, judged blind: its pictures in the order of the sheet, each rating on the disk at once."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import DataError
from castinspect.studies.agreement_sheets import PICTURES, StudyPlan, read_sheet, sheet_path, write_sheet


class BlindTrial:
    """What is left to judge, and what was judged; nothing of it tells what a part truly is, or what others said.

    Args:
        folder: Of the study.
        plan: Its plan.
        appraiser: Who judges.
        trial: Counts from 0.

    Raises:
        DataError: The sheet cannot be read, or lists other pictures than the plan.
    """

    def __init__(self, folder: Path, plan: StudyPlan, appraiser: str, trial: int) -> None:
        self._folder, self._appraiser, self._trial = folder, appraiser, trial
        sheet = read_sheet(sheet_path(folder, appraiser, trial))
        self._order = tuple(sheet)
        if sorted(self._order) != sorted(plan.codes[trial]):
            raise DataError("study-sheet-unreadable", path=sheet_path(folder, appraiser, trial))
        self._ratings = {code: rating for code, rating in sheet.items() if rating is not None}
        self._given: list[str] = []

    @property
    def total(self) -> int:
        """How many pictures are to be judged."""
        return len(self._order)

    @property
    def done(self) -> int:
        """How many were judged."""
        return len(self._ratings)

    @property
    def picture(self) -> Path | None:
        """The next picture; None where all were judged."""
        code = next((code for code in self._order if code not in self._ratings), None)
        return self._folder / PICTURES / code if code else None

    def rate(self, rating: int) -> None:
        """Judge the next picture; nothing happens where all were judged.

        Args:
            rating: As `castinspect.studies.agreement` writes it.

        Raises:
            DataError: The sheet cannot be written; the picture is still to be judged then.
        """
        if (picture := self.picture) is None:
            return
        self._write(self._ratings | {picture.name: rating})
        self._given.append(picture.name)

    def take_back(self) -> None:
        """Judge the last picture anew; only those of this sitting.

        Raises:
            DataError: The sheet cannot be written.
        """
        if self._given:
            last = self._given[-1]
            self._write({code: rating for code, rating in self._ratings.items() if code != last})
            self._given.pop()

    def _write(self, ratings: dict[str, int]) -> None:
        write_sheet(self._folder, self._appraiser, self._trial, self._order, ratings)
        self._ratings = ratings
