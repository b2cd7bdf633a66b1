"""An agreement study on record: its result and the hash of everything it came from, in the station's audit chain."""

from __future__ import annotations

import hashlib
from pathlib import Path

from castinspect.errors import DataError
from castinspect.identity import current_user
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.store import Store
from castinspect.studies.agreement import Agreement
from castinspect.studies.agreement_sheets import PLAN, StudyPlan, sheet_path


def study_digest(folder: Path, plan: StudyPlan) -> str:
    """SHA-256 over the plan and all sheets: whether a study is still what was put on record.

    Raises:
        DataError: One of them cannot be read.
    """
    files = [folder / PLAN]
    files += [sheet_path(folder, name, trial) for name in plan.appraisers for trial in range(plan.trials)]
    digest = hashlib.sha256()
    for file in files:
        try:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError as error:
            raise DataError("study-sheet-unreadable", path=file) from error
    return digest.hexdigest()


def put_on_record(store: Store, folder: Path, plan: StudyPlan, found: Agreement) -> str:
    """Keep a study's result in the audit chain.

    Returns:
        Its digest.

    Raises:
        DataError: A sheet cannot be read.
        StoreError: It was not kept.
    """
    digest = study_digest(folder, plan)
    grades = {one.name: str(one.grade) for one in found.appraisers}
    payload = {"study": folder.name, "sha256": digest, "parts": len(plan.parts), "trials": plan.trials}
    store.note(AuditKind.STUDY, {**payload, "grades": grades, "model": plan.model}, current_user())
    return digest
