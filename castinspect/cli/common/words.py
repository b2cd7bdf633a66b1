"""Words of the core that are said by the value of an enumeration; named here so that they are translated, too."""

from __future__ import annotations

from castinspect.language import marked

WORDS = (
    marked("OK"), marked("DEFECT"), marked("REVIEW"), marked("HOLD"),
    marked("acceptable"), marked("marginal"), marked("unacceptable"),
    marked("confirmed"), marked("overruled"), marked("decided"),
    marked("operator"), marked("engineer"), marked("administrator"),
    marked("test"), marked("train"), marked("validation"), marked("out-of-fold"), marked("stopped"), marked("diverged"),
    marked("ok"), marked("defect"), marked("unclear"),
    marked("reasons"), marked("classes"),
)  # fmt: skip
