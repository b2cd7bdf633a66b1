"""A picture is found where it was routed to, and never confused with another file of its name."""

from __future__ import annotations

from PIL import Image

from castinspect.files import sha256_of
from castinspect.station.history.rows import Judgement, RouteIntent
from castinspect.station.history.views.pictures import places_of, small_picture, whole_picture
from castinspect.station.history.views.queries import page
from tests.helpers.history import inspection_of, store_in


def picture(path, value=90):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (200, 100), value).save(path)
    return path


def test_a_routed_picture_is_looked_for_where_it_went_first(tmp_path):
    with store_in(tmp_path) as store:
        store.record(Judgement(inspection_of(), route=RouteIntent("move", tmp_path / "defect" / "part_00001.png")))
        places = places_of(store.database, page(store.database))["cell-3", 1]
    assert [place.parent.name for place in places] == ["defect", "camera"]


def test_only_the_judged_content_counts(tmp_path):
    judged, other = picture(tmp_path / "a" / "x.png"), picture(tmp_path / "b" / "x.png", 10)
    digest = sha256_of(judged)
    assert whole_picture([tmp_path / "gone.png", other, judged], digest) == judged
    assert whole_picture([other], digest) is None
    assert whole_picture([judged], "") is None


def test_a_small_picture_is_the_judged_one(tmp_path):
    judged, other = picture(tmp_path / "a" / "x.png"), picture(tmp_path / "b" / "x.png", 10)
    small = small_picture([other, judged], sha256_of(judged), 50)
    assert small.shape == (25, 50)
    assert small.mean() == 90
    assert small_picture([other], sha256_of(judged), 50) is None
