"""Parts are drawn by chance from what is known, and studies lie in the station's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.errors import DataError
from castinspect.models.metadata import Role
from castinspect.paths import studies_dir
from castinspect.studies.agreement_parts import known_parts, known_studies, study_folder
from castinspect.studies.agreement_sheets import PLAN


def test_so_many_of_each_kind_are_drawn_the_same_for_a_seed():
    parts = known_parts([(Path(f"{n}"), Role.OK if n % 2 else Role.DEFECT) for n in range(40)])
    drawn = parts.drawn(5, 100, seed=3)
    assert (len(drawn.good), len(drawn.defective)) == (5, 20)
    assert drawn == parts.drawn(5, 100, seed=3)
    assert drawn.good != parts.drawn(5, 100, seed=4).good


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "x" * 61, "a\nb"])
def test_a_name_that_is_no_folder_is_refused(name):
    with pytest.raises(DataError) as caught:
        study_folder(name)
    assert caught.value.code == "study-name"


def test_studies_are_found_again():
    assert known_studies() == []
    (study_folder("first") / PLAN).parent.mkdir(parents=True)
    (study_folder("first") / PLAN).write_text("{}")
    assert known_studies() == [studies_dir() / "first"]
