"""What the screenshots show is a shift as a line has it: lots and parts in their order, few of them defective."""

from __future__ import annotations

from castinspect.gui.proof import screenshots
from castinspect.imaging.loading import load_image


def test_pictures_are_named_by_lot_and_part_and_few_are_defective(tmp_path, monkeypatch):
    monkeypatch.setattr(screenshots, "_LOTS", 2)
    monkeypatch.setattr(screenshots, "_A_LOT", 3)
    monkeypatch.setattr(screenshots, "_DEFECTIVE", (1,))
    is_good = screenshots._draw_pictures(tmp_path)
    assert list(is_good) == [f"A01_000{n}.png" for n in (1, 2, 3)] + [f"A02_000{n}.png" for n in (4, 5, 6)]
    assert [name for name, good in is_good.items() if not good] == ["A02_0005.png"]
    assert sorted(path.name for path in tmp_path.glob("A*.png")) == list(is_good)
    assert load_image(tmp_path / "A02_0005.png").pixels.shape[0] == 300


def test_waiting_ends_when_it_is_no_longer_so(qtbot):
    left = [3]

    def busy():
        left[0] -= 1
        return left[0] > 0

    screenshots.wait_while(busy)
    assert left == [0]
