"""How large the bundle is said to be."""

from __future__ import annotations

from sizes import component_sizes, describe


def test_sizes_go_by_component_and_links_count_once(tmp_path):
    torch = tmp_path / "_internal" / "torch" / "lib"
    torch.mkdir(parents=True)
    (torch / "a.so").write_bytes(bytes(3_000_000))
    (torch / "b.so").hardlink_to(torch / "a.so")
    (tmp_path / "_internal" / "a.so").symlink_to("torch/lib/a.so")
    (tmp_path / "_internal" / "numpy.libs").mkdir()
    (tmp_path / "_internal" / "numpy.libs" / "c.so").write_bytes(bytes(1_000_000))
    (tmp_path / "castinspect").write_bytes(bytes(500_000))
    found = {size.name: size.size for size in component_sizes(tmp_path)}
    assert found == {"torch": 3_000_000, "numpy": 1_000_000, "Python, system libraries, modules": 500_000}
    assert "4.5 MB" in describe(component_sizes(tmp_path)).splitlines()[-1]
