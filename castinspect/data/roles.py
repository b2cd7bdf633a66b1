"""What a class means, as far as its name tells: only where every word of the name is known."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from castinspect.models.metadata import Role

_OK_WORDS = frozenset({
    "ok", "good", "normal", "pass", "passed", "sound", "fine", "io",
    "정상", "정상품", "양품", "양호", "합격", "합격품",
})  # fmt: skip
_DEFECT_WORDS = frozenset({
    "def", "defect", "defects", "defective", "ng", "nok", "ko", "nio", "notok", "bad", "fail", "failed", "reject",
    "rejects", "rejected", "faulty", "broken", "damaged", "abnormal", "anomaly", "anomalous",
    "불량", "불량품", "결함", "불합격", "불합격품", "비정상", "기공", "균열", "긁힘", "찍힘",
    "blow", "blowhole", "blowholes", "hole", "holes", "pinhole", "pinholes", "pore", "pores", "scratch", "scratches",
    "scratched", "burr", "burrs", "chip", "chips", "chipped", "crack", "cracks", "cracked", "dent", "dents", "dented",
    "void", "voids", "inclusion", "inclusions", "shrinkage", "porosity", "misrun",
})  # fmt: skip
_NEUTRAL_WORDS = frozenset({
    "a", "b", "c", "d", "s", "back", "bottom", "cam", "camera", "cast", "casting", "castings", "class", "data", "face",
    "front", "image", "images", "img", "imgs", "impeller", "impellers", "inner", "left", "outer", "part",
    "parts", "photo", "photos", "pic", "pics", "picture", "pictures", "piece", "pieces", "right", "sample", "samples",
    "set", "side", "top", "view", "wheel", "wheels",
    "앞", "뒤", "앞면", "뒷면", "전면", "후면", "상면", "하면", "측면", "왼쪽", "오른쪽", "부품", "제품", "주물",
    "사진", "이미지", "카메라",
})  # fmt: skip
_NEGATIONS = frozenset({"not", "no", "non", "un"})
_NUMBER_SIGNS = frozenset({"no", "nr"})
_SIGNS = frozenset("_-.,;:&+/()[]{}#%'’ ")
"""What stands between words and says nothing; any other sign (`!ok`, `ok?`, `~ok`) may say anything."""


def composed(name: str) -> str:
    """A name as most systems write it; macOS takes Hangul apart (NFD)."""
    return unicodedata.normalize("NFC", name)


def guess_role(name: str) -> Role | None:
    """Guess from a class's name whether it means ok or defect; None where the name does not tell.

    A word of good parts may be negated or qualified in any language (`nicht_ok`, `almost_ok`, `정상_아님`) or belong to
    another noun (`normal_wear`), so one unknown word leaves the name to the person. `not_ok` is a defect; `no_defect`
    and `0_defects` are left to the person.
    """
    words = _words(name)
    if words is None or not set(words) <= _OK_WORDS | _DEFECT_WORDS | _NEUTRAL_WORDS | _NEGATIONS:
        return None
    negated = {after for before, after in zip(words, [*words[1:], ""], strict=False) if before in _NEGATIONS}
    if "" in negated or not negated <= _OK_WORDS:  # `ok_not`, `no_defect`, `not_a_good`
        return None
    plain = {word for before, word in zip(["", *words], words, strict=False) if before not in _NEGATIONS}
    is_ok, is_defect = bool(plain & _OK_WORDS), bool(plain & _DEFECT_WORDS or negated)
    if is_ok == is_defect:
        return None
    return Role.OK if is_ok else Role.DEFECT


def _words(name: str) -> list[str] | None:
    """The words of a name in lower case, without numbers; None where a sign may say anything."""
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", composed(name))
    if any(not (sign.isalnum() or sign in _SIGNS) for sign in apart):
        return None
    pieces = re.findall(r"[^\W\d_]+|\d+", apart.lower())
    if any(piece.isdecimal() and not int(piece) and after in _DEFECT_WORDS for piece, after in pairwise(pieces)):
        return None  # `0_defects`
    numbered = {at for at, piece in enumerate(pieces[:-1]) if piece in _NUMBER_SIGNS and pieces[at + 1].isdecimal()}
    return [piece for at, piece in enumerate(pieces) if not piece.isdecimal() and at not in numbered]
