"""The published range of ISO 22514-7, 12.3 comes out; sizes of no use are refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import DataError
from castinspect.studies.agreement_sheets import fill_sheets, load_study, make_study
from castinspect.studies.uncertainty_range import range_of_study, uncertainty_range
from tests.studies.test_agreement import AIAG_DEFECTIVE, AIAG_MIXED

VALUES = [
    0.476901, 0.509015, 0.576459, 0.566152, 0.570360, 0.544951, 0.465454, 0.502295, 0.437810, 0.515573,
    0.488905, 0.559918, 0.542704, 0.454510, 0.517377, 0.531939, 0.519694, 0.484167, 0.520469, 0.477236,
    0.452310, 0.545804, 0.529065, 0.514192, 0.599581, 0.547204, 0.502436, 0.521642, 0.523754, 0.561457,
    0.503091, 0.505850, 0.487613, 0.449696, 0.496696, 0.543077, 0.409238, 0.488184, 0.427000, 0.501132,
    0.513779, 0.566575, 0.462410, 0.470832, 0.424530, 0.493441, 0.486379, 0.587893, 0.483803, 0.446697,
]  # fmt: skip
"""ISO 22514-7:2012, figure 6: the parts of the AIAG study (MSA, 4th edition, p. 134) with their measured values."""


@pytest.fixture(scope="module")
def ratings():
    said = np.ones((3, 50, 3), dtype=int)
    for part in AIAG_DEFECTIVE:
        said[:, part - 1] = 0
    for part, (*each, _) in AIAG_MIXED.items():
        said[:, part - 1] = [[int(digit) for digit in digits] for digits in each]
    return said


def test_the_range_of_the_aiag_study_is_the_published_one(ratings):
    """Limits 0.45 and 0.55; d_UR 0.023448, d_LR 0.024135, mean 0.0237915, 24 % of the tolerance."""
    found = uncertainty_range(VALUES, ratings)
    assert found.upper == (0.566152, 0.542704)
    assert found.lower == (0.470832, 0.446697)
    assert found.widths == pytest.approx((0.023448, 0.024135), abs=1e-9)
    assert found.mean == pytest.approx(0.0237915, abs=1e-9)
    assert round(found.share_of(0.55 - 0.45), 2) == 0.24


def test_a_size_with_one_limit_has_one_range(ratings):
    large = [number for number, value in enumerate(VALUES) if value > 0.48]
    found = uncertainty_range(np.array(VALUES)[large], ratings[:, large])
    assert found.lower is None
    assert found.widths == pytest.approx((0.023448,), abs=1e-9)


@pytest.mark.parametrize("said", [0, 1])
def test_where_all_say_the_same_of_everything_there_is_no_range(said):
    with pytest.raises(DataError) as caught:
        uncertainty_range([1.0, 2.0, 3.0], np.full((2, 3, 2), said))
    assert caught.value.code == "study-no-range"


@pytest.fixture
def study(tmp_path):
    for name in "abcd":
        (tmp_path / f"{name}.png").write_bytes(name.encode())
    paths = [tmp_path / f"{name}.png" for name in "abcd"]
    folder = tmp_path / "study"
    plan = make_study(folder, paths[:2], paths[2:], ["Kim", "Lee"], trials=2, seed=1)
    for appraiser in plan.appraisers:
        ratings = {code: said for codes in plan.codes for code, said in zip(codes, plan.reference, strict=True)}
        fill_sheets(folder, plan, appraiser, ratings)
    return folder, load_study(folder)


@pytest.mark.parametrize("text", ["picture,value\na.png,0.1\nb.png,0.2\nc.png,0.7\nd.png,0.9\n",
                                  "picture;value\nd.png;0,9\nc.png;0,7\nb.png;0,2\na.png;0,1\n"])  # fmt: skip
def test_a_study_whose_parts_were_measured(study, tmp_path, text):
    (tmp_path / "values.csv").write_text(text, encoding="utf-8-sig")
    assert range_of_study(*study, tmp_path / "values.csv").upper == (0.7, 0.2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"picture,value\na.png,0.1\n", "study-value-missing"),
        (b"picture,value\na.png,0.1\nb.png,0.2\nc.png,0.7\nd.png,0.9\na.png,0.3\n", "study-value-twice"),
        (b"picture,value\na.png,small\n", "study-values-unreadable"),
        (b"picture,value\na.png,nan\n", "study-values-unreadable"),
        (b"name,size\na.png,1\n", "study-values-unreadable"),
        (b"\xff\xfe\x00", "study-values-unreadable"),
    ],
)
def test_values_that_cannot_be_used_are_told(study, tmp_path, content, code):
    (tmp_path / "values.csv").write_bytes(content)
    with pytest.raises(DataError) as caught:
        range_of_study(*study, tmp_path / "values.csv")
    assert caught.value.code == code


def test_parts_whose_pictures_have_one_name_are_not_taken_for_one_part(tmp_path):
    """As pictures have that a camera numbers anew in each folder: one size would count for both parts."""
    paths = [tmp_path / kind / "0001.png" for kind in ("ok", "def")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(path.parent.name.encode())
    plan = make_study(tmp_path / "study", paths[:1], paths[1:], ["Kim"], trials=1, seed=1)
    fill_sheets(tmp_path / "study", plan, "Kim", dict(zip(plan.codes[0], plan.reference, strict=True)))
    (tmp_path / "values.csv").write_text("picture,value\n0001.png,0.5\n")
    with pytest.raises(DataError, match=r"which part 0001\.png is") as caught:
        range_of_study(tmp_path / "study", plan, tmp_path / "values.csv")
    assert caught.value.code == "study-value-twice"
