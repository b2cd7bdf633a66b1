"""Procedural top views of machined castings, with defects on request and the truth about them."""

from castinspect.imaging.synthetic.defects import DefectKind
from castinspect.imaging.synthetic.scene import SyntheticCasting, make_casting
from castinspect.imaging.synthetic.shapes import PartShape

__all__ = ["DefectKind", "PartShape", "SyntheticCasting", "make_casting"]
