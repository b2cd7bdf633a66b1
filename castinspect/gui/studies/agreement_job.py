"""The long jobs of the agreement screen: making a study, letting the model judge, evaluating."""

from __future__ import annotations

import random
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from castinspect.gui.studies.new_study_dialog import NewStudy
from castinspect.inspection.inspector import Inspector
from castinspect.progress import PicturesScored
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.history.opening import open_record, open_store
from castinspect.studies.agreement import Agreement
from castinspect.studies.agreement_model import model_judges
from castinspect.studies.agreement_parts import known_parts, study_folder
from castinspect.studies.agreement_record import put_on_record
from castinspect.studies.agreement_sheets import StudyPlan, evaluate_study, load_study, make_study
from castinspect.studies.printed.origin import origin_of
from castinspect.versions.suites import labelled_for_suite, load_suite, suite_files


@dataclass(frozen=True)
class StudyMade:
    """A study lies in this folder."""

    folder: Path


@dataclass(frozen=True)
class ModelJudged:
    """The model has filled in its sheets."""


@dataclass(frozen=True)
class StudyEvaluated:
    """What a study came to, which is on record.

    Attributes:
        folder: Of the study.
        plan: Its plan.
        found: What came out.
        digest: SHA-256 of the plan and all sheets, as the record has it.
    """

    folder: Path
    plan: StudyPlan
    found: Agreement
    digest: str


def make(registry: Registry, wish: NewStudy) -> Generator[object, None, StudyMade]:
    """Make a study of what was asked for."""
    if wish.suite:
        files = suite_files(registry, load_suite(registry, wish.suite))
        known = known_parts([(path, picture.role) for path, picture in files.items()])
    else:
        assert wish.folder is not None, "a suite or a folder was chosen"
        known = known_parts([(one.path, one.role) for one in labelled_for_suite(wish.folder, {})])
    count = len(known.good) + len(known.defective)
    yield PicturesScored(count, count)
    seed = random.SystemRandom().randrange(2**31)
    parts = known.drawn(wish.good, wish.defective, seed)
    folder = study_folder(wish.name)
    make_study(folder, parts.good, parts.defective, wish.appraisers, wish.trials, seed, wish.model)
    return StudyMade(folder)


def judge(registry: Registry, folder: Path, device: str) -> Generator[object, None, ModelJudged]:
    """Let the promoted version fill in the sheets of the model."""
    plan = load_study(folder)
    inspector = Inspector.for_scores(registry.promoted_checkpoint(), device, maps=False)
    yield from model_judges(folder, plan, plan.model, inspector)
    return ModelJudged()


def evaluate(folder: Path) -> Generator[object, None, StudyEvaluated]:
    """Evaluate a study, and put the result on the station's record."""
    plan, found = evaluate_study(folder)
    yield PicturesScored(1, 1)
    with open_store(station=Settings.load_or_last_good()[0].station_name) as store:
        digest = put_on_record(store, folder, plan, found)
    return StudyEvaluated(folder, plan, found, digest)


def write_report(evaluated: StudyEvaluated, path: Path) -> None:
    """Write what a study came to, as PDF or HTML by the ending of the file's name.

    Raises:
        StationError: The file cannot be written.
        StoreError: The record cannot be read.
    """
    from castinspect.studies.printed.agreement_page import write_agreement
    from castinspect.studies.printed.agreement_pdf import write_agreement_pdf

    if path.suffix.lower() == ".html":
        write_agreement(path, evaluated.plan, evaluated.found, evaluated.digest)
        return
    with closing(open_record()) as database:
        origin = origin_of(database)
    write_agreement_pdf(path, evaluated.plan, evaluated.found, origin, evaluated.digest)
