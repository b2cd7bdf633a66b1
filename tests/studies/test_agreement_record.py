"""A study's result is a link of the audit chain, and a changed sheet changes its hash."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from castinspect.station.history.audit.chain import AuditKind, opened
from castinspect.station.history.opening import open_store
from castinspect.station.history.tables import audit
from castinspect.studies.agreement import OK
from castinspect.studies.agreement_record import put_on_record, study_digest
from castinspect.studies.agreement_sheets import evaluate_study, fill_sheets, make_study, sheet_path


@pytest.fixture
def made(tmp_path):
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    for path in paths:
        path.write_bytes(path.name.encode())
    folder = tmp_path / "study"
    plan = make_study(folder, paths[:2], paths[2:], ["Kim"], trials=2, seed=1)
    fill_sheets(folder, plan, "Kim", {code: OK for codes in plan.codes for code in codes})
    return folder, plan


def test_the_result_stands_in_the_chain_with_the_hash_of_what_it_came_from(made):
    folder, plan = made
    _, found = evaluate_study(folder)
    with open_store() as store:
        digest = put_on_record(store, folder, plan, found)
        with store.database.reading() as connection:
            entry = connection.execute(select(audit).where(audit.c.kind == AuditKind.STUDY)).one()
    payload = opened(entry.payload)
    assert payload["sha256"] == digest == study_digest(folder, plan)
    assert payload["grades"] == {"Kim": "unacceptable"}


def test_one_other_answer_is_another_hash(made):
    folder, plan = made
    before = study_digest(folder, plan)
    sheet = sheet_path(folder, "Kim", 1)
    sheet.write_bytes(sheet.read_bytes().replace(b",ok", b",defect", 1))
    assert study_digest(folder, plan) != before
